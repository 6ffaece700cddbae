import { describe, expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { eventAbout, linkTo, moveTo } from "../../support/fixtures/security-mails.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { createHarness, type Harness, type Person, password } from "../../support/harness.ts";

const guest = "guest@example.com";
const from = (network: string) => ({ "x-forwarded-for": network });

const invite = ({ latch }: Pick<Person, "latch">, email: string) =>
  latch.createUser({ body: { email, role: "user" } });
const statusesOf = (answers: Awaited<ReturnType<typeof invite>>[]) =>
  answers.map((answer) => outcome(answer)[0]);

/** Creates a client with an API key of a user. */
async function openKey({ as }: Harness, { latch }: Person, scopes: "users:write"[]) {
  const { data } = await latch.createApiKey({ body: { name: "k", scopes } });
  return { latch: as({ "x-api-key": data?.key ?? "" }) };
}

/** Skips to the start of an hour, so that the counts do not depend on the time of day. */
const toNextHour = ({ pass }: Harness) => pass(3600 - ((Date.now() / 1000) % 3600) + 1);

/** Verifies the address of a user by the link in the mail. */
async function verify(harness: Harness, { user, latch }: Person): Promise<void> {
  const token = await linkTo("verify-email", harness, user.email);
  expect(outcome(await latch.verifyEmail({ body: { token } }))[0]).toBe(204);
}

describe("R8: invitations", () => {
  test("of all administrators are at most five an hour to one address", async () => {
    const harness = await createHarness();
    const admins = [
      await harness.signUp({ role: "super_admin" }),
      await harness.signUp({ role: "super_admin" }),
    ];
    toNextHour(harness);
    const [one, other] = await Promise.all(admins.map(({ user }) => harness.logIn(user.email)));
    if (!one || !other) throw new Error("There are no administrators");
    for (let count = 0; count < 5; count++) {
      const { data } = await invite(count % 2 ? one : other, guest);
      const path = { userId: data?.id ?? "" };
      expect(outcome(await one.latch.deleteUser({ params: { path } }))[0]).toBe(204);
    }
    const refused = await invite(other, guest.toUpperCase());
    expect(outcome(refused)).toEqual([429, "rate_limited"]);
    expect(Number(refused.response.headers.get("retry-after"))).toBeGreaterThan(3500);
    expect(outcome(await invite(one, "another@example.com"))[0]).toBe(201);
    harness.pass(3600);
    const later = await harness.logIn(one.user.email);
    expect(outcome(await invite(later, guest))[0]).toBe(201);
  });

  test("that arrive at once create one account and are counted", async () => {
    const harness = await createHarness();
    toNextHour(harness);
    const admin = await harness.signUp({ role: "super_admin" });
    const key = await openKey(harness, admin, ["users:write"]);
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => invite(index % 2 ? admin : key, guest)),
    );
    const statuses = statusesOf(answers);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 429)).toHaveLength(25);
  });

  test("of a leaked API key and its owner are at most sixty an hour", async () => {
    const harness = await createHarness({ RATE_LIMITS: "true", TRUSTED_PROXY_HOPS: "1" });
    toNextHour(harness);
    const admin = await harness.signUp({ role: "super_admin" });
    const { data } = await admin.latch.createApiKey({
      body: { name: "k", scopes: ["users:write"] },
    });
    const answers = await Promise.all(
      Array.from({ length: 70 }, (_, index) => {
        const headers = { "x-api-key": data?.key ?? "", ...from(`198.51.100.${index}`) };
        return invite({ latch: harness.as(headers) }, `stranger-${index}@example.com`);
      }),
    );
    const statuses = statusesOf(answers);
    // Another request may fail with 503 while the counter is busy.
    const invited = statuses.filter((status) => status === 201).length;
    expect(invited).toBeGreaterThan(40);
    expect(invited).toBeLessThanOrEqual(60);
    expect(statuses).toContain(429);
    expect(outcome(await invite(admin, "last@example.com"))).toEqual([429, "rate_limited"]);
  });
});

test("R8: an administrator causes at most ten mails an hour to one user by one operation", async () => {
  const harness = await createHarness({ RATE_LIMITS: "true" });
  toNextHour(harness);
  const [admin, other] = [
    await harness.signUp({ role: "super_admin" }),
    await harness.signUp({ role: "super_admin" }),
  ];
  const [first, second] = [await harness.signUp(), await harness.signUp()];
  let names = 0;
  const rename = async ({ latch }: Person, { user }: Person) => {
    const params = { path: { userId: user.id } };
    return outcome(await latch.updateUser({ params, body: { username: `name-${++names}` } }))[0];
  };
  for (let count = 0; count < 10; count++) expect(await rename(admin, first)).toBe(200);
  const atOnce = await Promise.all(Array.from({ length: 5 }, () => rename(admin, first)));
  expect(new Set(atOnce)).toEqual(new Set([429]));
  expect(await rename(admin, second), "another user").toBe(200);
  expect(await rename(other, first), "another administrator").toBe(200);
});

