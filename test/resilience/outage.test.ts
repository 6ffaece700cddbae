import { expect, inject, test } from "vitest";
import { createExample, operations } from "../support/fixtures/operations.ts";
import { readAccounts } from "../support/fixtures/tables.ts";
import { createHarness, openTestDatabase } from "../support/harness.ts";
import { type Fault, startFaultProxy } from "../support/processes/fault-proxy.ts";
import { withoutRetryDelay } from "../support/without-retry-delay.ts";

withoutRetryDelay();

const outages: [string, Fault][] = [
  ["is unreachable", "dropped"],
  ["throttles", { answer: "ThrottlingException" }],
  ["fails", { answer: "InternalServerError", status: 500 }],
];

test.each(outages)(
  "each operation responds with unavailable when the database %s",
  async (_, fault) => {
    const proxy = await startFaultProxy(inject("dynamoEndpoint"));
    const database = await openTestDatabase(undefined, proxy.endpoint);
    const { raw, signUp, logged } = await createHarness({ RATE_LIMITS: "false" }, { database });
    const { accessToken, refreshToken } = await signUp({ role: "super_admin" });
    const before = await readAccounts(database);
    const statuses: Record<string, number> = {};
    proxy.inject("*", fault, Number.POSITIVE_INFINITY);

    for (const { operationId, method, path, body, security } of operations) {
      const fields = Object.keys(body?.schema.properties ?? {});
      const sealed = fields.filter((name) => ["refreshToken", "session"].includes(name));
      const content = {
        ...(createExample(body?.schema ?? {}) as object),
        ...Object.fromEntries(sealed.map((name) => [name, refreshToken])),
      };
      const asked = proxy.count();
      const response = await raw(method, path, {
        ...(body && { body: JSON.stringify(content) }),
        headers: {
          ...(security.length > 0 && { authorization: `Bearer ${accessToken}` }),
          ...(body && { "content-type": "application/json" }),
        },
      });
      statuses[operationId] = response.status;
      if (operationId === "getReadiness") continue;
      if (proxy.count() > asked) {
        expect([response.status, response.headers.get("retry-after")], operationId).toEqual([
          503,
          "1",
        ]);
      } else {
        // 501 is the response of an operation whose provider is not configured.
        expect(response.status === 501 ? 400 : response.status, operationId).toBeLessThan(500);
      }
    }

    proxy.heal();
    expect(statuses).toMatchObject({
      getHealth: 200,
      getReadiness: 503,
      verifyToken: 200,
      getMe: 503,
    });
    expect(logged.filter(({ message }) => message === "unexpected error")).toEqual([]);
    expect(await readAccounts(database)).toEqual(before);
    const again = await raw("GET", "/me", { headers: { authorization: `Bearer ${accessToken}` } });
    expect(again.status).toBe(200);
  },
);
