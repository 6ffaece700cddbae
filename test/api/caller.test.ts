import type { AppEnv } from "@latch/api";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { createCaller } from "../../packages/api/src/middleware/caller.ts";

/** Returns the address of the caller of a request from this connection, behind one trusted proxy. */
async function addressOf(connection: string, forwarded?: string): Promise<string> {
  const app = new Hono<AppEnv>().get("/", (c) =>
    c.text(createCaller(c, { readClientAddress: () => connection, proxyHops: 1 }).address),
  );
  const headers = new Headers(forwarded === undefined ? {} : { "x-forwarded-for": forwarded });
  return (await app.request("/", { headers })).text();
}

test.each([undefined, "", " ", ",", "192.0.2.66,", "unknown"])(
  "no caller has an empty address, even if the proxy wrote %j",
  async (forwarded) => {
    expect(await addressOf("198.51.100.7", forwarded)).toBe("198.51.100.7");
    expect(await addressOf("", forwarded)).toBe("unknown");
  },
);
