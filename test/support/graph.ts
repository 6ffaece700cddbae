import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createKeyRing } from "@latch/adapters/keys";
import { expect, inject } from "vitest";

const main = fileURLToPath(new URL("../../infra/graph/main.ts", import.meta.url));
const run = promisify(execFile);

export const keys = JSON.stringify(await createKeyRing());

type Resource = {
  type: string;
  name: string;
  inputs: Record<string, unknown>;
  protect?: boolean;
  retainOnDelete?: boolean;
};
type Statement = { Effect: string; Action: string[]; Resource: string[] };

/** What `sst deploy` would make of a stage. @throws with what it would complain about */
export async function evaluate(stage: string, environment: NodeJS.ProcessEnv = {}, dev = false) {
  const { stdout } = await run(
    process.execPath,
    [main, "--stage", stage, "--shared", inject("runFolder"), ...(dev ? ["--dev"] : [])],
    {
      maxBuffer: 2 ** 26,
      // Nothing of this machine: a setting or a profile of its owner must not matter.
      env: { SST_SECRET_LatchKeys: keys, ...environment },
    },
  );
  const graph = JSON.parse(stdout) as {
    app: { name: string; stage: string; removal: string; protect: boolean };
    outputs: Record<string, unknown>;
    functions: Record<
      string,
      { handler: string; links: Record<string, unknown>; files: string[]; bytes: number }
    >;
    resources: Resource[];
  };
  const all = (type: string) => graph.resources.filter((resource) => resource.type === type);
  const one = (type: string, name: string): Resource["inputs"] => {
    const found = all(type).filter((resource) => resource.name === name);
    expect(found, `${name} among ${all(type).map((resource) => resource.name)}`).toHaveLength(1);
    return found[0]?.inputs ?? {};
  };
  return {
    ...graph,
    all,
    one,
    tables: () => all("aws:dynamodb/table:Table"),
    /** What the role of a function allows. */
    statements(name: string): Statement[] {
      const role = one("aws:iam/role:Role", `${name}Role`);
      const policies = role["inlinePolicies"] as { policy: string }[];
      return policies.flatMap(({ policy }) => JSON.parse(policy).Statement as Statement[]);
    },
  };
}
export type Graph = Awaited<ReturnType<typeof evaluate>>;

/** A statement of a role: these actions on these resources. */
export const allow = (Action: string[], ...Resource: string[]): Statement => ({
  Effect: "Allow",
  Action,
  Resource,
});
