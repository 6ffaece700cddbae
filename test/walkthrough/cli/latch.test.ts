import { cpSync, existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createProgram, leavesOf, pathOf } from "@latch/cli/program";
import { expect, test } from "vitest";
import manifest from "../../../package.json" with { type: "json" };
import {
  root,
  startCommand,
  startLatch,
  temporaryFolder,
} from "../../support/processes/program.ts";

const latch = (...args: string[]) => startLatch(args).ended;

/** Understands a command line without running the command. @returns what would run */
async function parse(words: string[]): Promise<string[]> {
  const understood: string[] = [];
  const program = createProgram({
    environment: {},
    execute: async () => {
      understood.push(words.join(" "));
    },
  });
  await program.parseAsync(words, { from: "user" });
  return understood;
}

/** The words of an example, without what the shell does with files. */
const wordsOf = (line: string): string[] =>
  [...line.replace(/ [<>] .*/, "").matchAll(/"([^"]*)"|\S+/g)].map(
    ([word, quoted]) => quoted ?? word,
  );

const verbs = leavesOf(createProgram({ environment: {}, execute: async () => {} })).map((verb) =>
  pathOf(verb).slice(1),
);

test("latch --help shows every command, what to do first, and the exit codes", async () => {
  expect(verbs).toHaveLength(21);
  const { code, stdout, stderr } = await latch("--help");
  expect([code, stderr]).toEqual([0, ""]);
  for (const verb of verbs) expect(stdout).toMatch(new RegExp(`^  ${verb.join(" ")} +[A-Z]`, "m"));
  expect(stdout).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n.*\n {2}2 .*\n {2}130, 143 /);
  expect(stdout).toContain("$ npx latch dev\n");
  expect(await latch("help")).toEqual({ code, stdout, stderr });
});

test.each(verbs.map((verb) => [verb.join(" "), verb] as const))(
  "latch %s --help fits a terminal and has examples that the command understands",
  async (name, verb) => {
    const { code, stdout, stderr } = await latch(...verb, "--help");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(new RegExp(`^Usage: latch ${name} `));
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    const joined = stdout.replaceAll(/ \\\n +/g, " ");
    const examples = [...joined.matchAll(/^ +\$ npx latch (.*)$/gm)].map(([, line = ""]) => line);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      expect(example.startsWith(name)).toBe(true);
      expect(await parse(wordsOf(example))).toHaveLength(1);
    }
  },
);

test("every npm script that is an alias names a command", async () => {
  const aliases = Object.values(manifest.scripts).filter((script) => script.startsWith("latch "));
  const called = aliases.map((script) => script.split(" ").slice(1));
  const names = called.map((words) => words.filter((word) => !word.startsWith("-")).join(" "));
  expect([...new Set(names)].sort()).toEqual(verbs.map((verb) => verb.join(" ")).sort());
  expect(await parse(["dev", "--tasks"])).toHaveLength(1);
});

test("invalid usage exits with 2, prints to standard error and suggests the closest option", async () => {
  const calls: [string[], RegExp][] = [
    [[], /^Usage: latch <command>/],
    [["users"], /^Usage: latch users <command>/],
    [["usres"], /^error: unknown command 'usres'\n\(Did you mean users\?\)/],
    [["db", "migrat"], /^error: unknown command 'migrat'\n\(Did you mean migrate\?\)/],
    [
      ["users", "create", "--emial", "a@example.com"],
      /^error: unknown option '--emial'\n\(Did you mean --email\?\)/,
    ],
    [["keys", "create"], /^error: missing required argument 'file'/],
    [["keys", "create", "one", "two"], /^error: too many arguments/],
    [["events", "replay"], /^error: option --since is required/],
    [["events", "redrive", "send-mial"], /Allowed choices are record-activity, /],
  ];
  const outcomes = await Promise.all(calls.map(([args]) => latch(...args)));
  for (const [index, { code, stdout, stderr }] of outcomes.entries()) {
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(calls[index]?.[1] as RegExp);
  }
});

