import { readFileSync } from "node:fs";
import { join } from "node:path";
import { areas, catalogue } from "@latch/config/catalogue";
import { entries } from "@latch/config/reference";
import { expect, test } from "vitest";
import { configurationFiles } from "../../scripts/configuration.ts";
import { root } from "../support/processes/program.ts";

const reference = readFileSync(join(root, "docs/reference/configuration.md"), "utf8");

test.each(Object.entries(configurationFiles()))(
  "%s is what its description gives",
  (path, text) => {
    expect(readFileSync(join(root, path), "utf8")).toBe(text);
  },
);

test("each variable is described once, by a sentence, and is needed by an entry", () => {
  const names = catalogue.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, summary, details = "", neededBy } of catalogue) {
    expect(summary, name).toMatch(/^.{10,110}\.$/);
    expect(`${details}.`, name).toMatch(/^(?:.*[^.])?\.+$/);
    expect(neededBy.length, name).toBeGreaterThan(0);
    expect(new Set(neededBy).size, name).toBe(neededBy.length);
  }
});

test("the reference has a row for each variable, with its type and default, and marks secrets", () => {
  const rows = Object.fromEntries(
    [...reference.matchAll(/^\| `([A-Z_]+)` \| (.+) \|$/gm)].map(([, name = "", row = ""]) => [
      name,
      row.split(/(?<!\\) \| /),
    ]),
  );
  expect(Object.keys(rows)).toEqual(catalogue.map(({ name }) => name));
  for (const [name, cells] of Object.entries(rows)) expect(cells, name).toHaveLength(4);
  const marked = Object.keys(rows).filter((name) => rows[name]?.[3]?.includes("**Secret.**"));
  expect(marked.sort()).toEqual([
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "BREVO_API_KEY",
    "LATCH_KEYS",
    "METRICS_KEY",
    "OTEL_EXPORTER_OTLP_HEADERS",
    "SMTP_URL",
    "STRIPE_SECRET_KEY",
    "STRIPE_WEBHOOK_SECRET",
  ]);
  expect(rows["BCRYPT_COST"]?.slice(0, 2)).toEqual(["4 to 15", "`10`"]);
  expect(rows["RATE_LIMITS"]?.slice(0, 2)).toEqual(["`true` or `false`", "`true`"]);
  expect(rows["LATCH_FRONT"]?.slice(0, 3)).toEqual(["`url` or `gateway`", "`url`", "deployment"]);
  expect(rows["MAIL_LOCALE"]?.slice(0, 2)).toEqual(["`en` or `de`", "`en`"]);
  expect(rows["DYNAMODB_ENDPOINT"]?.slice(0, 2)).toEqual(["a URL", "AWS"]);
});

test("the reference contains every area and every entry", () => {
  for (const { title } of areas) expect(reference).toContain(`\n## ${title}\n`);
  for (const [name, what] of Object.entries(entries)) {
    expect(reference).toContain(`| ${name} | ${what} |`);
  }
});
