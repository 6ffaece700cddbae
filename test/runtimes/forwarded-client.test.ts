import { createKeyRing } from "@latch/adapters/crypto";
import type { Database } from "@latch/adapters/dynamodb";
import { createLatchClient } from "@latch/client";
import { listen } from "@latch/server";
import { expect, onTestFinished, test } from "vitest";
import { checkedFetch } from "../support/checked-fetch.ts";
import { craftApiKey } from "../support/fixtures/api-key.ts";
import { functionUrlEvent, toResponse } from "../support/fixtures/lambda-events.ts";
import { newId } from "../support/fixtures/new-id.ts";
import { signedIn } from "../support/fixtures/signed-in.ts";
import { put, scan } from "../support/fixtures/tables.ts";
import { createHarness, openTestDatabase, password } from "../support/harness.ts";
import { startEdge } from "../support/processes/edge.ts";
import { Deliveries, deploy, startLambda } from "../support/processes/lambda.ts";

type Opened = {
  database: Database;
  baseUrl: string;
  fetch: (request: Request) => Promise<Response>;
};

async function openServer(): Promise<Opened> {
  const { app, database } = await createHarness();
  const server = await listen(app, { port: 0, host: "127.0.0.1" });
  onTestFinished(server.stop);
  return { database, baseUrl: `http://127.0.0.1:${server.port}`, fetch };
}

async function openLambda(): Promise<Opened> {
  const { folder, links, database, remove } = await deploy("lambda-forwarded-");
  onTestFinished(() => remove());
  const LatchKeys = { value: JSON.stringify(await createKeyRing()) };
  const baseUrl = "https://auth.example.com";
  const given = { ...links, LatchKeys, Deliveries };
  const lambda = await startLambda(folder, given, { LATCH_ISSUER: baseUrl });
  onTestFinished(() => lambda.stop());
  const fetch = async (request: Request) =>
    toResponse(await lambda.invoke(await functionUrlEvent(request)));
  return { database, baseUrl, fetch };
}

async function openWorkerd(): Promise<Opened> {
  const database = await openTestDatabase();
  const edge = await startEdge(database.tables.Users.replace(/Users$/, ""));
  onTestFinished(edge.stop);
  return { database, baseUrl: "https://edge.example.com", fetch: edge.fetch };
}

const address = "192.0.2.66";
const userAgent = "Mozilla/5.0 (a browser)";

test.each([
  ["a Node server", openServer],
  ["Lambda", openLambda],
  ["workerd", openWorkerd],
])(
  "%s takes the client of a back end from a key with the scope client:forward only",
  async (_, open) => {
    const { database, baseUrl, fetch } = await open();
    const userId = newId("usr");
    await put(database, "Users", { userId, role: "super_admin", status: "active", version: 1 });
    let people = 0;
    const seen = async (apiKey?: string) => {
      const latch = createLatchClient({
        baseUrl,
        apiKey,
        forwardedClient: { address: `::ffff:${address}`, userAgent },
        fetch: checkedFetch(fetch),
      });
      const body = { email: `person-${++people}@example.com`, password };
      const { user } = signedIn(await latch.signUp({ body }));
      const session = (await scan(database, "Sessions")).find((each) => each["userId"] === user.id);
      return { address: session?.["address"], userAgent: session?.["userAgent"] };
    };
    expect(await seen(await craftApiKey(database, userId, { scopes: ["client:forward"] }))).toEqual(
      {
        address,
        userAgent,
      },
    );
    for (const key of [
      undefined,
      await craftApiKey(database, userId, { scopes: ["users:write"] }),
    ]) {
      const session = await seen(key);
      expect(session.address).not.toBe(address);
      expect(session.userAgent).not.toBe(userAgent);
    }
  },
);
