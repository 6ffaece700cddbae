/**
 * Measures what a message costs each consumer, and writes measured.json beside this file:
 *   node test/capacity/measure.ts
 * CPU time hardly depends on what else the machine does. The embedded database is another process.
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { derivePurposeKeys, parseKeyRing } from "@latch/adapters/crypto";
import { createRandomIdFactory } from "@latch/adapters/crypto/random-ids";
import { openQueues, type QueueConsumer } from "@latch/adapters/messaging";
import { composeActivityConsumer } from "@latch/composition/activity";
import { composeMailConsumer } from "@latch/composition/mail";
import { composeFanOutConsumer } from "@latch/composition/webhook-fan-out";
import { parseEnvironment } from "@latch/config";
import { MailEnvironment } from "@latch/config/mail";
import { connectionFrom, newEmail, openLatch, password, post, startStack } from "../bench/latch.ts";

const batchSize = 10;
const users = 400;
const checks = 3000;

const { environment, stop } = await startStack();
const { app, database } = openLatch({ ...environment, BCRYPT_COST: "4", RATE_LIMITS: "false" });
for (let index = 0; index < users; index++) {
  const email = newEmail();
  await app.fetch(post("/auth/signup", { email, password }), connectionFrom());
  await app.fetch(post("/auth/password/forgot", { email }), connectionFrom());
}

async function readAll(table: "Sessions" | "OneTimeTokens"): Promise<Record<string, string>[]> {
  const items: Record<string, string>[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await database.client.send(
      new ScanCommand({ TableName: database.tables[table], ExclusiveStartKey }),
    );
    items.push(...((page.Items ?? []) as Record<string, string>[]));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items;
}

const newId = createRandomIdFactory(Date.now);
const sessions = await readAll("Sessions");
const logIns = Array.from({ length: checks }, (_, index) => {
  const { userId, sessionId } = sessions[index % sessions.length] ?? {};
  return JSON.stringify({
    specversion: "1.0",
    id: newId("evt"),
    source: environment.LATCH_ISSUER,
    type: "session.started",
    time: new Date().toISOString(),
    subject: sessionId,
    datacontenttype: "application/json",
    actor: userId,
    clientaddress: "127.0.0.1",
    data: { userId, sessionId, method: "password" },
  });
});
const links = (await readAll("OneTimeTokens"))
  .filter(({ purpose }) => purpose === "reset_password")
  .map(({ tokenId, tokenHash, purpose, userId }) =>
    JSON.stringify({ order: "link", tokenId, tokenHash, purpose, userId }),
  );

const log = { info() {}, warn() {}, error() {} };
const sqs = openQueues({ region: "us-east-1", endpoint: "http://127.0.0.1:9" });
const mailConsumer = composeMailConsumer({
  config: parseEnvironment(MailEnvironment, environment),
  database,
  keys: await derivePurposeKeys(parseKeyRing(environment.LATCH_KEYS), "mail"),
  mailer: { send: async () => ({ id: "1" }) },
  sqs,
  queueUrl: () => "http://127.0.0.1:9/0/none",
  log,
});
const queue = { send: async () => {} };

/** Returns the milliseconds of CPU time of a message, after a third of them to warm up. */
async function measureCpu(consume: QueueConsumer, bodies: string[]): Promise<number> {
  const warmUp = Math.floor(bodies.length / 3 / batchSize) * batchSize;
  let before = process.cpuUsage();
  for (let start = 0; start < bodies.length; start += batchSize) {
    if (start === warmUp) before = process.cpuUsage();
    const Records = bodies
      .slice(start, start + batchSize)
      .map((body, index) => ({ messageId: String(start + index), body }));
    const { batchItemFailures } = await consume({ Records });
    if (batchItemFailures.length > 0) throw new Error("A message failed");
  }
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / (bodies.length - warmUp)) / 1000;
}

/** The calls to DynamoDB in a row are read from the code. */
const consumers = {
  "record-activity": {
    cpuMs: await measureCpu(
      composeActivityConsumer({ config: { ACTIVITY_RETENTION_DAYS: 400 }, database, log }),
      logIns,
    ),
    calls: 2,
  },
  "plan-webhooks": {
    cpuMs: await measureCpu(composeFanOutConsumer({ database, queue, log }), logIns),
    calls: 1,
  },
  "check-devices": { cpuMs: await measureCpu(mailConsumer, logIns), calls: 4 },
  "send-links": { cpuMs: await measureCpu(mailConsumer, links), calls: 3 },
};
const machine = `Node ${process.version}, ${cpus()[0]?.model.trim()}`;
const file = new URL("measured.json", import.meta.url);
writeFileSync(file, `${JSON.stringify({ machine, consumers }, null, 2)}\n`);
database.close();
sqs.destroy();
await stop();
