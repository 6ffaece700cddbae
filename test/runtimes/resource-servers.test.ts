import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import {
  guardExpress,
  guardFastify,
  guardHono,
  type Principal,
  principalOf,
} from "@latch/client/verify";
import express from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { describe, expect, onTestFinished, test } from "vitest";
import { shareHarness } from "../support/shared-harness.ts";
import { openVerifier } from "../support/verify/verifier.ts";

type Verifier = ReturnType<typeof openVerifier>;

const shared = shareHarness();

/** Starts a server on a free port, until the end of the test. */
async function start(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function startExpress(verifier: Verifier): Promise<string> {
  const app = express();
  app.get("/me", guardExpress(verifier), (request, response) => {
    response.json(principalOf(request));
  });
  app.use("/users", guardExpress(verifier, { role: "agent", scope: "users:read" }));
  app.post("/users", express.json(), (request, response) => {
    response.json({ ...principalOf(request), body: request.body });
  });
  app.get("/open", (request, response) => {
    response.json(principalOf(request));
  });
  return start(app);
}

async function startFastify(verifier: Verifier): Promise<string> {
  const app = fastify();
  app.get("/me", { onRequest: guardFastify(verifier) }, async (request) => principalOf(request));
  await app.register(async (users) => {
    users.addHook("onRequest", guardFastify(verifier, { role: "agent", scope: "users:read" }));
    users.post("/users", async (request) => ({
      ...principalOf(request),
      body: request.body,
    }));
  });
  app.get("/open", async (request) => principalOf(request));
  onTestFinished(() => app.close());
  return app.listen({ port: 0, host: "127.0.0.1" });
}

async function startHono(verifier: Verifier): Promise<string> {
  const app = new Hono<{ Variables: { principal: Principal } }>();
  app.get("/me", guardHono(verifier), (c) => c.json(c.get("principal")));
  app.use("/users", guardHono(verifier, { role: "agent", scope: "users:read" }));
  app.post("/users", async (c) => c.json({ ...c.get("principal"), body: await c.req.json() }));
  app.get("/open", (c) => c.json(c.get("principal").userId));
  app.onError((_, c) => c.body(null, 500));
  return start(getRequestListener(app.fetch));
}

describe.each([
  ["Express", startExpress],
  ["Fastify", startFastify],
  ["Hono", startHono],
])("%s", (_, startServer) => {
  async function open() {
    const verifier = openVerifier(shared());
    const url = await startServer(verifier);
    const send = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
      fetch(url + path, { ...init, headers: { "content-type": "application/json", ...headers } });
    return { verifier, send };
  }

  test("passes the principal of an access token and of an API key to the handler", async () => {
    const { send } = await open();
    const { admin } = shared();
    const authorization = `Bearer ${admin.accessToken}`;
    const me = await send("/me", { authorization });
    expect(await me.json()).toMatchObject({ kind: "session", userId: admin.user.id });
    const init = { method: "POST", body: '{"name":"Ada"}' };
    const created = await send("/users", { authorization }, init);
    expect(await created.json()).toMatchObject({ role: "super_admin", body: { name: "Ada" } });
    const { data } = await admin.latch.createApiKey({
      body: { name: "job", scopes: ["users:read", "token:verify"] },
    });
    const byKey = await send("/users", { "x-api-key": data?.key ?? "" }, init);
    expect(await byKey.json()).toMatchObject({ kind: "apiKey", body: { name: "Ada" } });
  });

  test("responds with a problem, and runs no handler", async () => {
    const { send, verifier } = await open();
    const { accessToken } = await shared().signUp();
    const authorization = `Bearer ${accessToken}`;
    const init = { method: "POST", body: '{"name":"Ada"}' };
    const cases: [Response, number, string, string | null][] = [
      [await send("/me"), 401, "unauthenticated", 'Bearer realm="latch"'],
      [
        await send("/me", { authorization: "Bearer invalid" }),
        401,
        "unauthenticated",
        'Bearer realm="latch", error="invalid_token"',
      ],
      [
        await send("/users", { authorization }, init),
        403,
        "forbidden",
        'Bearer realm="latch", error="insufficient_scope"',
      ],
    ];
    verifier.setOutage("down");
    cases.push([await send("/users", { "x-api-key": "latch_a" }, init), 503, "unavailable", null]);
    expect(cases[3]?.[0].headers.get("retry-after")).toBe("1");
    for (const [response, status, code, challenge] of cases) {
      expect(response.status).toBe(status);
      expect(response.headers.get("content-type")).toContain("application/problem+json");
      expect(response.headers.get("www-authenticate")).toBe(challenge);
      expect(await response.json()).toMatchObject({ status, code, type: `/problems/${code}` });
    }
  });

  test("a route without a guard fails, whatever the request contains", async () => {
    const { send } = await open();
    const { accessToken } = await shared().signUp();
    const response = await send("/open", { authorization: `Bearer ${accessToken}` });
    expect(response.status).toBe(500);
  });
});
