import type { ConfirmedOperation } from "@latch/client";
import { contract, type RateLimit, type Route } from "@latch/contract";
import { describe, expect, test } from "vitest";
import { outcome } from "../support/fixtures/links.ts";
import { operations } from "../support/fixtures/operations.ts";
import { createHarness, jsonBody, password } from "../support/harness.ts";
import { stopClock } from "../support/stop-clock.ts";

const limited = Object.values<Route>(contract).filter((route) => route["x-rate-limit"]);

const proofs = [{ method: "password" as const, password }];
const unknown = "AAAA";
/** A well-formed assertion that answers no challenge. */
const assertion = {
  ...{ id: unknown, rawId: unknown, type: "public-key", clientExtensionResults: {} },
  response: { clientDataJSON: unknown, authenticatorData: unknown, signature: unknown },
};
let identifierCount = 0;
/** Valid input only where the validation comes before the limit. */
function bodyOf(operationId: string): object {
  if (operationId === "logIn") return { identifier: `unknown-${identifierCount++}`, password };
  if (operationId === "logInWithPasskey") return { credential: assertion };
  if (operationId === "reauthenticate") return { refreshToken: "lrt_unknown", proofs };
  return {};
}

describe.each(limited)("$operationId", ({ operationId, "x-rate-limit": limits = [], ...route }) => {
  test("rejects requests beyond its limit until the window ends", async () => {
    stopClock();
    const { raw, signUp, pass, latch } = await createHarness({ RATE_LIMITS: "true" });
    const [{ limit, window }] = limits as [RateLimit, ...RateLimit[]];
    const person = route.security.some((entry) => "bearerAuth" in entry)
      ? await signUp({ role: "super_admin" })
      : undefined;
    // The guard, which requires the token of such an operation, comes before the limit.
    const needsToken = person && route["x-recent-authentication"]?.singleUse;
    const { data: proved } = needsToken
      ? await latch.reauthenticate({
          body: {
            refreshToken: person.refreshToken,
            proofs,
            operation: operationId as ConfirmedOperation,
          },
        })
      : {};
    const accessToken = proved?.accessToken ?? person?.accessToken;
    const token = proved?.reauthenticationToken;
    const path = operations.find((each) => each.operationId === operationId)?.path ?? "";
    const ask = () =>
      raw(route.method.toUpperCase(), path, {
        body: JSON.stringify(bodyOf(operationId)),
        headers: {
          "content-type": "application/json",
          ...(accessToken && { authorization: `Bearer ${accessToken}` }),
          ...(token && { "x-reauthentication": token }),
        },
      });
    const allowed = await Promise.all(Array.from({ length: limit }, ask));
    expect(allowed.map(({ status }) => status)).not.toContain(429);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(refused.headers.get("ratelimit")).toMatch(/"(address|user|target)";r=0;t=\d+/);
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(window);
    pass(window);
    expect((await ask()).status).not.toBe(429);
  });
});

test("a response contains the remaining requests", async () => {
  const { latch } = await createHarness({ RATE_LIMITS: "true" });
  const { response } = await latch.logIn({ body: { identifier: "nobody", password } });
  expect(response.headers.get("ratelimit-policy")).toBe('"address";q=30;w=60');
  expect(response.headers.get("ratelimit")).toMatch(/^"address";r=29;t=\d+$/);
});

test("all processes share the count", async () => {
  stopClock();
  const first = await createHarness({ RATE_LIMITS: "true" });
  const second = await createHarness(
    { RATE_LIMITS: "true" },
    { database: first.database, keys: first.keys },
  );
  const ask = ({ latch }: typeof first) =>
    latch.forgotPassword({ body: { email: "nobody@example.com" } });
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) => ask(index % 2 === 0 ? first : second)),
  );
  const statuses = answers.map((answer) => outcome(answer)[0]);
  expect(statuses.filter((status) => status === 202)).toHaveLength(20);
  expect(statuses.filter((status) => status === 429)).toHaveLength(20);
});

test.each([
  ["an IPv4 address", (port: number) => `198.51.100.7:${port}`],
  ["an IPv6 address", (port: number) => `[2001:db8::7]:${port}`],
])("%s counts as one client, whatever port its proxy saw", async (_, forwardedFor) => {
  stopClock();
  const { raw } = await createHarness({ RATE_LIMITS: "true", TRUSTED_PROXY_HOPS: "1" });
  const ask = (port: number) => {
    const { headers, body } = jsonBody({ email: "nobody@example.com" });
    const from = { ...headers, "x-forwarded-for": forwardedFor(port) };
    return raw("POST", "/auth/password/forgot", { body, headers: from });
  };
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => ask(40_000 + index)));
  expect(answers.map(({ status }) => status)).not.toContain(429);
  expect((await ask(50_000)).status).toBe(429);
});
