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

/**
 * Returns the resources that `sst deploy` would create for a stage.
 * @throws the errors that it would report
 */
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
      // Nothing of this machine: settings and profiles of the developer must not matter.
      env: { SST_SECRET_LatchKeys: keys, ...environment },
    },
  );
  return createGraphView(JSON.parse(stdout) as Raw);
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

/** Copies a graph, so that a test can change it. */
export const copyGraph = ({ app, outputs, functions, resources }: Graph): Graph =>
  createGraphView(structuredClone({ app, outputs, functions, resources }));

function createGraphView(graph: Raw) {
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
    /** Returns the statements of the role of a function. */
    statements: (name: string): Statement[] =>
      policies(name).flatMap(({ policy }) => JSON.parse(policy).Statement as Statement[]),
    /** Returns the environment variables of a function. */
    variables: (name: string): Record<string, string> =>
      (
        one("aws:lambda/function:Function", `${name}Function`)["environment"] as {
          variables: Record<string, string>;
        }
      )["variables"],
    /** Removes a resource. */
    remove(type: string, name: string): void {
      one(type, name);
      graph.resources.splice(
        graph.resources.findIndex((each) => each.type === type && each.name === name),
        1,
      );
    },
    /** Changes the statements of the role of a function. */
    restate(name: string, change: (statements: Statement[]) => Statement[]): void {
      for (const held of policies(name)) {
        const { Statement, ...rest } = JSON.parse(held.policy);
        held.policy = JSON.stringify({ ...rest, Statement: change(Statement) });
      }
    },
  };
}
export type Graph = ReturnType<typeof createGraphView>;

/** A statement of a role: these actions on these resources. */
export const allow = (Action: string[], ...Resource: string[]): Statement => ({
  Effect: "Allow",
  Action,
  Resource,
});