test("latch --version prints the version", async () => {
  expect(await latch("--version")).toEqual({
    code: 0,
    stdout: `${manifest.version}\n`,
    stderr: "",
  });
});

test("keys rotate rejects a second rotation within two hours, unless it is forced", async () => {
  const file = join(temporaryFolder(), "keys.json");
  const rotate = (...options: string[]) => latch("keys", "rotate", file, ...options);
  const readKid = () => JSON.parse(readFileSync(file, "utf8")).signing.current.kid;
  expect(await latch("keys", "create", file)).toMatchObject({ code: 0 });
  expect(await rotate(), "a new ring has no previous key").toMatchObject({ code: 0 });
  const first = readKid();
  expect(await rotate()).toEqual({
    code: 1,
    stdout: "",
    stderr: `${file} was changed less than two hours ago, and another rotation would remove the previous key, with which secrets may still be encrypted. Wait 120 more minutes, or pass --force.\n`,
  });
  expect(readKid()).toBe(first);
  expect(await rotate("--force")).toMatchObject({ code: 0, stderr: "" });
  const second = readKid();
  expect(second).not.toBe(first);

  const earlier = new Date(Date.now() - 120 * 60_000);
  utimesSync(file, earlier, earlier);
  expect(await rotate()).toMatchObject({ code: 0, stderr: "" });
  expect(readKid()).not.toBe(second);
});

test("keys rotate prints the order of the restarts that the guide describes", async () => {
  const file = join(temporaryFolder(), "keys.json");
  await latch("keys", "create", file);
  const { stdout } = await latch("keys", "rotate", file);
  expect(stdout).toContain("Then restart every process, in any order.");
  // A ring of release 0.2 has no next encryption key.
  const { signing, sealing } = JSON.parse(readFileSync(file, "utf8"));
  const older = {
    signing: { ...signing, previous: undefined },
    sealing: { current: sealing.current },
  };
  writeFileSync(file, JSON.stringify(older));
  const { stdout: first } = await latch("keys", "rotate", file, "--force");
  expect(first).toMatch(/restart the processes with subkeys\nfirst, and then all/);
  expect(first).not.toContain("in any order");
});

/** A Node that is too old for the project, as many systems have one. */
const oldNode = ["/usr/bin/node", "/usr/local/bin/node"].find(existsSync);

test.runIf(oldNode)("an older Node runs the command with the Node of the project", async () => {
  const bin = join(root, "packages/cli/bin/latch.js");
  const run = (...args: string[]) => startCommand(oldNode as string, [bin, ...args], {});
  expect(await run("--version").ended).toMatchObject({ code: 0, stdout: `${manifest.version}\n` });
  expect(await run("nonsense").ended).toMatchObject({ code: 2 });

  const folder = temporaryFolder();
  const admin = startCommand(oldNode as string, [bin, "db", "admin"], {
    LATCH_DATA_DIR: folder,
    DB_ADMIN_PORT: "0",
  });
  await admin.waitForOutput(/http:\/\/127\.0\.0\.1:\d+/);
  expect(await admin.end("SIGTERM"), "signals pass through").toMatchObject({ code: 0 });
});

test.runIf(oldNode)(
  "an older Node without the Node of the project names what to install",
  async () => {
    const folder = temporaryFolder();
    for (const name of ["cli", "server"]) {
      cpSync(join(root, "packages", name, "bin"), join(folder, "packages", name, "bin"), {
        recursive: true,
      });
    }
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    for (const file of ["cli/bin/latch.js", "server/bin/main.js", "server/bin/worker.js"]) {
      const bin = join(folder, "packages", file);
      const { code, stdout, stderr } = await startCommand(oldNode as string, [bin], {}).ended;
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toMatch(
        /^Latch needs Node 24 or later, and this is Node \d+\.\d+\.\d+\. Run `npm ci` in /,
      );
    }
  },
);
