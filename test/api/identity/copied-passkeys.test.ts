import { openUsers } from "@latch/composition/users";
import { UserId } from "@latch/contract";
import type { StoredUser } from "@latch/core";
import { expect, test, vi } from "vitest";
import { toFacts } from "../../support/fixtures/domain-events.ts";
import { newId } from "../../support/fixtures/new-id.ts";
import { createHarness, type Harness } from "../../support/harness.ts";
import { openMailPipeline } from "../../support/mail-pipeline.ts";
import { createPasskeyHarness } from "../../support/passkeys/passkey-harness.ts";
import { timeLimit } from "../../support/time-limit.ts";

const hours = 3600;

/** Returns what is stored about a possible copy of a passkey of a user. */
const copyOf = async ({ database }: Pick<Harness, "database">, userId: string) =>
  (await openUsers(database, Date.now).users.get(UserId.parse(userId)))?.passkeyCopy;

test("a counter that goes back is an event, an activity entry and a mail, in both languages", {
  timeout: 180_000,
}, async () => {
  const pipeline = await openMailPipeline();
  const { database, keys } = pipeline;
  const harness = await createPasskeyHarness({}, { database, keys });
  const { person, authenticator, passkey } = await harness.signUpWithPasskey();
  await person.latch.updateMe({ body: { locale: "de" } });
  await harness.logInWith(authenticator, { counter: 10 });
  const refused = await harness.logInWith(authenticator, { counter: 9 });
  expect(refused.error?.code).toBe("invalid_credentials");
  await vi.waitFor(async () => {
    const { data } = await person.latch.listMyActivity();
    expect(data?.items).toContainEqual(
      expect.objectContaining({
        type: "passkey.copy_suspected",
        subject: person.user.id,
        data: { userId: person.user.id, authenticatorId: passkey.id },
      }),
    );
  }, timeLimit);
  await vi.waitFor(async () => {
    const mails = await pipeline.mailsTo(person.user.email);
    const [mail] = mails.filter(({ subject }) => subject.startsWith("Ein Passkey"));
    expect(mail?.text).toMatch(/\/secure-account[?=\w]*#token=ott_\S+/);
  }, timeLimit);
});

test("the owner's next use has a higher counter and succeeds", async () => {
  const harness = await createPasskeyHarness();
  const { person, authenticator, passkey } = await harness.signUpWithPasskey();
  await harness.logInWith(authenticator, { counter: 10 });
  await harness.logInWith(authenticator, { counter: 3 });
  expect(await copyOf(harness, person.user.id)).toMatchObject({ authenticatorId: passkey.id });
  expect((await harness.logInWith(authenticator, { counter: 11 })).response.status).toBe(200);
});

test("a second factor and a new authentication of a session report a copy, too", async () => {
  const harness = await createPasskeyHarness();
  const { person, authenticator } = await harness.signUpWithPasskey();
  await harness.logInWith(authenticator, { counter: 10 });
  const proof = await harness.proofOf(person, authenticator, { counter: 10 });
  const { refreshToken } = person;
  const { error } = await harness.latch.reauthenticate({ body: { refreshToken, proofs: [proof] } });
  expect(error?.code).toBe("invalid_credentials");
  expect(await copyOf(harness, person.user.id)).toBeDefined();
});

test("an assertion that is sent twice is no copy", async () => {
  const harness = await createPasskeyHarness();
  const { person, authenticator } = await harness.signUpWithPasskey();
  const credential = await harness.use(authenticator, { counter: 10 });
  const logIn = () => harness.latch.logInWithPasskey({ body: { credential } });
  expect((await logIn()).response.status).toBe(200);
  const again = await Promise.all([logIn(), logIn()]);
  expect(again.map(({ response }) => response.status)).toEqual([401, 401]);
  expect(await copyOf(harness, person.user.id)).toBeUndefined();
});

test("the same passkey is reported once a day, and another one at once", async () => {
  const harness = await createPasskeyHarness();
  const { person, authenticator } = await harness.signUpWithPasskey();
  const copy = () => copyOf(harness, person.user.id);
  await harness.logInWith(authenticator, { counter: 10 });
  await Promise.all([8, 9].map((counter) => harness.logInWith(authenticator, { counter })));
  const first = await copy();
  harness.pass(23 * hours);
  await harness.logInWith(authenticator, { counter: 7 });
  expect(await copy()).toEqual(first);
  harness.pass(hours + 1);
  await harness.logInWith(authenticator, { counter: 7 });
  const second = await copy();
  expect(second?.at).not.toBe(first?.at);

  const { users } = openUsers(harness.database, harness.clock);
  const userId = UserId.parse(person.user.id);
  const other = { authenticatorId: newId("aut"), at: new Date(harness.clock()).toISOString() };
  const spend = { kind: "spend" as const, id: newId("pkc"), expiresAt: 9_999_999_999 };
  const caller = { actor: "test", address: "127.0.0.1", requestId: "test" };
  await users.recordPasskeyCopy(userId, other, spend, first?.at ?? "", caller);
  expect(await copy()).toEqual(other);
});

test("nothing is recorded for an account that does not exist", async () => {
  const { database, clock } = await createHarness();
  const { users } = openUsers(database, clock);
  const userId = newId("usr");
  const copy = { authenticatorId: newId("aut"), at: new Date(clock()).toISOString() };
  const spend = { kind: "spend" as const, id: newId("pkc"), expiresAt: 9_999_999_999 };
  const caller = { actor: "test", address: "127.0.0.1", requestId: "test" };
  await users.recordPasskeyCopy(userId, copy, spend, copy.at, caller);
  expect(await users.get(userId)).toBeUndefined();
});

test("only a new record leads to the event", () => {
  const userId = newId("usr");
  const at = "2026-11-21T09:30:00.000Z";
  const passkeyCopy = { authenticatorId: newId("aut"), at };
  const user: StoredUser = {
    ...{ userId, email: "ada@example.com", emailVerified: true, role: "user", status: "active" },
    ...{ plan: "free", sessionEpoch: 0, createdAt: at, updatedAt: at, version: 1 },
  };
  const change = (before: object, after: object) =>
    toFacts({
      table: "Users",
      atMs: Date.parse(at),
      before: { ...user, ...before },
      after: { ...user, ...after },
    }).map(({ type }) => type);
  expect(change({}, { passkeyCopy })).toEqual(["passkey.copy_suspected"]);
  expect(change({ passkeyCopy }, { passkeyCopy, version: 2 })).toEqual([]);
  expect(change({ passkeyCopy }, {})).toEqual([]);
});
