import { type DatabaseOptions, openDatabase, prefixedTableNames } from "@latch/adapters/dynamodb";
import { expect, onTestFinished, test } from "vitest";
import { GetCommand } from "../../packages/adapters/src/dynamodb/client/commands.ts";
import { startHttpDouble } from "../support/doubles/http-double.ts";
import { parseSigningDate } from "../support/parse-signing-date.ts";
import { stopClock } from "../support/stop-clock.ts";

const get = new GetCommand({ TableName: "things", Key: { id: "1" } });
const minuteMs = 60_000;
const toAmzDate = (ms: number) => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, "");

/** Starts an endpoint whose clock differs, and which refuses signatures as DynamoDB does. */
async function startDynamo(aheadMs: () => number, refusal: "by reason" | "too skewed") {
  return startHttpDouble((_, __, headers) => {
    const now = Date.now() + aheadMs();
    const date = { date: new Date(now).toUTCString() };
    const signed = headers["x-amz-date"];
    const isEarly = parseSigningDate(signed) > now + 5 * minuteMs;
    if (!isEarly && parseSigningDate(signed) >= now - 5 * minuteMs) {
      return { headers: date, body: { Item: { id: { S: "1" } } } };
    }
    const bound = isEarly
      ? `Signature not yet current: ${signed} is still later than ${toAmzDate(now + 5 * minuteMs)} (${toAmzDate(now)} + 5 min.)`
      : `Signature expired: ${signed} is now earlier than ${toAmzDate(now - 5 * minuteMs)} (${toAmzDate(now)} - 5 min.)`;
    return refusal === "by reason"
      ? {
          status: 400,
          headers: date,
          body: { __type: "com.amazon.coral.service#InvalidSignatureException", message: bound },
        }
      : {
          status: 403,
          headers: date,
          body: { __type: "RequestTimeTooSkewed", message: "The difference is too large" },
        };
  });
}

function openClocked(client: "lean" | "sdk", endpoint: string) {
  const options: DatabaseOptions = {
    ...{ client, endpoint, region: "us-east-1", tables: prefixedTableNames("t-") },
    credentials: { accessKeyId: "FIXED", secretAccessKey: "secret" },
  };
  const database = openDatabase(options);
  onTestFinished(() => database.close());
  return database;
}

const open = (client: "lean" | "sdk", endpoint: string) => openClocked(client, endpoint).client;

const found = expect.objectContaining({ Item: { id: "1" } });

test.each([
  ["lean", 20, "by reason"],
  ["lean", -20, "by reason"],
  ["lean", 20, "too skewed"],
  ["sdk", 20, "by reason"],
  ["sdk", -20, "by reason"],
  ["sdk", 20, "too skewed"],
] as const)(
  "%s: repeats a call that fails because of a clock %i minutes apart, %s",
  async (client, minutes, refusal) => {
    const dynamo = await startDynamo(() => minutes * minuteMs, refusal);
    const database = open(client, dynamo.url);
    expect(await database.send(get)).toEqual(found);
    expect(dynamo.received).toHaveLength(2);
    expect(await database.send(get)).toEqual(found);
    expect(dynamo.received, "the corrected clock is kept").toHaveLength(3);
  },
);

test.each(["lean", "sdk"] as const)(
  "%s: the time of this machine counts unless it is minutes off, and never runs backwards",
  async (client) => {
    stopClock();
    let aheadMs = 60 * minuteMs;
    const dynamo = await startDynamo(() => aheadMs, "by reason");
    const database = openClocked(client, dynamo.url);
    expect(database.clock()).toBe(Date.now());
    await database.client.send(get);
    const corrected = database.clock();
    expect(Math.abs(corrected - Date.now() - aheadMs)).toBeLessThanOrEqual(1000);
    for (aheadMs of [61.4 * minuteMs, 58.7 * minuteMs]) {
      await database.client.send(get);
      expect(database.clock()).toBe(corrected);
    }
    const right = await startDynamo(() => 900, "by reason");
    const other = openClocked(client, right.url);
    await other.client.send(get);
    expect(other.clock()).toBe(Date.now());
  },
);

test.each([
  ["lean", 20],
  ["lean", -20],
  ["sdk", 20],
  ["sdk", -20],
] as const)(
  "%s: calls at the same time are all repeated, by %i minutes",
  async (client, minutes) => {
    const dynamo = await startDynamo(() => minutes * minuteMs, "by reason");
    const database = open(client, dynamo.url);
    const results = await Promise.all(Array.from({ length: 8 }, () => database.send(get)));
    expect(results).toEqual(Array.from({ length: 8 }, () => found));
  },
);

test("lean: follows a clock that is set right", async () => {
  let ahead = 20 * minuteMs;
  const dynamo = await startDynamo(() => ahead, "by reason");
  const database = open("lean", dynamo.url);
  await database.send(get);
  ahead = 0;
  expect(await database.send(get)).toEqual(found);
});

test.each(["lean", "sdk"] as const)(
  "%s: does not repeat a call with a wrong key",
  async (client) => {
    const dynamo = await startHttpDouble(() => ({
      status: 400,
      headers: { date: new Date().toUTCString() },
      body: {
        __type: "com.amazon.coral.service#InvalidSignatureException",
        message: "The request signature we calculated does not match the signature you provided.",
      },
    }));
    const call = open(client, dynamo.url).send(get);
    await expect(call).rejects.toMatchObject({ name: "InvalidSignatureException" });
    expect(dynamo.received).toHaveLength(1);
  },
);
