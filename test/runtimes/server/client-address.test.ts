import { listen } from "@latch/server";
import { expect, onTestFinished, test } from "vitest";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, jsonBody, password } from "../../support/harness.ts";

const client = "198.51.100.7";
const forged = "192.0.2.66";

/** Starts a Node server behind a number of proxies. @returns the client's address that it sees */
async function open(hops: number) {
  const harness = await createHarness({ TRUSTED_PROXY_HOPS: String(hops) });
  const server = await listen(harness.app, { port: 0, host: "127.0.0.1" });
  onTestFinished(server.stop);
  let people = 0;
  return async (forwarded?: string, headers: Record<string, string> = {}) => {
    const init = jsonBody({ email: `${++people}@example.com`, password });
    const response = await fetch(`http://127.0.0.1:${server.port}/auth/signup`, {
      ...init,
      method: "POST",
      headers: {
        ...(init.headers as Record<string, string>),
        connection: "close",
        "x-real-ip": forged,
        forwarded: `for=${forged}`,
        "cf-connecting-ip": forged,
        ...(forwarded !== undefined && { "x-forwarded-for": forwarded }),
        ...headers,
      },
    });
    const { user } = (await response.json()) as { user: { id: string } };
    const sessions = await scan(harness.database, "Sessions");
    return sessions.find(({ userId }) => userId === user.id)?.["address"];
  };
}

test("without a proxy, the client's address is that of the connection", async () => {
  const seen = await open(0);
  expect(await seen()).toBe("127.0.0.1");
  expect(await seen(forged)).toBe("127.0.0.1");
  expect(await seen(`${forged}, ${forged}`)).toBe("127.0.0.1");
});

test("behind an ingress, the client's address is the one that the ingress saw", async () => {
  const seen = await open(1);
  expect(await seen(client)).toBe(client);
  expect(await seen(`${forged}, ${client}`)).toBe(client);
  expect(await seen(`${forged},${forged},${client}`)).toBe(client);
});

test("behind two proxies, the client's address is the one that the outer proxy saw", async () => {
  const seen = await open(2);
  expect(await seen(`${client}, 10.0.0.1`)).toBe(client);
  expect(await seen(`${forged}, ${client}, 10.0.0.1`)).toBe(client);
});

test("a request that bypasses the proxies without X-Forwarded-For has the address of its connection", async () => {
  const seen = await open(2);
  expect(await seen()).toBe("127.0.0.1");
  expect(await seen("")).toBe("127.0.0.1");
});

test.each([
  [`${client}:4711`, client],
  ["[2001:db8::7]:4711", "2001:db8::7"],
  ["2001:0DB8:0:0::7", "2001:db8::7"],
  ["::ffff:c633:6407", client],
])("the proxy may write the client's address as %s", async (forwarded, address) => {
  const seen = await open(1);
  expect(await seen(forwarded)).toBe(address);
});

test.each(["unknown", "_hidden", "not an address", "", " ", `${forged},`, `${forged}, `, ","])(
  "the address of the connection counts if the proxy wrote %j",
  async (forwarded) => {
    const seen = await open(1);
    expect(await seen(forwarded)).toBe("127.0.0.1");
  },
);
