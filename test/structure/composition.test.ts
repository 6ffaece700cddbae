import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** What any module may construct, and why. */
const free: Record<string, string> = {
  createIds: "a pure function of a clock and of random bytes",
  createRandomIds: "a port like the clock: no configuration, no state",
  createKeyRing: "makes keys, not a service",
  createTables: "sets tables up",
  createTopology: "sets topic and queues up",
  createLog: "each runtime writes its own log",
  createTally: "each runtime observes itself",
  createEmf: "each runtime observes itself",
  createPrometheus: "each runtime observes itself",
  createNodeHasher:
    "each runtime hashes where it can: in a pool of threads, or beside the requests",
  createBcryptHasher: "the edge has no Argon2",
  createMailboxMailer: "development keeps mails in a folder",
  createStreamPositions: "a server reads streams itself; for functions Lambda does",
};

/** What each module of the composition may construct for itself, and why. */
const repeated: Record<string, string> = {
  createQueueConsumer: "the loop around a handler: one for each queue",
};

type Sources = Map<string, string>;

/** Core, adapters and composition construct; all others use what the composition returns. */
function sourcesOfTree(): Sources {
  const paths = globSync(["packages/*/src/**/*.ts", "scripts/*.ts", "test/**/*.ts"], { cwd: root });
  return new Map(paths.map((path) => [path, read(path)]));
}

/** The names that a clause such as `{ a, type B, c as d }` takes at run time. */
const valuesIn = (clause: string): string[] =>
  clause
    .replace(/[{}]/g, "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "" && !part.startsWith("type "))
    .map((part) => part.split(/\s+as\s+/)[0] ?? "");

type Import = { module: string; names: string[] };

/** What a source takes from our packages at run time; `*` is all of a module. */
function importsIn(source: string): Import[] {
  const statements = source.matchAll(
    /^(?:import|export)\s+(type\s+)?(\{[^}]*\}|\*(?:\s+as\s+\w+)?)\s+from\s+"(@latch\/[^"]+)"/gm,
  );
  const dynamic = source.matchAll(/\bimport\(\s*"(@latch\/[^"]+)"/g);
  return [
    ...[...statements]
      .filter(([, type]) => !type)
      .map(([, , clause = "", module = ""]) => ({
        module,
        names: clause.startsWith("*") ? ["*"] : valuesIn(clause),
      })),
    ...[...dynamic].map(([, module = ""]) => ({ module, names: ["*"] })),
  ];
}

/** The functions that construct something, by the module that exports them. */
function constructors(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const name of ["core", "adapters"]) {
    const manifest = JSON.parse(read(`packages/${name}/package.json`));
    for (const [subpath, file] of Object.entries<string>(manifest.exports)) {
      const source = read(join(`packages/${name}`, file));
      const names = [
        ...[...source.matchAll(/^export (\{[^}]*\})/gm)].flatMap(([, clause = ""]) =>
          valuesIn(clause),
        ),
        ...[...source.matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].map(
          ([, exported = ""]) => exported,
        ),
      ];
      found.set(
        join(`@latch/${name}`, subpath),
        names.filter((each) => /^(?:create|with)[A-Z]/.test(each)),
      );
    }
  }
  return found;
}

const exported = constructors();
const governed = new Map(
  [...exported].map(([module, names]) => [module, names.filter((name) => !free[name])]),
);

/** Tests construct what they test; the rest of them uses what the composition returns. */
function isHeldToIt(path: string, module: string): boolean {
  if (/^packages\/(?:core|adapters|composition)\//.test(path)) return false;
  if (/^test\/(?:core|structure)\//.test(path)) return false;
  return module === "@latch/core" || path.startsWith("packages/");
}

/** What is constructed outside the composition, or by not exactly one module of it. */
function violationsIn(sources: Sources): string[] {
  const found: string[] = [];
  const places = new Map<string, string[]>();
  for (const name of [...governed.values()].flat()) places.set(name, []);
  for (const [path, source] of sources) {
    for (const { module, names } of importsIn(source)) {
      const known = governed.get(module) ?? [];
      const taken = names.includes("*") ? known : names.filter((name) => known.includes(name));
      if (path.startsWith("packages/composition/")) {
        for (const name of taken) places.get(name)?.push(path);
      } else if (isHeldToIt(path, module)) {
        found.push(...taken.map((name) => `${path}: ${name}`));
      }
    }
  }
  for (const [name, paths] of places) {
    if (paths.length === 0) found.push(`nowhere: ${name}`);
    if (paths.length > 1 && !repeated[name]) found.push(`${paths.join(" and ")}: ${name}`);
  }
  return found.sort();
}

test("each service is constructed in one module of the composition, and in no entry", () => {
  expect(violationsIn(sourcesOfTree())).toEqual([]);
});

test.each([
  [
    "an entry that constructs a service",
    "packages/lambda/src/handlers/probe.ts",
    'import {\n  type Sessions,\n  createSessions as make,\n} from "@latch/core";',
    "packages/lambda/src/handlers/probe.ts: createSessions",
  ],
  [
    "a command that opens a store",
    "packages/cli/src/probe.ts",
    'import { createUserStore } from "@latch/adapters/dynamodb";',
    "packages/cli/src/probe.ts: createUserStore",
  ],
  [
    "an entry that passes on all of a module",
    "packages/edge/src/probe.ts",
    'export * from "@latch/adapters/webhooks/send";',
    "packages/edge/src/probe.ts: createWebhookSender",
  ],
  [
    "an entry that loads a module later",
    "packages/server/src/probe.ts",
    'const { createSmtpMailer } = await import("@latch/adapters/mail/smtp");',
    "packages/server/src/probe.ts: createSmtpMailer",
  ],
  [
    "a test that constructs a service",
    "test/api/probe.test.ts",
    'import { createTasks } from "@latch/core";',
    "test/api/probe.test.ts: createTasks",
  ],
  [
    "a second module of the composition",
    "packages/composition/src/zzz.ts",
    'import { createUserStore } from "@latch/adapters/dynamodb";',
    "packages/composition/src/services/users.ts and packages/composition/src/zzz.ts: createUserStore",
  ],
  [
    "a service that no module constructs",
    "packages/composition/src/mail.ts",
    "",
    "nowhere: createMailSender",
  ],
])("%s is reported", (_, path, source, violation) => {
  expect(violationsIn(sourcesOfTree().set(path, source))).toContain(violation);
});

test("types alone construct nothing", () => {
  const probe = 'import type { createTasks } from "@latch/core";';
  const sources = sourcesOfTree().set("packages/lambda/src/probe.ts", probe);
  expect(violationsIn(sources)).toEqual([]);
});

test("each exception is about something that exists", () => {
  const names = [...exported.values()].flat();
  const excepted = [...Object.keys(free), ...Object.keys(repeated)];
  expect(excepted.filter((name) => !names.includes(name))).toEqual([]);
});
