import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { createObservedHarness } from "../../support/observed-harness.ts";
import { parseSeries } from "../../support/parse-series.ts";

const read = (name: string) =>
  readFileSync(new URL(`../../../docs/operations/${name}`, import.meta.url), "utf8");

const runbook = read("runbook.md");
const anchors = [...runbook.matchAll(/^## (\w+)$/gm)].map(([, kind = ""]) => kind.toLowerCase());

type Panel = {
  id: number;
  gridPos: { x: number; y: number };
  targets: { expr: string }[];
};
type Alert = { alert: string; expr: string; annotations: { runbook_url: string } };

const text = { type: "string", minLength: 1 };
const closed = (properties: object, optional: string[] = []) => ({
  type: "object",
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

/** The rule file's schema; like Prometheus, it rejects unknown keys. */
const isRules = new Ajv2020().compile<{ groups: { rules: Alert[] }[] }>(
  closed({
    groups: {
      type: "array",
      items: closed({
        name: text,
        rules: {
          type: "array",
          minItems: 5,
          items: closed(
            {
              alert: { type: "string", pattern: "^Latch[A-Z]\\w+$" },
              expr: text,
              for: { type: "string", pattern: "^\\d+m$" },
              labels: closed({ severity: { enum: ["page", "ticket"] } }),
              annotations: closed({ summary: text, runbook_url: text }),
            },
            ["for"],
          ),
        },
      }),
    },
  }),
);

const { panels } = JSON.parse(read("grafana.json")) as { panels: Panel[] };
const rules: unknown = parse(read("alerts.yml"));
const alerts = isRules(rules) ? rules.groups.flatMap((group) => group.rules) : [];
const expressions = [
  ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ...alerts.map(({ expr }) => expr),
];
const namesIn = (expression: string) => expression.match(/\b(?:latch|process|nodejs)_\w+/g) ?? [];

/** The metrics of a server after requests of all kinds. */
async function pageOfMetrics() {
  const { raw, signUp, logIn, deps } = await createObservedHarness();
  const { user } = await signUp();
  await logIn(user.email);
  const measurements = [
    { kind: "lockout", scope: "address" },
    { kind: "replay" },
    { kind: "shed_request", reason: "concurrency" },
    { kind: "message", queue: "send-mail", outcome: "done", ms: 1 },
  ] as const;
  for (const what of measurements) deps.observation?.measure?.(what);
  return (await raw("GET", "/metrics")).text();
}

test("the server exports the metrics and labels that the dashboard and the alerts query", async () => {
  const series = parseSeries(await pageOfMetrics());
  for (const expression of expressions) {
    expect(namesIn(expression).length, expression).toBeGreaterThan(0);
    const asked = namesIn(expression).flatMap((name) => series.filter((one) => one.name === name));
    for (const name of namesIn(expression)) expect(asked.map((one) => one.name)).toContain(name);
    const labels = [
      ...[...expression.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = ""]) => list.split(", ")),
      ...[...expression.matchAll(/[{,](\w+)(?:=~|!=|=)"/g)].map(([, label = ""]) => label),
    ];
    for (const label of labels) {
      expect(
        asked.some((one) => label in one.labels),
        `${label} in ${expression}`,
      ).toBe(true);
    }
  }
});

test("every metric is shown on the dashboard and described", async () => {
  const names = [...(await pageOfMetrics()).matchAll(/^# TYPE (latch_\w+)/gm)].map(
    ([, name = ""]) => name,
  );
  expect(names.length).toBeGreaterThan(8);
  const documentation = read("observability.md");
  for (const name of names) {
    expect(expressions.join(), name).toContain(name);
    expect(documentation, name).toContain(`\`${name}\``);
  }
});

test("every alert is a valid Prometheus rule with a link to the runbook", () => {
  expect(isRules.errors).toBeNull();
  expect(alerts.length).toBeGreaterThan(0);
  for (const { alert, annotations } of alerts) {
    const [file, anchor] = annotations.runbook_url.split("#");
    expect(file, alert).toBe("docs/operations/runbook.md");
    expect(anchors, alert).toContain(anchor);
  }
});

test("no two panels overlap", () => {
  const places = panels.map(({ gridPos: { x, y } }) => `${x} ${y}`);
  expect(new Set(places).size).toBe(places.length);
  expect(new Set(panels.map(({ id }) => id)).size).toBe(places.length);
});
