import { createKeyRing, rotateKeyRing } from "@latch/adapters/crypto";
import { createActivityStore, createStreamPositions } from "@latch/adapters/dynamodb";
import type { MailQueueName } from "@latch/adapters/messaging";
import type { StreamRecord } from "@latch/adapters/streams";
import { createLatchClient } from "@latch/client";
import { startStreamPoller } from "@latch/server";
import { describe, expect, inject, onTestFinished, test, vi } from "vitest";
import { checkedFetch } from "../../support/checked-fetch.ts";
import { startProvider } from "../../support/doubles/provider-double.ts";
import { addAuthenticators } from "../../support/fixtures/authenticators.ts";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { createEvent } from "../../support/fixtures/domain-events.ts";
import { functionUrl, functionUrlEvent, toResponse } from "../../support/fixtures/lambda-events.ts";
import { newId } from "../../support/fixtures/new-id.ts";
import { permitted } from "../../support/fixtures/permitted.ts";
import { putMany } from "../../support/fixtures/put-many.ts";
import { toQueueBatch } from "../../support/fixtures/queue-batch.ts";
import { createSubkeyLinks } from "../../support/fixtures/subkey-links.ts";
import { put } from "../../support/fixtures/tables.ts";
import { attachConsumers } from "../../support/fixtures/webhooks.ts";
import { createHarness, password } from "../../support/harness.ts";
import { createMailCommands } from "../../support/mail-commands.ts";
import { runRecorded } from "../../support/permission-runs.ts";
import { startToggleServer } from "../../support/processes/toggle-server.ts";
import { timeLimit } from "../../support/time-limit.ts";

const done = { batchItemFailures: [] };
const body = { title: "Water the plants" };

test("record-activity calls exactly the actions that it is granted", async () => {
  const { start, database, seen } = await runRecorded("record-activity");
  const [userId, gone] = [newId("usr"), newId("usr")];
  // A late event of an erased user must not be recorded with the user's data.
  await createActivityStore(database).anonymiseSome(gone);
  const lambda = await start();
  const batch = toQueueBatch(
    ...[userId, gone].map((id) => createEvent("user.created", id, { role: "user" })),
  );
  expect(await lambda.invoke(batch)).toEqual(done);
  expect(seen()).toEqual(permitted["record-activity"]);
});

test("erase-user-tasks calls exactly the actions that it is granted", async () => {
  const { start, harness, database, seen } = await runRecorded("forget-person");
  const { user } = await harness.signUp();
  // More than one step deletes, and there is no time for a second one.
  const tasks = Array.from({ length: 260 }, () => ({ userId: user.id, taskId: newId("tsk") }));
  await putMany(database, "Tasks", tasks);
  const lambda = await start({ TIMEOUT_MS: "20000" });
  expect(await lambda.invoke(toQueueBatch(createEvent("user.deleted", user.id)))).toEqual(done);
  expect(seen()).toEqual(permitted["forget-person"]);
});

test("plan-webhooks calls exactly the actions that it is granted", async () => {
  const { start, harness, seen } = await runRecorded("plan-webhooks");
  const { latch, user } = await harness.signUp({ role: "master" });
  await latch.createWebhookEndpoint({ body: { url: "https://example.com/" } });
  const lambda = await start();
  const event = createEvent("user.created", user.id, { role: "user" });
  expect(await lambda.invoke(toQueueBatch(event))).toEqual(done);
  expect(seen()).toEqual(permitted["plan-webhooks"]);
});

test("deliver-webhooks calls exactly the actions that it is granted", async () => {
  const keys = await createKeyRing();
  const { start, harness, seen } = await runRecorded("deliver-webhooks", { keys });
  const { latch, user } = await harness.signUp({ role: "master" });
  // The private address is rejected: the attempt fails, and the next one is queued.
  await latch.createWebhookEndpoint({ body: { url: "http://127.0.0.1:9/" } });
  await attachConsumers(harness).plan(createEvent("user.created", user.id, { role: "user" }));
  const lambda = await start();
  expect(await lambda.invoke(toQueueBatch(...harness.messages.take()))).toEqual(done);
  expect(seen()).toEqual(permitted["deliver-webhooks"]);
});

