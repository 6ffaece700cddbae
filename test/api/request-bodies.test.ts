import { expect, test } from "vitest";
import { createHarness, password } from "../support/harness.ts";

async function open() {
  const { raw, latch } = await createHarness();
  const email = "ada@example.com";
  await latch.signUp({ body: { email, password } });
  const body = JSON.stringify({ identifier: email, password });
  const ask = (path: string, text: string, headers: Record<string, string>) =>
    raw("POST", path, { body: new TextEncoder().encode(text), headers });
  return {
    ask,
    logIn: async (type: string) =>
      (await ask("/auth/login", body, { "content-type": type })).status,
  };
}

test.each([
  ["", {}],
  ["", { "content-type": "application/json", "content-encoding": "gzip" }],
  [" ", { "content-type": "application/json" }],
  ["\r\n\t ", { "content-type": "text/plain", "content-encoding": "gzip" }],
])("an optional body of %j with %j is absent", async (text, headers) => {
  const { ask } = await open();
  // Without a cookie and a token, there is no session to refresh.
  const absent = await ask("/auth/refresh", "{}", { "content-type": "application/json" });
  const blank = await ask("/auth/refresh", text, headers as Record<string, string>);
  expect(await blank.json()).toEqual({
    ...((await absent.json()) as object),
    requestId: expect.any(String),
  });
});

test("an optional body that is not blank, and a required one that is, are rejected", async () => {
  const { ask } = await open();
  const json = { "content-type": "application/json" };
  expect((await ask("/auth/refresh", "\v", json)).status).toBe(400);
  expect((await ask("/auth/refresh", "{}", { ...json, "content-encoding": "gzip" })).status).toBe(
    415,
  );
  expect((await ask("/auth/refresh", "{}", { "content-type": "text/plain" })).status).toBe(415);
  expect((await ask("/auth/login", " ", json)).status).toBe(400);
});

test.each([
  "application/json\t; charset=utf-8",
  "application/json ;\tcharset=UTF-8",
  'application/json;charset="utf-8"',
  "application/json; charset=utf8",
  "application/json; charset=us-ascii",
  "application/json; version=1",
])("the Content-Type %j is JSON", async (type) => {
  expect(await (await open()).logIn(type)).toBe(200);
});

test.each([
  "application/json; charset=utf-16",
  "application/json;charset=iso-8859-1",
  'application/json; version=1;charset="UTF-16LE"',
  "application/json; charset=",
  "application/json; charset=utf-8; charset=utf-16",
])("the Content-Type %j is rejected, because JSON is in UTF-8", async (type) => {
  expect(await (await open()).logIn(type)).toBe(415);
});
