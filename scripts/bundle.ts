/** `npm run build:functions`: the Lambda bundles, how large they are and how fast they start. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createKeyRing } from "@latch/adapters/crypto";
import { tables } from "@latch/adapters/dynamodb";
import { build } from "esbuild";
import {
  assets,
  bytesAtStart,
  esbuildOptions,
  handlerFileOf,
  tasksAssets,
} from "../infra/bundle.ts";
import { sealLinks } from "../infra/seal-links.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** KiB, of what each function loads at its start: it is read and compiled at each cold start. */
export const sizeLimits = {
  api: 900,
  authorizer: 300,
  "forget-person": 650,
  "deliver-webhooks": 700,
  "plan-webhooks": 650,
  "publish-changes": 650,
  "record-activity": 650,
  "send-mail": 850,
  sweep: 650,
  tasks: 650,
};
export type FunctionName = keyof typeof sizeLimits;

const assetsByFunction: Partial<Record<FunctionName, typeof assets>> = {
  api: assets,
  tasks: tasksAssets,
};

/**
 * Bundles a function as SST does, into an empty folder.
 * @returns the size of what it loads at its start, in KiB
 */
export async function bundle(name: FunctionName, folder: string): Promise<number> {
  const { metafile } = await build({
    ...esbuildOptions,
    entryPoints: { [name]: join(root, `${handlerFileOf(name)}.ts`) },
    absWorkingDir: folder,
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    metafile: true,
    minify: true,
    platform: "node",
    format: "esm",
    // CommonJS inside the bundle asks for Node's own modules this way.
    banner: {
      js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);',
    },
    logLevel: "warning",
  });
  for (const { from, to } of assetsByFunction[name] ?? [])
    cpSync(join(root, from), join(folder, to));
  return bytesAtStart(metafile.outputs, `${name}.mjs`) / 1024;
}

/** What the secrets of Stripe are where nobody has set them. */
export const noStripe = { StripeSecretKey: { value: "" }, StripeWebhookSecret: { value: "" } };

type Start = { cpu: number; wall: number };

/** What a fresh process has spent (ms) when it has run `code`: the median of several. */
function startOf(code: string, folder: string, env: Record<string, string>): Start {
  const report =
    "const{user,system}=process.cpuUsage();console.log(JSON.stringify({cpu:(user+system)/1000,wall:performance.now()}))";
  const starts = Array.from({ length: 11 }, (): Start => {
    const args = ["--input-type=module", "--eval", `${code};${report};process.exit()`];
    return JSON.parse(execFileSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" }));
  });
  const median = (values: number[]) =>
    Math.round(values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN);
  return {
    cpu: median(starts.map(({ cpu }) => cpu)),
    wall: median(starts.map(({ wall }) => wall)),
  };
}

if (import.meta.main) {
  const links = Object.keys(tables).map((name) => [name, { name }] as const);
  const Events = { arn: "arn:aws:sns:us-east-1:123456789012:latch-events" };
  const Deliveries = { url: "https://sqs.us-east-1.amazonaws.com/123456789012/deliveries" };
  const MailQueue = { url: "https://sqs.us-east-1.amazonaws.com/123456789012/latch-send-mail" };
  const LatchKeys = { value: JSON.stringify(await createKeyRing()) };
  const environment = { AWS_REGION: "us-east-1", LATCH_ISSUER: "https://api.example.com" };

  for (const [name, limit] of Object.entries(sizeLimits) as [FunctionName, number][]) {
    const folder = join(root, "dist/functions", name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const size = await bundle(name, folder);
    console.log(`dist/functions/${name}/${name}.mjs: ${Math.ceil(size)} KiB of at most ${limit}`);
    if (size > limit) process.exitCode = 1;

    const env = {
      ...environment,
      ...sealLinks(folder, {
        ...Object.fromEntries(links),
        ...noStripe,
        LatchKeys,
        Events,
        Deliveries,
        MailQueue,
      }),
    };
    const file = pathToFileURL(join(folder, `${name}.mjs`));
    const start = startOf(`await import(${JSON.stringify(file)})`, folder, env);
    const empty = startOf("", folder, env);
    rmSync(join(folder, "resource.enc"));
    console.log(
      `start: ${start.cpu} ms CPU, ${start.wall} ms; an empty process ${empty.cpu}, ${empty.wall}`,
    );
  }
}