test("the maintenance function calls exactly the actions that it is granted", async () => {
  const before = await createKeyRing();
  const { start, harness, database, seen } = await runRecorded("sweep", { keys: before });
  const master = await harness.signUp({ role: "master" });
  await master.latch.createWebhookEndpoint({ body: { url: "https://example.com/" } });
  const { user, latch } = await harness.signUp({ username: "ada" });
  await latch.createApiKey({ body: { name: "k", scopes: ["token:verify"] } });
  await createActivityStore(database).record(user.id, {
    id: newId("evt"),
    type: "user.created",
    subject: user.id,
    at: user.createdAt,
    address: "203.0.113.7",
  });
  await put(database, "Billing", { userId: user.id, customerId: "cus_1", version: 0 });
  await addAuthenticators(database, user.id);
  await changeUser(database, user.id, { erasingSince: new Date().toISOString() });
  const lambda = await start({}, await createSubkeyLinks(await rotateKeyRing(before)));
  await lambda.invoke({});
  expect(seen()).toEqual(permitted.sweep);
});

test("send-mail calls exactly the actions that it is granted, and Amazon SES if that is the provider", async () => {
  const keys = await createKeyRing();
  const { start, harness, database, seen } = await runRecorded("send-mail", {
    keys,
    environment: { NODE_ENV: "test", MAIL_FROM: "Acme <no-reply@acme.example>" },
  });
  const mailCommands = createMailCommands(database);
  const { user, latch } = await harness.signUp();
  await latch.forgotPassword({ body: { email: user.email } });
  const [, link] = await mailCommands();
  const { data: sessions } = await latch.listMySessions();
  const sessionId = sessions?.items[0]?.id ?? "";
  const slow = await startProvider(() => ({
    status: 429,
    headers: { "x-sib-ratelimit-reset": "3" },
  }));
  const refusing = await start({ MAIL_PROVIDER: "brevo", BREVO_API_BASE: slow.url });
  expect(await refusing.invoke(toQueueBatch(link))).not.toEqual(done);
  expect(seen()).not.toContain("ses:SendEmail");
  const lambda = await start({ MAIL_PROVIDER: "ses" });
  const mailed = async (...messages: unknown[]) =>
    expect(await lambda.invoke(toQueueBatch(...messages))).toEqual(done);
  await mailed(link, createEvent("session.started", user.id, { sessionId, method: "password" }));
  // An erased user is notified by a notice that contains the address and is deleted after the mail.
  await latch.deleteMe({ body: { password } });
  await mailed(...(await mailCommands()), createEvent("user.deleted", user.id));
  expect(seen()).toEqual([...permitted["send-mail"], "ses:SendEmail"].sort());
});

test.each<[MailQueueName, "link" | "event"]>([
  ["send-links", "link"],
  ["check-devices", "event"],
])("%s calls exactly the actions that it is granted", async (name, kind) => {
  const { start, harness, database, seen } = await runRecorded(name, {
    environment: { NODE_ENV: "test", MAIL_FROM: "Acme <no-reply@acme.example>" },
  });
  const mailCommands = createMailCommands(database);
  const { user, latch } = await harness.signUp();
  await latch.forgotPassword({ body: { email: user.email } });
  const [created, link] = await mailCommands();
  const { data: sessions } = await latch.listMySessions();
  const started = (sessionId: string) =>
    createEvent("session.started", user.id, { sessionId, method: "password" });
  const known = started(sessions?.items[0]?.id ?? "");
  const slow = await startProvider(() => ({ status: 429 }));
  const lambda = await start({ MAIL_PROVIDER: "brevo", BREVO_API_BASE: slow.url });
  // The first login makes a network known, so that the second one causes a mail, which the provider throttles.
  const messages =
    kind === "link"
      ? [created, link]
      : [known, { ...started(newId("ses")), clientaddress: "198.51.100.9" }];
  for (const each of messages) await lambda.invoke(toQueueBatch(each));
  expect(seen()).toEqual(permitted[name]);
});