describe("R8: an account with the address of another person", () => {
  test("begins no new budget of mails when it is deleted and opened again", async () => {
    const harness = await createHarness({ TRUSTED_PROXY_HOPS: "1" });
    toNextHour(harness);
    const { latch, mailsTo, as } = harness;
    let asked = 0;
    for (let count = 0; count < 4; count++) {
      const { accessToken } = signedIn(await latch.signUp({ body: { email: guest, password } }));
      for (let network = 0; network < 5; network++) {
        const headers = from(`198.51.100.${asked++}`);
        await latch.resendVerification({ body: { email: guest }, headers });
      }
      await as({ authorization: `Bearer ${accessToken}` }).deleteMe({ body: { password } });
    }
    const links = (await mailsTo(guest)).filter(({ text }) => text.includes("verify-email"));
    // Four sign-ups at most, and nine requests of all networks.
    expect(links.length).toBeLessThanOrEqual(13);
    expect(asked).toBe(20);
  });

  test("gets no more mails by many devices, each of which a login has made", async () => {
    const harness = await createHarness({ TRUSTED_PROXY_HOPS: "1" });
    toNextHour(harness);
    const { latch, mailsTo } = harness;
    const first = signedIn(await latch.signUp({ body: { email: guest, password } }));
    const before = (await mailsTo(guest)).length;
    for (let device = 0; device < 10; device++) {
      const headers = from(`198.51.100.${device}`);
      const body = { identifier: guest, password };
      const { deviceToken } = signedIn(await latch.logIn({ body, headers }));
      for (let count = 0; count < 4; count++) {
        await latch.forgotPassword({ body: { email: guest, deviceToken }, headers });
      }
    }
    expect((await mailsTo(guest)).length - before, "8 of all devices, 9 as of networks").toBe(17);
    harness.pass(3600);
    const body = { email: guest, deviceToken: first.deviceToken };
    await latch.forgotPassword({ body, headers: from("203.0.113.9") });
    expect((await mailsTo(guest)).length - before).toBe(18);
  });

  test("is deleted at most three times an hour, also by requests at once", async () => {
    const harness = await createHarness();
    toNextHour(harness);
    const open = async () => {
      const data = signedIn(await harness.latch.signUp({ body: { email: guest, password } }));
      return harness.as({ authorization: `Bearer ${data.accessToken}` });
    };
    const removeBy = async ({ deleteMe }: Harness["latch"]) =>
      outcome(await deleteMe({ body: { password } }))[0];
    expect(await removeBy(await open())).toBe(204);
    expect(await removeBy(await open())).toBe(204);
    const third = await open();
    const answers = await Promise.all(Array.from({ length: 10 }, () => removeBy(third)));
    expect(answers.filter((status) => status === 204)).toHaveLength(1);
    const fourth = await open();
    expect(await removeBy(fourth)).toBe(429);
    const verified = await harness.signUp();
    await verify(harness, verified);
    expect(await removeBy(verified.latch)).toBe(204);
  });
});

describe("R8: security mails", () => {
  test("to an address that was never verified are at most ten an hour, and all to a verified one", async () => {
    const harness = await createHarness();
    toNextHour(harness);
    const { sendMail, mailsTo } = harness;
    const stranger = await harness.signUp();
    const count = async ({ user }: Person) =>
      (await mailsTo(user.email)).filter(({ subject }) => subject.includes("username")).length;
    const change = async ({ user }: Person) => {
      const event = eventAbout(harness, user, "user.updated", { changed: ["username"] });
      await sendMail(event);
      // A message that is delivered again counts once.
      await sendMail(event);
    };
    await Promise.all(Array.from({ length: 15 }, () => change(stranger)));
    expect(await count(stranger)).toBe(10);
    expect(harness.logged).toContainEqual(expect.objectContaining({ event: "mail.limited" }));
    harness.pass(3600);
    await change(stranger);
    expect(await count(stranger)).toBe(11);

    const owner = await harness.signUp();
    await verify(harness, owner);
    await Promise.all(Array.from({ length: 15 }, () => change(owner)));
    expect(await count(owner)).toBe(15);
  });

  test("to a former address that was never verified are at most ten an hour, and all to the current one", async () => {
    const harness = await createHarness();
    toNextHour(harness);
    const stranger = await harness.signUp();
    const mine = "mine@example.com";
    await moveTo(harness, stranger, mine);
    const count = async (address: string) =>
      (await harness.mailsTo(address)).filter(({ subject }) => subject.includes("username")).length;
    for (let change = 0; change < 15; change++) {
      const data = { changed: ["username"] };
      await harness.sendMail(eventAbout(harness, stranger.user, "user.updated", data));
    }
    // The request of the change was one of the ten.
    expect(await count(stranger.user.email)).toBe(9);
    expect(await count(mine)).toBe(15);
  });

  test("about new devices are at most ten an hour, and hide no other mail", async () => {
    const harness = await createHarness({ TRUSTED_PROXY_HOPS: "1" });
    toNextHour(harness);
    const { sendMail, latch, logged } = harness;
    const owner = await harness.signUp();
    await verify(harness, owner);
    const body = { identifier: owner.user.email, password };
    for (let network = 0; network < 15; network++) {
      await latch.logIn({ body, headers: from(`198.51.100.${network}`) });
    }
    const { data } = await owner.latch.listMySessions();
    for (const { id: sessionId } of data?.items ?? []) {
      await sendMail(eventAbout(harness, owner.user, "session.started", { sessionId }));
    }
    const sentOf = (kind: string) =>
      logged.filter((line) => line["event"] === "mail.sent" && line["kind"] === kind);
    expect(sentOf("new_device")).toHaveLength(10);
    await sendMail(eventAbout(harness, owner.user, "user.password_changed"));
    expect(sentOf("password_changed")).toHaveLength(1);
  });
});
