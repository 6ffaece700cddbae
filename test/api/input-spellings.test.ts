import { describe, expect, test } from "vitest";
import {
  createExample,
  type Operation,
  operations,
  resolved,
  type Schema,
} from "../support/fixtures/operations.ts";
import { stepUpHeader } from "../support/fixtures/step-up-header.ts";
import { shareHarness } from "../support/shared-harness.ts";

const shared = shareHarness({ RATE_LIMITS: "false" });

type Input = { in: "query" | "body"; name: string; schema: Schema; operation: Operation };

/** The fields of bodies and the parameters of queries that a request can contain. */
const inputs: Input[] = operations.flatMap((operation) => [
  ...Object.entries(operation.body?.schema.properties ?? {}).map(
    ([name, schema]): Input => ({ in: "body", name, schema: resolved(schema), operation }),
  ),
  ...operation.parameters
    .filter((parameter) => parameter.in === "query")
    .map(({ name, schema }): Input => ({ in: "query", name, schema: resolved(schema), operation })),
]);

/** Returns the message about one input that a request with this value gets, as a caller that every guard admits. */
async function judge({ in: place, name, operation }: Input, value: string) {
  const { raw, admin, keys } = shared();
  const example = createExample(operation.body?.schema ?? {}) as object;
  const body = JSON.stringify(place === "body" ? { ...example, [name]: value } : example);
  const query = place === "query" ? `?${name}=${encodeURIComponent(value)}` : "";
  const response = await raw(operation.method, `${operation.path}${query}`, {
    ...(operation.body && { body }),
    headers: {
      authorization: `Bearer ${admin.accessToken}`,
      ...(await stepUpHeader(keys, admin.accessToken, operation)),
      ...(operation.body && { "content-type": "application/json" }),
    },
  });
  const problem = (await response.text()) || "{}";
  const { errors = [] } = JSON.parse(problem) as { errors?: { pointer: string; detail: string }[] };
  return errors.find(({ pointer }) => pointer === `#/${name}`)?.detail;
}

const title = ({ operation, name }: Input) => `${name} of ${operation.operationId}`;
const named = (found: Input[]) => found.map((input) => [title(input), input] as const);

describe("a time", () => {
  const times = inputs.filter(({ schema }) => schema.format === "date-time");

  test("is an input of several operations, and no deeper one escapes these tests", () => {
    expect(times.length).toBeGreaterThan(3);
    const text = JSON.stringify(operations.map(({ body }) => body?.schema.properties));
    const inBodies = times.filter((input) => input.in === "body");
    expect(text.split('"format":"date-time"')).toHaveLength(inBodies.length + 1);
  });

  test.each(named(times))("accepts every spelling of RFC 3339 in %s", async (_, input) => {
    const accepted = [
      "2999-11-21t09:00:00z",
      "2999-11-21T09:00:00.123456Z",
      "2999-11-21T09:00:00+02:00",
      "2999-11-21t09:00:00-00:00",
      "2999-12-31T23:59:60Z",
      "3000-01-01t01:59:60.5+02:00",
    ];
    for (const text of accepted) expect(await judge(input, text), text).toBeUndefined();
    const refused = [
      "2999-11-21",
      "2999-11-21T09:00Z",
      "2999-11-21T09:00:00",
      "2999-02-31T23:59:60Z",
      "2999-11-21T09:00:60Z",
      "2999-12-31T23:59:60+02:00",
      "9999-12-31T23:59:60Z",
      "",
    ];
    for (const text of refused) {
      expect(await judge(input, text), text).toMatch(/^Must be (?:a date and time|in the years)/);
    }
  });
});

test("an API key expires at the time in UTC that a time with an offset means", async () => {
  const { admin } = shared();
  const { data } = await admin.latch.createApiKey({
    body: { name: "Report", scopes: ["tasks:read"], expiresAt: "2998-12-31t23:59:60z" },
  });
  expect(data?.expiresAt).toBe("2999-01-01T00:00:00.000Z");
});