test("publish-changes calls exactly the actions that it is granted", async () => {
  const { start, harness, database, seen } = await runRecorded("publish-changes");
  const { user, latch } = await harness.signUp();
  await latch.forgotPassword({ body: { email: user.email } });
  const erased = await harness.signUp();
  await erased.latch.deleteMe({ body: { password } });
  const records: StreamRecord[] = [];
  const poller = startStreamPoller({
    endpoint: inject("dynamoEndpoint"),
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    names: database.tables,
    async handler(batch) {
      records.push(...batch.Records);
      return done;
    },
    positions: createStreamPositions(database, { leaseOwner: newId("w"), leaseMs: 10_000 }),
    log: harness.deps.log,
  });
  onTestFinished(poller.stop);
  // A sign-up publishes an event, a request for a reset mails a link, an erasure mails a notice.
  const isOurs = (record: StreamRecord) =>
    new RegExp(`${user.id}|ntc_`).test(JSON.stringify(record));
  const arrived = () => {
    const text = JSON.stringify(records.filter(isOurs));
    expect(text).toContain("ntc_");
    expect(text).toContain("/stream/");
    for (const table of ["Users", "OneTimeTokens"] as const) {
      expect(text).toContain(`table/${database.tables[table]}/`);
    }
  };
  await vi.waitFor(arrived, timeLimit);
  const lambda = await start();
  expect(await lambda.invoke({ Records: records.filter(isOurs) })).toEqual(done);
  expect(seen()).toEqual(permitted["publish-changes"]);
});

describe("behind an issuer", () => {
  const issuer = "https://auth.example.com";

  async function signedUp() {
    const gate = await startToggleServer();
    const keys = await createKeyRing();
    const people = await createHarness({ LATCH_ISSUER: issuer }, { keys });
    gate.lead((request) => people.app.fetch(request, {}));
    const { accessToken } = await people.signUp();
    return { authorization: `Bearer ${accessToken}`, LEADS_TO: `${issuer}=${gate.url}` };
  }

  test("tasks", async () => {
    const { authorization, LEADS_TO } = await signedUp();
    const { start, seen } = await runRecorded("tasks");
    const lambda = await start({ LEADS_TO });
    const latch = createLatchClient({
      retries: 0,
      timeout: 0,
      baseUrl: functionUrl,
      headers: { authorization },
      fetch: checkedFetch(async (request) =>
        toResponse(await lambda.invoke(await functionUrlEvent(request))),
      ),
    });
    const keyed = { body, headers: { "idempotency-key": "k" } };
    const { data: task } = await latch.createTask(keyed);
    await latch.createTask(keyed);
    const path = { params: { path: { taskId: task?.id ?? "" } } };
    await latch.listTasks({ params: { query: { status: "todo" } } });
    await latch.getTask(path);
    await latch.updateTask({ ...path, body: { title: "u" }, headers: { "if-match": '"1"' } });
    expect((await latch.deleteTask(path)).response.status).toBe(204);
    expect((await latch.getReadiness()).data?.status).toBe("ok");
    expect(seen()).toEqual(permitted.tasks);
  });

  test("the authorizer calls no AWS service", async () => {
    const { authorization, LEADS_TO } = await signedUp();
    const { start, seen } = await runRecorded("authorizer");
    const lambda = await start({ LEADS_TO });
    const answer = await lambda.invoke({ version: "2.0", headers: { authorization } });
    expect(answer).toMatchObject({ isAuthorized: true });
    expect(seen()).toEqual(permitted.authorizer);
  });
});
