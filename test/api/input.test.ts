import { expect, test } from "vitest";
import {
  createExample,
  type Operation,
  operations,
  resolved,
} from "../support/fixtures/operations.ts";
import { stepUpHeader } from "../support/fixtures/step-up-header.ts";
import { shareHarness } from "../support/shared-harness.ts";

type Pointers = { status: number; pointers: string[] };

const shared = shareHarness({ RATE_LIMITS: "false" });

/** Sends requests that the client would not send, as a caller that every guard admits. */
function open() {
  const { raw, admin, keys } = shared();
  const authorization = `Bearer ${admin.accessToken}`;

  async function send(operation: Operation, init: RequestInit & { path?: string } = {}) {
    const { path = operation.path, headers, ...rest } = init;
    const stepUp = await stepUpHeader(keys, admin.accessToken, operation);
    return raw(operation.method, path, {
      ...rest,
      headers: { authorization, ...stepUp, ...headers },
    });
  }
  async function sendJson(operation: Operation, body: unknown): Promise<Pointers> {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return read(
      await send(operation, { body: text, headers: { "content-type": "application/json" } }),
    );
  }
  return { raw, send, sendJson };
}

/** Returns the status, and the pointers or parameters that the problem names. */
async function read(response: Response): Promise<Pointers> {
  const problem = (await response.json()) as { errors?: { in: string; pointer: string }[] };
  const pointers = (problem.errors ?? []).map(({ in: place, pointer }) => `${place} ${pointer}`);
  return { status: response.status, pointers };
}

const pointerError = (pointer: string): Pointers => ({
  status: 400,
  pointers: expect.arrayContaining([pointer]),
});

const withBody = operations.filter(({ body }) => body?.schema.additionalProperties === false);
const fieldsOf = ({ body }: Operation) =>
  Object.entries(body?.schema.properties ?? {}).map(([name, schema]) => ({
    name,
    schema: resolved(schema),
  }));
const bodyOf = ({ body }: Operation) =>
  createExample(body?.schema ?? {}) as Record<string, unknown>;

test.each(withBody)("$operationId points to the invalid field of the body", async (operation) => {
  const { sendJson } = open();
  const example = bodyOf(operation);
  const extra = { ...example, "a/b~c": 1, unexpected: 1 };
  const unknown = await sendJson(operation, extra);
  expect(unknown).toEqual(pointerError("body #/unexpected"));
  expect(unknown, "escaped by RFC 6901").toEqual(pointerError("body #/a~1b~0c"));
  for (const name of operation.body?.schema.required ?? []) {
    const { [name]: _, ...missing } = example;
    expect(await sendJson(operation, missing), `without ${name}`).toEqual(
      pointerError(`body #/${name}`),
    );
  }
  for (const { name, schema } of fieldsOf(operation)) {
    const wrong = schema.type === "object" || schema.type === "array" ? "text" : { wrong: 1 };
    expect(await sendJson(operation, { ...example, [name]: wrong })).toEqual({
      status: 400,
      pointers: expect.arrayContaining([expect.stringContaining(`body #/${name}`)]),
    });
    if (schema.type !== "string") continue;
    for (const text of ["a\0b", "\ud800", "\udc00x"]) {
      expect(await sendJson(operation, { ...example, [name]: text }), text).toEqual(
        pointerError(`body #/${name}`),
      );
    }
  }
});

const brokenJson = ["{", '{"a":}', "undefined", "{'a':1}", '{"a":1}x', "\ufeff{}}", "[1,]"];

test.each(withBody)(
  "$operationId rejects a body that is not a JSON object in UTF-8",
  async (operation) => {
    const { send, sendJson } = open();
    for (const text of [...brokenJson, "null", "1", '"text"', "[]"]) {
      expect(await sendJson(operation, text), text).toEqual(pointerError("body #"));
    }
    const invalid = Buffer.concat([
      Buffer.from('{"x":"'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"}'),
    ]);
    const response = await send(operation, {
      body: invalid,
      headers: { "content-type": "application/json" },
    });
    expect(await read(response)).toEqual(pointerError("body #"));
  },
);

test.each(withBody)(
  "$operationId rejects other media types and a body that is too large",
  async (operation) => {
    const { send, sendJson } = open();
    const body = JSON.stringify(bodyOf(operation));
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "application/jsonp",
      "",
    ]) {
      const { status } = await send(operation, { body, headers: { "content-type": type } });
      expect(status, type).toBe(415);
    }
    const untyped = await send(operation, { body: new TextEncoder().encode(body) });
    expect(untyped.status, "without a content type").toBe(415);
    const large = "x".repeat(64 * 1024 + 1);
    const response = await send(operation, {
      body: large,
      headers: { "content-type": "application/json", "content-length": String(large.length) },
    });
    expect(response.status).toBe(413);
    const chunked = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < 66; sent++) controller.enqueue(new Uint8Array(1024));
        controller.close();
      },
    });
    const streamed = await send(operation, {
      body: chunked,
      duplex: "half",
      headers: { "content-type": "application/json" },
    } as RequestInit);
    expect(streamed.status).toBe(413);
    const most = JSON.stringify({ unexpected: "x".repeat(64 * 1024 - 17) });
    expect(most).toHaveLength(64 * 1024);
    expect(await sendJson(operation, most), "64 KiB are allowed").toEqual(
      pointerError("body #/unexpected"),
    );
  },
);

