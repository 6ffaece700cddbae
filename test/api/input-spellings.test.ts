import { describe, expect, test } from "vitest";
import {
  createExample,
  type Operation,
  operations,
  resolved,
  type Schema,
} from "../support/fixtures/operations.ts";
import { stepUpHeader } from "../support/fixtures/step-up-header.ts";
import { jsonBody, password } from "../support/harness.ts";
import { shareHarness } from "../support/shared-harness.ts";

const json = { "content-type": "application/json" };
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
      ...(operation.body && json),
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
    ];
    for (const text of accepted) expect(await judge(input, text), text).toBeUndefined();
    const refused = [
      "2999-11-21",
      "2999-11-21T09:00Z",
      "2999-11-21T09:00:00",
      "2999-02-31T23:59:59Z",
      "2999-12-31T23:59:60Z",
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
    body: { name: "Report", scopes: ["tasks:read"], expiresAt: "2999-01-01t02:00:00+02:00" },
  });
  expect(data?.expiresAt).toBe("2999-01-01T00:00:00.000Z");
});

describe("a whole number", () => {
  const numbers = inputs.filter(
    ({ in: place, schema }) => place === "query" && schema.type === "integer",
  );

  test("is a parameter of every list", () => {
    expect(numbers.length).toBeGreaterThan(3);
    const query = inputs.filter((input) => input.in === "query");
    const others = query.filter(({ schema }) => !numbers.some((each) => each.schema === schema));
    expect(new Set(others.map(({ schema }) => schema.type))).toEqual(new Set(["string"]));
  });

  test.each(named(numbers))("has one spelling in %s, that of JSON", async (_, input) => {
    for (const text of ["1", "20", "100"]) expect(await judge(input, text), text).toBeUndefined();
    const refused: Record<string, string> = {
      "": "Must be a whole number",
      "0": "Must be at least 1",
      "-1": "Must be at least 1",
      "101": "Must be at most 100",
    };
    for (const [text, detail] of Object.entries(refused)) {
      expect(await judge(input, text), text).toBe(detail);
    }
    for (const text of ["1e2", "0x10", "+5", "007", " 1", "1 ", "1.0", "\u0661", "x", "true"]) {
      expect(await judge(input, text), text).toBe("Must be a whole number");
    }
  });
});

describe("a language", () => {
  const languages = inputs.filter(({ in: place, name }) => place === "body" && name === "locale");

  test("is a field of several operations", () => {
    expect(languages.map(({ operation }) => operation.operationId).sort()).toEqual([
      "createUser",
      "signUp",
      "updateMe",
      "updateUser",
    ]);
  });

  test.each(named(languages))("may have a region in %s", async (_, input) => {
    for (const text of [
      "de",
      "de-DE",
      "de_DE",
      "DE-at",
      "de_DE.UTF-8",
      "de-Latn-DE-1996",
      "en_GB",
    ]) {
      expect(await judge(input, text), text).toBeUndefined();
    }
    for (const text of ["", "fr", "fr-DE", "deu", "german", "de-", "de DE", "C.UTF-8", "de-<b>"]) {
      expect(await judge(input, text), text).toBe(
        "Must be en or de, also with a region such as de-DE",
      );
    }
  });

  test("is stored without the region", async () => {
    const { latch } = await shared().signUp();
    for (const [locale, stored] of [
      ["de_DE", "de"],
      ["en-GB", "en"],
      ["DE", "de"],
    ] as const) {
      expect((await latch.updateMe({ body: { locale } })).data?.locale).toBe(stored);
    }
  });
});

describe("a text that people read", () => {
  const texts = inputs.filter(
    ({ in: place, name, schema }) =>
      place === "body" &&
      ["name", "title", "reason"].includes(name) &&
      [schema.type].flat().includes("string"),
  );

  test.each(named(texts))("shows something in %s", async (_, input) => {
    for (const text of ["\u202e", "\u200b\u200d", "\u3164", "\u2800", "\u00ad\u2060", "\ufe0f"]) {
      expect(await judge(input, text), JSON.stringify(text)).toBe(
        "Must contain a visible character",
      );
    }
    expect(await judge(input, " \ufeff ")).toBe("Must not be empty");
    for (const text of [".", "\u202eabc", "\u{1f468}\u200d\u{1f469}", "\u5e7f"]) {
      expect(await judge(input, text), text).toBeUndefined();
    }
  });
});

describe("a body", () => {
  const faults: [string, string, string, string][] = [
    ["NUL", '{"name":"a\\u0000"}', "#/name", "Must not contain NUL"],
    ["a surrogate", '{"name":"\\ud800"}', "#/name", "Must not contain half of a surrogate pair"],
    [
      "a field named with NUL",
      '{"name":{"a\\u0000":1}}',
      "#/name",
      "Must not have a field whose name contains NUL",
    ],
    [
      "too many levels",
      `{"name":${"[".repeat(40)}${"]".repeat(40)}}`,
      `#/name${"/0".repeat(31)}`,
      "Must not have more than 32 levels",
    ],
  ];
  test.each(faults)("with %s is refused for this reason", async (_, body, pointer, detail) => {
    const { raw, admin } = shared();
    const headers = { authorization: `Bearer ${admin.accessToken}`, ...json };
    const response = await raw("PATCH", "/me", { body, headers });
    expect(await response.json()).toMatchObject({ errors: [{ in: "body", pointer, detail }] });
  });

  test.each([
    ["application/json", 200],
    ["Application/JSON ; charset=utf-8", 200],
    ["application/json-patch+json", 415],
    ["application/merge-patch+json", 415],
    ["application/problem+json", 415],
    ["application/json-seq", 415],
  ])("of the type %s is answered with %i", async (type, status) => {
    const { raw, admin } = shared();
    const headers = { authorization: `Bearer ${admin.accessToken}`, "content-type": type };
    const response = await raw("PATCH", "/me", { body: '{"name":"Ada"}', headers });
    expect(response.status).toBe(status);
  });
});

describe("an empty header", () => {
  test.each(["x-api-key", "authorization"])("%s contains no credentials", async (name) => {
    const { raw, admin, signUp } = shared();
    const { email } = (await signUp()).user;
    const { headers, ...init } = jsonBody({ identifier: email, password });
    const logIn = await raw("POST", "/auth/login", {
      ...init,
      headers: { ...headers, [name]: "" },
    });
    expect(logIn.status).toBe(200);
    const authorization = `Bearer ${admin.accessToken}`;
    const users = await raw("GET", "/users", { headers: { authorization, [name]: "" } });
    expect(users.status).toBe(name === "authorization" ? 401 : 200);
    const anonymous = await raw("GET", "/users", { headers: { [name]: "" } });
    expect([anonymous.status, anonymous.headers.get("www-authenticate")]).toEqual([
      401,
      'Bearer realm="latch"',
    ]);
  });

  test.each(["", ",", " , ,"])("If-Match %j names no version, so it matches none", async (tags) => {
    const { latch } = await shared().signUp();
    const change = (name: "if-match" | "if-none-match") =>
      latch.updateMe({ params: { header: { [name]: tags } }, body: { name: "Ada" } });
    expect((await change("if-match")).response.status).toBe(412);
    expect((await change("if-none-match")).response.status).toBe(200);
    const header = { "if-none-match": tags };
    expect((await latch.getMe({ params: { header } })).response.status).toBe(200);
  });
});
