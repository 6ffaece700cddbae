import { createStreamPositions } from "@latch/adapters/dynamodb";
import { type Migration, migrate, migrationStatus } from "@latch/adapters/migrations";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { signed } from "../support/fixtures/billing.ts";
import { outcome } from "../support/fixtures/links.ts";
import { pastMigrations } from "../support/fixtures/populate-parts.ts";
import { openRelease } from "../support/fixtures/release.ts";
import { signedIn } from "../support/fixtures/signed-in.ts";
import { scan } from "../support/fixtures/tables.ts";
import { wholeRun } from "../support/fixtures/work-limit.ts";

const open = () => openRelease("release-0.1");
type Opened = Awaited<ReturnType<typeof open>>;

const refresh = ({ latch }: Opened, refreshToken: string) =>
  latch.refreshSession({ body: { refreshToken } });

/** Refreshes a session of the release. @returns a client with its access token */
async function returning(opened: Opened, { refreshToken }: { refreshToken: string }) {
  const { data } = await refresh(opened, refreshToken);
  return opened.as({ authorization: `Bearer ${data?.accessToken}` });
}

describe("with the tables of release 0.1", () => {
  test("sessions continue, by access tokens and by every valid refresh token", async () => {
    const opened = await open();
    const { ada } = opened.people;
    const latch = opened.as({ authorization: `Bearer ${ada.accessToken}` });
    expect((await latch.getMe()).data).toMatchObject({ id: ada.userId, username: "ada" });
    const again = await refresh(opened, ada.usedRefreshToken);
    expect(again.data?.refreshToken, "within the grace").toBe(ada.refreshToken);
    expect(outcome(await refresh(opened, ada.refreshToken))).toEqual([200, undefined]);
    expect(outcome(await refresh(opened, ada.otherRefreshToken))).toEqual([200, undefined]);
    expect((await latch.listMySessions()).data?.items).toHaveLength(3);
    opened.pass(3600);
    const replayed = await refresh(opened, ada.usedRefreshToken);
    expect(outcome(replayed)).toEqual([401, "invalid_session"]);
  });

  test("sessions that had ended stay ended", async () => {
    const opened = await open();
    const { hank, dan, eve } = opened.people;
    for (const { refreshToken } of [hank, dan, eve]) {
      expect(outcome(await refresh(opened, refreshToken))).toEqual([401, "invalid_session"]);
    }
  });

  test("users log in by email, by username and with a changed password", async () => {
    const { latch, people } = await open();
    const { password, ada, hank, carol, dan, eve } = people;
    const logIn = async (identifier: string, secret = password) =>
      outcome(await latch.logIn({ body: { identifier, password: secret } }));
    expect(await logIn(ada.email)).toEqual([200, undefined]);
    expect(await logIn(ada.username)).toEqual([200, undefined]);
    expect(await logIn(hank.email, hank.password)).toEqual([200, undefined]);
    expect(await logIn(hank.email)).toEqual([401, "invalid_credentials"]);
    // Counters of release 0.1 are not read: a lockout, of a day at most, ends with the upgrade.
    expect(await logIn(carol.email)).toEqual([200, undefined]);
    expect(await logIn(dan.email)).toEqual([403, "account_suspended"]);
    expect(await logIn(eve.email), "being erased").toEqual([401, "invalid_credentials"]);
  });

  test("an API key works, within its scopes", async () => {
    const { as, people } = await open();
    const latch = as({ "x-api-key": people.ada.apiKey });
    expect((await latch.verifyToken()).data?.scope).toContain("tasks:read");
    expect((await latch.listTasks()).data?.items).toHaveLength(3);
    expect(outcome(await latch.listUsers())).toEqual([403, "forbidden"]);
  });

  test("a mailed link works once", async () => {
    const { latch, people } = await open();
    const body = { token: people.frank.invitation, password: people.password };
    expect(outcome(await latch.resetPassword({ body }))[0]).toBe(204);
    expect(outcome(await latch.resetPassword({ body }))[1]).toBe("invalid_one_time_token");
    const logIn = { identifier: people.frank.email, password: people.password };
    expect(signedIn(await latch.logIn({ body: logIn })).user.role).toBe("agent");
  });

  test("tasks are listed, and an idempotency key returns the first response", async () => {
    const opened = await open();
    const { ada } = opened.people;
    const latch = await returning(opened, ada);
    const { data } = await latch.listTasks();
    expect(data?.items.map(({ title, status }) => [title, status])).toEqual([
      ["Read", "todo"],
      ["Call Charles", "done"],
      ["Water the plants", "todo"],
    ]);
    expect((await latch.createTask(ada.once)).data).toEqual(ada.task);
    const other = { ...ada.once, body: { title: "Another" } };
    expect(outcome(await latch.createTask(other))[1]).toBe("idempotency_key_reused");
    const params = { path: { taskId: ada.done }, header: { "if-match": '"2"' } };
    const change = { params, body: { status: "todo" as const } };
    expect((await latch.updateTask(change)).data).toMatchObject({ status: "todo", version: 3 });
  });

  test("plans are kept, and an event of Stripe is not applied twice", async () => {
    const opened = await open();
    const { bob, ben } = opened.people;
    const [active, due] = await Promise.all(
      [bob, ben].map(async (person) => (await returning(opened, person)).getSubscription()),
    );
    expect(active?.data).toMatchObject({ plan: "pro", status: "active" });
    expect(due?.data).toMatchObject({ plan: "pro", status: "past_due" });
    expect(Date.parse(due?.data?.graceEndsAt ?? "")).toBeGreaterThan(opened.clock());
    const [applied] = await scan(opened.database, "StripeEvents");
    const customer = (await scan(opened.database, "Billing"))[0]?.["customerId"];
    const event = { id: applied?.["eventId"], object: "event", data: { object: { customer } } };
    const type = "customer.subscription.updated";
    const request = signed({ ...event, type }, { atMs: opened.clock() });
    expect((await opened.raw("POST", "/webhooks/stripe", request)).status).toBe(200);
    expect(opened.stripe.requests).toEqual([]);
  });

  test("an administrator lists all users, and the last super_admin cannot leave", async () => {
    const opened = await open();
    const latch = await returning(opened, opened.people.root);
    const { data } = await latch.listUsers({ params: { query: { limit: 50 } } });
    expect(data?.items).toHaveLength(10);
    expect((await latch.listMyActivity()).data?.items).not.toEqual([]);
    const { password } = opened.people;
    expect(outcome(await latch.deleteMe({ body: { password } }))[1]).toBe("last_super_admin");
  });

  test("an interrupted erasure is finished", async () => {
    const opened = await open();
    const { database, consumers, bodiesOf, people, deps } = opened;
    for (const body of bodiesOf("forget-person")) await consumers["forget-person"](body);
    expect(await deps.finishErasures(wholeRun)).toMatchObject({ finished: 1 });
    expect(await deps.finishErasures(wholeRun)).toMatchObject({ finished: 0 });
    for (const table of ["Users", "Identifiers", "Sessions", "ApiKeys", "Tasks"] as const) {
      expect(JSON.stringify(await scan(database, table)), table).not.toContain(people.eve.userId);
    }
    const { latch } = opened;
    const body = { email: people.eve.email, password: people.password };
    expect(outcome(await latch.signUp({ body }))[0], "the address is free").toBe(201);
  });

  test("another reader continues a stream from its stored position after the lease", async () => {
    const { database, clock, pass } = await open();
    const readers = ["a worker", "another one"].map((leaseOwner) =>
      createStreamPositions(database, { leaseOwner, leaseMs: 10_000, clock }),
    );
    const [{ shard, position } = {}] = await scan(database, "StreamPositions");
    expect(await readers[1]?.acquire(String(shard))).toBeUndefined();
    expect(await readers[0]?.acquire(String(shard))).toEqual({ position });
    pass(11);
    expect(await readers[1]?.acquire(String(shard))).toEqual({ position });
  });

  test("an applied migration is not run again, and an interrupted one continues", async () => {
    const { database } = await open();
    const states = async () => {
      const { migrations, heldBy } = await migrationStatus(database, pastMigrations);
      return [...migrations.map(({ state }) => state), heldBy];
    };
    expect(await states()).toEqual(["applied", "unfinished", undefined]);
    const items: unknown[] = [];
    const [applied, cutOff] = pastMigrations as [Migration, Migration];
    const rest: Migration = {
      ...cutOff,
      up: (_, { eachPage }) =>
        eachPage("Users", async (page) => void items.push(...page), { size: 1 }),
    };
    expect(await migrate(database, [applied, rest], { owner: "a test" })).toEqual([cutOff.id]);
    expect(await states()).toEqual(["applied", "applied", undefined]);
    expect(items, "all but the page that was done").toHaveLength(10);
  });
});

