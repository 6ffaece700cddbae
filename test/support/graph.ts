import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createKeyRing } from "@latch/adapters/crypto";
import { expect, inject } from "vitest";

const main = fileURLToPath(new URL("../../infra/graph/main.ts", import.meta.url));
const run = promisify(execFile);

export const keys = JSON.stringify(await createKeyRing());

export type Resource = {
  type: string;
  name: string;
  inputs: Record<string, unknown>;
  protect?: boolean;
  retainOnDelete?: boolean;
};
export type Statement = { Effect: string; Action: string[]; Resource: string[] };

/** What `sst deploy` would make of a stage. @throws with what it would complain about */
export async function evaluate(
  stage: string,
  environment: NodeJS.ProcessEnv = {},
  dev = false,
): Promise<Graph> {
  const { stdout } = await run(
    process.execPath,
    [main, "--stage", stage, "--shared", inject("runFolder"), ...(dev ? ["--dev"] : [])],
    {
      maxBuffer: 2 ** 26,
      // Nothing of this machine: a setting or a profile of its owner must not matter.
      env: { SST_SECRET_LatchKeys: keys, ...environment },
    },
  );
  return viewOf(JSON.parse(stdout) as Raw);
}

type Raw = {
  app: { name: string; stage: string; removal: string; protect: boolean };
  outputs: Record<string, unknown>;
  functions: Record<
    string,
    { handler: string; links: Record<string, unknown>; files: string[]; bytes: number }
  >;
  resources: Resource[];
};

/** A graph of its own, to be changed at will. */
export const copyOf = ({ app, outputs, functions, resources }: Graph): Graph =>
  viewOf(structuredClone({ app, outputs, functions, resources }));

function viewOf(graph: Raw) {
  const all = (type: string) => graph.resources.filter((resource) => resource.type === type);
  const one = (type: string, name: string): Resource["inputs"] => {
    const found = all(type).filter((resource) => resource.name === name);
    expect(found, `${name} among ${all(type).map((resource) => resource.name)}`).toHaveLength(1);
    return found[0]?.inputs ?? {};
  };
  const policies = (name: string) =>
    (one("aws:iam/role:Role", `${name}Role`)["inlinePolicies"] ?? []) as { policy: string }[];
  return {
    ...graph,
    all,
    one,
    tables: () => all("aws:dynamodb/table:Table"),
    /** What the role of a function allows. */
    statements: (name: string): Statement[] =>
      policies(name).flatMap(({ policy }) => JSON.parse(policy).Statement as Statement[]),
    /** The variables of a function. */
    variables: (name: string): Record<string, string> =>
      (
        one("aws:lambda/function:Function", `${name}Function`)["environment"] as {
          variables: Record<string, string>;
        }
      )["variables"],
    /** Takes a resource away. */
    remove(type: string, name: string): void {
      one(type, name);
      graph.resources.splice(
        graph.resources.findIndex((each) => each.type === type && each.name === name),
        1,
      );
    },
    /** Changes what the role of a function allows. */
    restate(name: string, change: (statements: Statement[]) => Statement[]): void {
      for (const held of policies(name)) {
        const { Statement, ...rest } = JSON.parse(held.policy);
        held.policy = JSON.stringify({ ...rest, Statement: change(Statement) });
      }
    },
  };
}
export type Graph = ReturnType<typeof viewOf>;

/** A statement of a role: these actions on these resources. */
export const allow = (Action: string[], ...Resource: string[]): Statement => ({
  Effect: "Allow",
  Action,
  Resource,
});
