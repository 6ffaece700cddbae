import { Environment } from "@latch/config";
import { catalogue } from "@latch/config/catalogue";
import { QueueConsumerEnvironment } from "@latch/config/lambda/queue-consumers";
import { ServerEnvironment } from "@latch/config/server";
import { TelemetryEnvironment } from "@latch/config/telemetry";
import { nearestName, warnAboutVariables } from "@latch/config/warnings";
import { expect, test } from "vitest";
import { foreignVariables } from "../support/fixtures/foreign-variables.ts";

const names = catalogue.map(({ name }) => name);
const everything = [ServerEnvironment, TelemetryEnvironment];

/** Returns the warnings as log lines. */
function readWarnings(
  environment: Record<string, unknown>,
  schemas: Parameters<typeof warnAboutVariables>[1] = everything,
) {
  const lines: object[] = [];
  warnAboutVariables(environment, schemas, {
    warn: (fields, message) => void lines.push({ ...fields, message }),
  });
  return lines;
}

test.each([
  ["ALOWED_ORIGINS", "ALLOWED_ORIGINS"],
  ["ALLOWED_ORIGIN", "ALLOWED_ORIGINS"],
  ["LATCH_ISUER", "LATCH_ISSUER"],
  ["LTACH_ISSUER", "LATCH_ISSUER"],
  ["LATCH_ISSUER_", "LATCH_ISSUER"],
  ["LATCH_KEY_FILE", "LATCH_KEYS_FILE"],
  ["BRAND_COLOUR", "BRAND_COLOR"],
  ["DYNAMO_ENDPOINT", "DYNAMODB_ENDPOINT"],
  ["MAIL_FORM", "MAIL_FROM"],
  ["METRIC", "METRICS"],
  ["OTEL_EXPORTER_OTLP_ENDPONT", "OTEL_EXPORTER_OTLP_ENDPOINT"],
])("%s is reported with the nearest name, and without its value", (variable, nearest) => {
  const lines = readWarnings({ [variable]: "hush" });
  expect(lines).toEqual([
    {
      event: "configuration.unknown_variable",
      variable,
      nearest,
      message: "unknown variable: it may be misspelt",
    },
  ]);
  expect(JSON.stringify(lines)).not.toContain("hush");
});

test("variables of other programs are not reported", () => {
  expect(foreignVariables.length).toBeGreaterThan(300);
  const environment = Object.fromEntries(foreignVariables.map((name) => [name, "on"]));
  expect(readWarnings(environment)).toEqual([]);
  expect(foreignVariables.map((name) => nearestName(name, names)).filter(Boolean)).toEqual([]);
});

test("no known variable is reported as a misspelling of another one", () => {
  for (const name of names) {
    const others = names.filter((each) => each !== name);
    expect(nearestName(name, others), name).toBeUndefined();
  }
});

test("empty variables and bindings that are not strings are not reported", () => {
  expect(readWarnings({ ALOWED_ORIGINS: "", ALOWED_ORIGIN: undefined, LATCH_ISUER: {} })).toEqual(
    [],
  );
});

test("an entry reports only misspellings of variables that it reads", () => {
  const wrong = { LOG_LEVELS: "warn", ALOWED_ORIGINS: "https://app.example.com", METRICS: "on" };
  expect(readWarnings(wrong, [QueueConsumerEnvironment])).toMatchObject([{ nearest: "LOG_LEVEL" }]);
  expect(readWarnings(wrong, [Environment])).toHaveLength(3);
});

test.each([
  ["METRICS", "on", "true"],
  ["RATE_LIMITS", "off", "false"],
])("%s=%s is reported with the new spelling", (variable, value, write) => {
  expect(readWarnings({ [variable]: value })).toEqual([
    {
      event: "configuration.former_spelling",
      variable,
      write,
      message: "the next release rejects on and off: use true or false",
    },
  ]);
  expect(readWarnings({ [variable]: write })).toEqual([]);
});