describe("with the queued messages of release 0.1", () => {
  test("activity is recorded once", async () => {
    const opened = await open();
    const { consumers, bodiesOf, people } = opened;
    const bodies = bodiesOf("record-activity");
    expect(bodies.length).toBeGreaterThan(5);
    const latch = await returning(opened, people.ada);
    const types = async () =>
      (await latch.listMyActivity()).data?.items.map(({ type }) => type).sort() ?? [];
    const before = await types();
    for (const body of [...bodies, ...bodies]) await consumers["record-activity"](body);
    const more = ["session.started", "session.started", "task.created"];
    expect(await types()).toEqual([...before, ...more].sort());
  });

  test("mails are sent once: links, notices and events", async () => {
    const opened = await open();
    const { consumers, bodiesOf, people, latch } = opened;
    const { ada, gina } = people;
    const bodies = bodiesOf("send-mail");
    for (const body of [...bodies, ...bodies]) await consumers["send-mail"](body);
    const sent = await opened.mailsTo(ada.email);
    const link = /reset-password[?=\w]*#token=(?<token>\S+)/;
    expect(sent.map(({ text = "" }) => [text.includes("Firefox"), link.test(text)]).sort()).toEqual(
      [
        [false, true],
        [true, false],
      ],
    );
    const token = sent.map(({ text = "" }) => link.exec(text)?.[1] ?? "").join("");
    expect(await opened.mailsTo(gina.formerEmail)).toHaveLength(1);
    expect(await opened.mailsTo(people.frank.email), "was sent before").toEqual([]);
    const reset = { token, password: "another battery of horses" };
    expect(outcome(await latch.resetPassword({ body: reset }))[0]).toBe(204);
  });

  test("webhooks are delivered, signed with the sealed secrets", async () => {
    const { consumers, bodiesOf, people, receiver, pass } = await open();
    const { ok } = people.master.endpoints;
    pass(10);
    for (const body of bodiesOf("deliver-webhooks")) await consumers["deliver-webhooks"](body);
    expect(receiver.received.map(({ path }) => path).sort()).toEqual([
      "/failing",
      "/failing",
      "/ok",
    ]);
    const redelivered = receiver.received.find(({ path }) => path === "/ok");
    const { body = "", headers = {} } = redelivered ?? {};
    // A verifier rejects it: the signature has the time of the release.
    const at = new Date(Number(headers["webhook-timestamp"]) * 1000);
    const signatures = [ok.secret, ok.previousSecret].map((secret) =>
      new Webhook(secret).sign(headers["webhook-id"] ?? "", at, body),
    );
    expect(headers["webhook-signature"]?.split(" ")).toEqual(signatures);
  });

  test("events are fanned out to webhook endpoints and delivered", async () => {
    const opened = await open();
    const { consumers, bodiesOf, people, receiver, messages, deliver } = opened;
    for (const body of bodiesOf("plan-webhooks")) await consumers["plan-webhooks"](body);
    for (const due of messages.take()) await deliver(due);
    const sent = receiver.received.map(({ body }) => JSON.parse(body));
    expect(sent).toEqual([
      expect.objectContaining({ type: "task.created", data: expect.any(Object) }),
    ]);
    const master = await returning(opened, people.master);
    const params = { path: { endpointId: people.master.endpoints.ok.id } };
    const { data } = await master.listWebhookDeliveries({ params });
    expect(data?.items[0]).toMatchObject({ type: "task.created", status: "delivered" });
  });
});
