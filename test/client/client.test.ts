import { readFileSync } from "node:fs";
import { createLatchClient } from "@latch/client";
import { contract } from "@latch/contract";
import { expect, test } from "vitest";
import { createHarness, origin, password } from "../support/harness.ts";

test("the client has a function for each operation of the contract", () => {
  expect(Object.keys(createLatchClient({})).sort()).toEqual(Object.keys(contract).sort());
});

test("the client needs two packages at run time, and imports no server code", () => {
  const manifest = readFileSync(new URL("../../packages/client/package.json", import.meta.url));
  expect(Object.keys(JSON.parse(manifest.toString()).dependencies)).toEqual([
    "jose",
    "standardwebhooks",
  ]);
});

test("sends path and query parameters as the document defines", async () => {
  const { signUp } = await createHarness();
  const agent = await signUp({ role: "agent" });
  const { data } = await agent.latch.getUser({ params: { path: { userId: agent.user.id } } });
  expect(data).toEqual(agent.user);
  const page = await agent.latch.listUsers({ params: { query: { limit: 1, role: "agent" } } });
  expect(page.data?.items).toEqual([agent.user]);
});

test("returns a problem as a result, and throws only without a response", async () => {
  const { latch } = await createHarness();
  await latch.signUp({ body: { email: "ada@example.com", password } });
  const { data, error, response } = await latch.signUp({
    body: { email: "ada@example.com", password },
  });
  expect([data, error?.code, error?.status, response.status]).toEqual([
    undefined,
    "email_taken",
    409,
    409,
  ]);
  const unreachable = createLatchClient({
    baseUrl: origin,
    fetch: () => Promise.reject(new TypeError("no network")),
  });
  await expect(unreachable.getHealth()).rejects.toThrow("no network");
});
