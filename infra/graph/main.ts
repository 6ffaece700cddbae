/**
 * Evaluates sst.config.ts with SST's own components and Pulumi's mocks, and prints the resources that it
 * creates as JSON, without network, AWS and state. Needs .sst/platform (see scripts/sst-platform.ts).
 * It runs in a separate process, because Pulumi ends when the event loop is empty.
 *   node infra/graph/main.ts [--stage production] [--dev] [--shared FOLDER]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { mockPulumi, region } from "./mocks.ts";
import { loadApp, loadProgram, platform, pulumi, root } from "./platform.ts";
import { startRpc } from "./rpc.ts";

const { stage, dev, shared } = parseArgs({
  options: {
    stage: { type: "string", default: "test" },
    dev: { type: "boolean", default: false },
    shared: { type: "string" },
  },
}).values;

const scratch = mkdtempSync(join(tmpdir(), "latch-graph-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

const rpc = await startRpc(scratch, shared ?? scratch);
const app = await loadApp(stage, shared ?? scratch);
const resources = await mockPulumi(app.name, stage);
process.env["SST_SERVER"] = rpc.url;
process.env["SST_AWS_REGION"] ??= region;
Object.assign(globalThis, {
  $app: app,
  $dev: dev,
  $cli: {
    command: dev ? "dev" : "deploy",
    dev,
    paths: { home: scratch, root, work: scratch, platform },
    state: { version: {} },
  },
});

const program = await loadProgram(shared ?? scratch);
/** The options of the resources after SST's own transformations. */
const options = new Map<string, { protect?: boolean; retainOnDelete?: boolean }>();
let outputs: unknown;

process.on("beforeExit", () => {
  const { name, removal, protect } = app;
  const graph = {
    app: { name, stage, removal, protect },
    outputs,
    functions: rpc.built,
    resources: resources.map((made) => ({ ...made, ...options.get(`${made.type} ${made.name}`) })),
  };
  process.stdout.write(`${JSON.stringify(graph)}\n`, () => process.exit());
});

pulumi.runtime
  .runInPulumiStack(() =>
    program.run(() => {
      pulumi.runtime.registerStackTransformation(({ type, name, opts }) => {
        const { protect, retainOnDelete } = opts as { protect?: boolean; retainOnDelete?: boolean };
        options.set(`${type} ${name}`, { protect, retainOnDelete });
        return undefined;
      });
      return program.mod.run();
    }),
  )
  .then((result) => {
    outputs = result;
  });