test.each(withBody)("$operationId rejects a body in a content coding", async (operation) => {
  const { send } = open();
  const body = JSON.stringify(bodyOf(operation));
  for (const coding of ["gzip", "br", "identity, gzip"]) {
    const headers = { "content-type": "application/json", "content-encoding": coding };
    const response = await send(operation, { body, headers });
    expect([response.status, response.headers.get("accept-encoding")], coding).toEqual([
      415,
      "identity",
    ]);
  }
});

test("a body in the coding identity is read", async () => {
  const headers = { "content-type": "application/json", "content-encoding": "Identity" };
  const { status } = await read(
    await open().raw("POST", "/auth/login", { body: '{"identifier":"x"}', headers }),
  );
  expect(status).toBe(400);
});

const withParameters = operations.filter(({ parameters }) => parameters.length > 0);

test.each(withParameters)("$operationId points to the invalid parameter", async (operation) => {
  const { send } = open();
  const init: RequestInit = operation.body
    ? { body: JSON.stringify(bodyOf(operation)), headers: { "content-type": "application/json" } }
    : {};
  const ask = async (query: string, headers: Record<string, string> = {}) =>
    read(
      await send(operation, {
        ...init,
        path: `${operation.path}${query}`,
        headers: { ...init.headers, ...headers },
      }),
    );
  const query = operation.parameters.filter((each) => each.in === "query");
  if (query.length > 0)
    expect(await ask("?unexpected=1")).toEqual(pointerError("query #/unexpected"));
  for (const { name, schema } of query) {
    const value = encodeURIComponent(String(createExample(schema)));
    expect(await ask(`?${name}=${value}&${name}=${value}`), `${name} twice`).toEqual(
      pointerError(`query #/${name}`),
    );
  }
  for (const { name, in: place, schema } of operation.parameters) {
    const wrong = "x".repeat(600);
    const limited = ["enum", "pattern", "maxLength", "maximum"].some(
      (rule) => rule in resolved(schema),
    );
    if (!limited) continue;
    if (place === "query")
      expect(await ask(`?${name}=${wrong}`)).toEqual(pointerError(`query #/${name}`));
    if (place === "header") {
      expect(await ask("", { [name]: wrong })).toEqual(pointerError(`header #/${name}`));
    }
    if (place === "path") {
      const path = operation.template.replace(/{\w+}/g, wrong);
      expect(await read(await send(operation, { ...init, path }))).toEqual(
        pointerError(`path #/${name}`),
      );
    }
  }
});

const paths = Object.entries(Object.groupBy(operations, ({ template }) => template));

const fits = (template: string, path: string): boolean =>
  new RegExp(`^${template.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`).test(path);

test.each(paths)("%s returns 405 with Allow for other methods", async (_, found = []) => {
  const { raw } = open();
  const [{ path } = { path: "/" }] = found;
  // A path may also be one of another template, as /me/passkeys/options is of /me/passkeys/{id}.
  const methods = operations
    .filter((each) => fits(each.template, path))
    .map(({ method }) => method);
  const allowed = [...methods, ...(methods.includes("GET") ? ["HEAD"] : [])].sort();
  const others = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"].filter(
    (method) => !allowed.includes(method),
  );
  for (const method of others) {
    const response = await raw(method, path);
    expect([response.status, response.headers.get("allow")?.split(", ").sort()], method).toEqual([
      405,
      allowed,
    ]);
  }
});

test("an unknown path is a 404, with any credentials and in any spelling", async () => {
  const { send, raw } = open();
  const [known] = operations as [Operation];
  for (const path of [
    "/nowhere",
    "/me/",
    "//me",
    "/me%2f",
    "/users/a/b/c",
    "/%00",
    "/%ff",
    "/.git/config",
  ]) {
    expect((await raw("GET", path)).status, path).toBe(404);
  }
  expect((await send({ ...known, method: "GET" }, { path: "/nowhere" })).status).toBe(404);
});

test("HEAD returns the same as GET, without the body", async () => {
  const { send, raw } = open();
  for (const operation of operations.filter(({ method }) => method === "GET")) {
    const get = await send(operation);
    const head = await send({ ...operation, method: "HEAD" });
    expect(head.status, operation.operationId).toBe(get.status);
    expect(head.headers.get("content-type")).toBe(get.headers.get("content-type"));
    expect(await head.text()).toBe("");
  }
  expect((await raw("HEAD", "/me")).status, "behind the same guard").toBe(401);
});

test("rejects a body with thousands of nested levels quickly", async () => {
  const { raw } = open();
  const nested = (open: string, close: string) => open.repeat(6000) + close.repeat(6000);
  for (const value of [nested("[", "]"), nested('{"a":', "}").replace(":}", ":1}")]) {
    const body = `{"identifier":${value},"password":"x"}`;
    const { status, pointers } = await read(
      await raw("POST", "/auth/login", { body, headers: { "content-type": "application/json" } }),
    );
    expect([status, pointers]).toEqual([
      400,
      [expect.stringMatching(/^body #\/identifier(\/\w){31}$/)],
    ]);
  }
});

test("the response to thousands of unknown fields is not larger than the request", async () => {
  const { raw } = open();
  const fields = Array.from({ length: 6000 }, (_, index) => [`${index}`, 1]);
  const body = JSON.stringify(Object.fromEntries(fields));
  const response = await raw("POST", "/auth/login", {
    body,
    headers: { "content-type": "application/json" },
  });
  expect(response.status).toBe(400);
  expect((await response.text()).length).toBeLessThan(body.length);
});
