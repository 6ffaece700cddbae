import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { readServerConfig, ServerEnvironment } from "@latch/config/server";
import { expect, test } from "vitest";

const text = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
// As Node reads it once the marks are gone: an unquoted # would begin a comment.
const values = parseEnv(text.replace(/^#(?=[A-Z_]+=)/gm, ""));
const entries = [...text.matchAll(/^# (.+)\n#([A-Z_]+)=/gm)].map(([, meaning = "", name = ""]) => ({
  meaning,
  name,
  value: values[name],
}));

/** What has no default that is the same everywhere. */
const withoutDefault = ["LATCH_ISSUER", "HASH_WORKERS"];

test(".env.example names every variable, each with a line that says what it is", () => {
  const { left, right } = ServerEnvironment.def;
  const parts = [left.def.left, left.def.right, right];
  const known = Object.keys(Object.assign({}, ...parts.map(({ shape }) => shape)));
  expect(entries.map(({ name }) => name).sort()).toEqual(known.sort());
  expect(text.match(/^#?[A-Z_]+=/gm)).toHaveLength(known.length);
  for (const { name, meaning } of entries) expect(meaning, name).toMatch(/^.{10,110}\.$/);
});

test(".env.example gives the defaults", () => {
  const config = readServerConfig({ LATCH_ISSUER: "https://api.example.com" });
  for (const { name, value } of entries) {
    const known = String(config[name as keyof typeof config] ?? "");
    expect([name, value]).toEqual([name, withoutDefault.includes(name) ? "" : known]);
  }
});
