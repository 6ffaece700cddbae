import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import manifest from "../../package.json" with { type: "json" };
import { root } from "../support/processes/program.ts";

type Step = { run?: string; uses?: string };
type Workflow = {
  permissions: Record<string, string>;
  concurrency: { "cancel-in-progress": boolean };
  jobs: Record<string, { "timeout-minutes": number; steps: Step[] }>;
};

const read = (file: string): string => readFileSync(join(root, file), "utf8");
const workflows = globSync(".github/workflows/*.yml", { cwd: root });

/** Scripts that the lines of a shell run by npm and that the manifest does not have. */
const missingScripts = (lines: string): string[] =>
  [...lines.matchAll(/npm (?:run )?(?!ci\b|run\b)([\w:-]+)/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !(name in manifest.scripts));

test("a workflow runs the command of CONTRIBUTING.md", () => {
  expect(workflows.map(read).join("\n")).toContain("run: npm ci && npm run verify\n");
});

describe.each(workflows)("%s", (file) => {
  const { permissions, concurrency, jobs } = parse(read(file)) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test("calls scripts that exist", () => {
    expect(steps.flatMap(({ run = "" }) => missingScripts(run))).toEqual([]);
  });

  test("pins each action to a version", () => {
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.filter((action) => !/@v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  });

  test("may only read, cancels an older run, and ends", () => {
    expect(permissions).toEqual({ contents: "read" });
    expect(concurrency["cancel-in-progress"]).toBe(true);
    expect(Object.values(jobs).filter((job) => !job["timeout-minutes"])).toEqual([]);
  });
});

test("a script that does not exist is reported", () => {
  expect(missingScripts("npm ci && npm run verify && npm test && npm run proof")).toEqual([
    "proof",
  ]);
});

test("the other files of GitHub and of the editors can be parsed", () => {
  const yaml = globSync([".github/*.yml", ".github/ISSUE_TEMPLATE/*.yml"], { cwd: root });
  const json = globSync([".devcontainer/*.json", ".vscode/*.json"], { cwd: root });
  expect([yaml.length, json.length]).toEqual([4, 4]);
  for (const file of yaml) expect(parse(read(file)), file).toBeInstanceOf(Object);
  for (const file of json) expect(JSON.parse(read(file)), file).toBeInstanceOf(Object);
});
