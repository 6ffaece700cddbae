import { expect, onTestFinished, test } from "vitest";
import { scan } from "../support/fixtures/tables.ts";
import { jsonBody, openTestDatabase, password } from "../support/harness.ts";
import { edgeAddress, startEdge } from "../support/processes/edge.ts";

/** Signs up through workerd. @returns the address that the new session stores */
async function storedAddress(bindings: Record<string, string>, cloudflare: boolean, headers = {}) {
  const database = await openTestDatabase();
  const prefix = database.tables.Users.replace(/Users$/, "");
  const edge = await startEdge(prefix, bindings, { cloudflare });
  onTestFinished(edge.stop);
  const init = jsonBody({ email: "ada@example.com", password });
  const response = await edge.fetch(
    new Request("https://edge.example.com/auth/signup", {
      ...init,
      method: "POST",
      headers: { ...(init.headers as Record<string, string>), ...headers },
    }),
  );
  expect(response.status).toBe(201);
  const [session] = await scan(database, "Sessions");
  return session?.["address"];
}

test("Cloudflare's header contains the client IP address on Cloudflare", async () => {
  expect(await storedAddress({}, true)).toBe(edgeAddress);
});

test("another workerd does not believe Cloudflare's header, which any client can send", async () => {
  expect(await storedAddress({}, false)).toBe("unknown");
});

test("another workerd behind one trusted proxy uses the address that the proxy saw", async () => {
  const headers = { "x-forwarded-for": "192.0.2.66, 198.51.100.7" };
  expect(await storedAddress({ TRUSTED_PROXY_HOPS: "1" }, false, headers)).toBe("198.51.100.7");
});
