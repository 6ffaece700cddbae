import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tables } from "@latch/adapters/dynamodb";
import { catalogue } from "@latch/config/catalogue";
import { contract, problems } from "@latch/contract";
import { describe, expect, test } from "vitest";
import { documents, readDocument } from "../support/documents.ts";
import { root } from "../support/processes/program.ts";

const files = (pattern: string): string[] =>
  globSync(pattern, { cwd: root, exclude: ["**/node_modules"] }).map((file) =>
    readFileSync(join(root, file), "utf8"),
  );

/** The variables of Latch, those that examples read, and those of the platforms. */
const variables = new Set([
  ...catalogue.map(({ name }) => name),
  ...files("examples/*/**/*.{js,ts,py,go}").flatMap((text) =>
    [...text.matchAll(/\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b/g)].map(([name]) => name),
  ),
  ...[
    "AWS_PROFILE",
    "AWS_MAX_ATTEMPTS",
    "AWS_ENDPOINT_URL_DYNAMODB",
    "NODE_OPTIONS",
    "WEBHOOK_SECRET",
  ],
]);

/** Contains the log events and the events of webhooks as texts. Core composes one of them from a status. */
const source = `${files("packages/*/src/**/*.ts").join("\n")}"mail.refused"`;

// The changelog names what earlier releases had.
describe.each(documents.filter(({ path }) => path !== "CHANGELOG.md"))("$path", ({ text }) => {
  test("names problems that exist, with their status", () => {
    const named = [...text.matchAll(/\b([45]\d\d) `([a-z]+(?:_[a-z]+)*)`/g)];
    const wrong = named.filter(
      ([, status, code = ""]) =>
        !(code in problems) || problems[code as keyof typeof problems].status !== Number(status),
    );
    expect(wrong.map(([what]) => what)).toEqual([]);
  });

  test("names variables that exist", () => {
    const named = [...text.matchAll(/`([A-Z][A-Z\d]*(?:_[A-Z\d]+)+)(?:=[^`]*)?`/g)];
    const unknown = named.map(([, name = ""]) => name).filter((name) => !variables.has(name));
    expect(unknown).toEqual([]);
  });

  test("names events that exist", () => {
    const named = [
      ...text.matchAll(/`([a-z]+(?:_[a-z]+)*\.[a-z]+(?:_[a-z]+)+|[a-z]+\.[a-z]+ed)`/g),
    ];
    const unknown = named
      .map(([, name = ""]) => name)
      .filter((name) => !source.includes(`"${name}"`));
    expect(unknown).toEqual([]);
  });

  test("names operations that exist, with their path", () => {
    const named = text.matchAll(
      /`([a-z]+[A-Z][A-Za-z]*)`(?:,| \() ?`(GET|POST|PUT|PATCH|DELETE) (\/[^`?]*)`/g,
    );
    const wrong = [...named].filter(([, id = "", method = "", path]) => {
      const route = contract[id as keyof typeof contract];
      return route?.path !== path || route.method !== method.toLowerCase();
    });
    expect(wrong.map(([what]) => what)).toEqual([]);
  });
});

test("the page about backups names each table, for a backup or as one that begins empty", () => {
  const page = readDocument("docs/operations/restore.md").text;
  const [, lasting = ""] = /for table in ([^;]+);/.exec(page) ?? [];
  const empty = [...page.matchAll(/The tables? (`[^.]+?) begins? empty/g)].flatMap(([, names]) => [
    ...(names ?? "").matchAll(/`(\w+)`/g),
  ]);
  const named = [...lasting.split(" "), ...empty.map(([, name]) => name)];
  expect(named.sort()).toEqual(Object.keys(tables).sort());
});
