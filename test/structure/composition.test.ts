import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** Services that any module may construct, with the reason. */
const allowedAnywhere: Record<string, string> = {
  createIdFactory: "a pure function of a clock and of random bytes",
  createRandomIdFactory: "a port like the clock: no configuration, no state",
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

/** Services that each module of the composition may construct for itself, with the reason. */
const repeated: Record<string, string> = {
  createQueueConsumer: "the loop around a handler: one for each queue",
};

const formatsTest = "test/api/identity/r11-equal-answers.test.ts";

/** Services that a test constructs because it tests them, with the reason. */
const underTest: Record<string, string> = {
  [`${formatsTest}: createDecoyHash`]: "draws from formats that no database holds",
  [`${formatsTest}: createCountPasswordFormats`]: "counts in short pages, and with a failing store",
};

type Sources = Map<string, string>;

/** Core, adapters and composition construct services. All other packages use those of the composition. */
function sourcesOfTree(): Sources {
  const paths = globSync(["packages/*/src/**/*.ts", "scripts/*.ts", "test/**/*.ts"], { cwd: root });
  return new Map(paths.map((path) => [path, read(path)]));
}

/** Returns the names that a clause such as `{ a, type B, c as d }` imports at run time. */
const parseValueNames = (clause: string): string[] =>
  clause
    .replace(/[{}]/g, "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "" && !part.startsWith("type "))
    .map((part) => part.split(/\s+as\s+/)[0] ?? "");

type Import = { module: string; names: string[] };

/** Returns the names that a source imports from the packages at run time; `*` means the whole module. */
function parseImports(source: string): Import[] {
  const statements = source.matchAll(
    /^(?:import|export)\s+(type\s+)?(\{[^}]*\}|\*(?:\s+as\s+\w+)?)\s+from\s+"(@latch\/[^"]+)"/gm,
  );
  const dynamic = source.matchAll(/\bimport\(\s*"(@latch\/[^"]+)"/g);
  return [
    ...[...statements]
      .filter(([, type]) => !type)
      .map(([, , clause = "", module = ""]) => ({
        module,
        names: clause.startsWith("*") ? ["*"] : parseValueNames(clause),
      })),
    ...[...dynamic].map(([, module = ""]) => ({ module, names: ["*"] })),
  ];
}

/** Returns the functions that construct services by the module that exports them. */
function constructors(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const name of ["core", "adapters"]) {
    const manifest = JSON.parse(read(`packages/${name}/package.json`));
    for (const [subpath, file] of Object.entries<string>(manifest.exports)) {
      const source = read(join(`packages/${name}`, file));
      const names = [
        ...[...source.matchAll(/^export (\{[^}]*\})/gm)].flatMap(([, clause = ""]) =>
          parseValueNames(clause),
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
const governedFiles = new Map(
  [...exported].map(([module, names]) => [module, names.filter((name) => !allowedAnywhere[name])]),
);

/** Tests construct the service under test and use those of the composition otherwise. */
function isGoverned(path: string, module: string): boolean {
  if (/^packages\/(?:core|adapters|composition)\//.test(path)) return false;
  if (/^test\/(?:core|structure)\//.test(path)) return false;
  return module === "@latch/core" || path.startsWith("packages/");
}

/**
 * Returns the services that are constructed outside the composition or not in exactly one of its
 * modules.
 */
function findViolations(sources: Sources): string[] {
  const found: string[] = [];
  const places = new Map<string, string[]>();
  for (const name of [...governedFiles.values()].flat()) places.set(name, []);
  for (const [path, source] of sources) {
    for (const { module, names } of parseImports(source)) {
      const known = governedFiles.get(module) ?? [];
      const taken = names.includes("*") ? known : names.filter((name) => known.includes(name));
      if (path.startsWith("packages/composition/")) {
        for (const name of taken) places.get(name)?.push(path);
      } else if (isGoverned(path, module)) {
        const uses = taken.map((name) => `${path}: ${name}`);
        found.push(...uses.filter((use) => !underTest[use]));
      }
    }
  }
  for (const [name, paths] of places) {
    if (paths.length === 0) found.push(`nowhere: ${name}`);
    if (paths.length > 1 && !repeated[name]) found.push(`${paths.join(" and ")}: ${name}`);
  }
  return found.sort();
}

test("each service is constructed in exactly one module of the composition and in no entry", () => {
  expect(findViolations(sourcesOfTree())).toEqual([]);
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
  expect(findViolations(sourcesOfTree().set(path, source))).toContain(violation);
});

test("type imports are not reported", () => {
  const probe = 'import type { createTasks } from "@latch/core";';
  const sources = sourcesOfTree().set("packages/lambda/src/probe.ts", probe);
  expect(findViolations(sources)).toEqual([]);
});

test("each exception names an existing service", () => {
  const names = [...exported.values()].flat();
  const exceptions = [...Object.keys(allowedAnywhere), ...Object.keys(repeated)];
  expect(exceptions.filter((name) => !names.includes(name))).toEqual([]);
  for (const use of Object.keys(underTest)) {
    const [path = "", name = ""] = use.split(": ");
    expect(names).toContain(name);
    expect(read(path)).toContain(`${name}(`);
  }
});
