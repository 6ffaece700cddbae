import {
  enforce,
  guardGateway,
  guardHono,
  guardRequest,
  type Principal,
  principalOf,
  principalOfEvent,
} from "@latch/client/verify";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { shareHarness } from "../support/shared-harness.ts";
import { bearer, openVerifier } from "../support/verify/verifier.ts";

const shared = shareHarness();
const methodArn = "arn:aws:execute-api:eu-central-1:123456789012:abc/live/GET/pets";

test("Hono: the principal is a variable, and a refusal is a problem", async () => {
  const harness = shared();
  const verifier = openVerifier(harness);
  const app = new Hono<{ Variables: { principal: Principal } }>();
  app.use("/me", guardHono(verifier));
  app.get("/me", (c) => c.json({ userId: c.get("principal").userId }));
  app.get("/users", guardHono(verifier, { role: "agent" }), (c) => c.text(c.get("principal").role));
  const { accessToken, user } = await harness.signUp();
  const accepted = await app.request("/me", bearer(accessToken));
  expect(await accepted.json()).toEqual({ userId: user.id });
  const refused = await app.request("/users", bearer(accessToken));
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ code: "forbidden" });
  expect((await app.request("/users", bearer(harness.admin.accessToken))).status).toBe(200);
  const anonymous = await app.request("/me");
  expect(anonymous.headers.get("www-authenticate")).toBe('Bearer realm="latch"');
});

test("a request of the platform: the handler receives the principal and the other arguments", async () => {
  const harness = shared();
  const handle = guardRequest(
    openVerifier(harness),
    { role: "user" },
    async (request, { userId }, environment: { greeting: string }) =>
      Response.json({ path: new URL(request.url).pathname, userId, ...environment }),
  );
  const { accessToken, user } = await harness.signUp();
  const request = new Request("http://pets.test/pets", bearer(accessToken));
  const accepted = await handle(request, { greeting: "hello" });
  expect(await accepted.json()).toEqual({ path: "/pets", userId: user.id, greeting: "hello" });
  const refused = await handle(new Request("http://pets.test/pets"), { greeting: "hello" });
  expect(refused.status).toBe(401);
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
});

test("an unexpected error is not a refusal", async () => {
  const broken = { verify: () => Promise.reject(new Error("broken")) };
  const app = new Hono<{ Variables: { principal: Principal } }>();
  app.onError((error, c) => c.text(error.message, 500));
  app.get("/", guardHono(broken), (c) => c.text("accepted"));
  expect(await (await app.request("/")).text()).toBe("broken");
  const handle = guardRequest(broken, {}, () => new Response("accepted"));
  await expect(handle(new Request("http://pets.test"))).rejects.toThrow("broken");
  await expect(guardGateway(broken)({ version: "2.0" })).rejects.toThrow("broken");
  expect(() => guardHono(broken, { maxAge: -1 })).toThrow(TypeError);
  expect(() => principalOf({})).toThrow("No guard");
});

test("API Gateway: an HTTP API receives a simple response and the context", async () => {
  const harness = shared();
  const { setOutage, ...verifier } = openVerifier(harness);
  const authorize = guardGateway(verifier);
  const { accessToken, user } = await harness.signUp();
  const event = { version: "2.0", headers: { authorization: `Bearer ${accessToken}` } };
  const result = await authorize(event);
  expect(result).toMatchObject({ isAuthorized: true, context: { userId: user.id, acr: "aal1" } });
  const lambda = "context" in result ? result.context : undefined;
  const principal = principalOfEvent({ requestContext: { authorizer: { lambda } } });
  const { expiresAt: _, ...verified } = await verifier.verify(event);
  expect(principal).toEqual(verified);
  expect(() => enforce(principal, { maxAge: 300 })).not.toThrow();
  expect(() => enforce(principal, { role: "agent" })).toThrow("Permission denied");
  expect(await authorize({ version: "2.0", headers: {} })).toEqual({ isAuthorized: false });
  const forAgents = guardGateway(verifier, { role: "agent" });
  expect(await forAgents(event)).toEqual({ isAuthorized: false });
});

test("API Gateway: a REST API receives a policy, and 401 by an error", async () => {
  const harness = shared();
  const verifier = openVerifier(harness);
  const { accessToken, user } = await harness.signUp();
  const authorization = `Bearer ${accessToken}`;
  const authorize = guardGateway(verifier);
  const policy = (Effect: string) => ({
    Version: "2012-10-17",
    Statement: [
      {
        Effect,
        Action: "execute-api:Invoke",
        Resource: "arn:aws:execute-api:eu-central-1:123456789012:abc/live/*",
      },
    ],
  });
  for (const event of [
    { type: "REQUEST", methodArn, headers: { Authorization: authorization } },
    { type: "TOKEN", methodArn, authorizationToken: authorization },
  ]) {
    const result = await authorize(event);
    expect(result).toMatchObject({ principalId: user.id, policyDocument: policy("Allow") });
    const authorizer = { principalId: user.id, ...("context" in result ? result.context : {}) };
    expect(principalOfEvent({ requestContext: { authorizer } })).toMatchObject({
      kind: "session",
      userId: user.id,
    });
  }
  const event = { methodArn, authorizationToken: authorization };
  const denied = await guardGateway(verifier, { role: "agent" })(event);
  expect(denied).toMatchObject({ policyDocument: policy("Deny") });
  await expect(authorize({ methodArn, headers: {} })).rejects.toThrow(/^Unauthorized$/);
  await expect(authorize({ authorizationToken: authorization })).rejects.toThrow(/^Unauthorized$/);
});

test("API Gateway: an outage fails, and is no denial that the gateway keeps", async () => {
  const verifier = openVerifier(shared());
  verifier.setOutage("down");
  const { accessToken } = await shared().signUp();
  const headers = { authorization: `Bearer ${accessToken}` };
  const authorize = guardGateway(verifier);
  await expect(authorize({ version: "2.0", headers })).rejects.toThrow("unavailable");
  await expect(authorize({ methodArn, headers })).rejects.toThrow("unavailable");
});

test("a function without an authorizer in front of it has no principal", () => {
  for (const event of [
    {},
    { requestContext: {} },
    { requestContext: { authorizer: null } },
    { requestContext: { authorizer: { lambda: { userId: "usr_1", role: "root", scope: "" } } } },
    { requestContext: { authorizer: { jwt: { claims: { sub: "usr_1" } } } } },
  ]) {
    expect(() => principalOfEvent(event)).toThrow("No authorizer");
  }
});
