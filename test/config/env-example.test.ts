import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { catalogue } from "@latch/config/catalogue";
import { readCommandConfig } from "@latch/config/commands";
import { readDeploymentConfig } from "@latch/config/deployment";
import { readServerConfig } from "@latch/config/server";
import { readTelemetryConfig } from "@latch/config/telemetry";
import { expect, test } from "vitest";

const text = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
// Parsed by Node without the comment marks: an unquoted # begins a comment.
const values = parseEnv(text.replace(/^#(?=[A-Z_]+=)/gm, ""));
const entries = [...text.matchAll(/^# (.+)\n#([A-Z_]+)=/gm)].map(([, meaning = "", name = ""]) => ({
  meaning,
  name,
  value: values[name],
}));

/** Variables without a constant default. */
const withoutDefault = ["LATCH_ISSUER"];

test(".env.example contains every variable with a description", () => {
  const isSetElsewhere = (name: string) =>
    // Lambda sets the first. The others are bindings of the edge, and the AWS SDK reads them on a
    // machine.
    /^AWS_(?:LAMBDA_FUNCTION_NAME|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)$/.test(name);
  const known = catalogue.map(({ name }) => name).filter((name) => !isSetElsewhere(name));
  expect(entries.map(({ name }) => name).sort()).toEqual(known.sort());
  expect(text.match(/^#?[A-Z_]+=/gm)).toHaveLength(known.length);
  for (const { name, meaning } of entries) expect(meaning, name).toMatch(/^.{10,110}\.$/);
});

test(".env.example contains the defaults", () => {
  const config: Record<string, unknown> = {
    ...readServerConfig({ LATCH_ISSUER: "https://api.example.com" }),
    ...readTelemetryConfig({}),
    ...readDeploymentConfig({}),
    ...readCommandConfig({}),
  };
  for (const { name, value } of entries) {
    const known = String(config[name] ?? "");
    expect([name, value]).toEqual([name, withoutDefault.includes(name) ? "" : known]);
  }
});
