import { expect, test, vi } from "vitest";
import { proveMailbox } from "../../support/fixtures/enrolment.ts";
import { beginLogIn, codeAt, enrolTotp } from "../../support/fixtures/second-factor.ts";
import { pending, signedIn } from "../../support/fixtures/signed-in.ts";
import { createHarness, password } from "../../support/harness.ts";
import { openMailPipeline } from "../../support/mail-pipeline.ts";
import { timeLimit } from "../../support/time-limit.ts";

const timeout = 180_000;

/** Opens an installation with settings, whose changes lead to mails and to activity. */
async function open(environment: Record<string, string>) {
  const pipeline = await openMailPipeline();
  const { database, keys } = pipeline;
  const harness = await createHarness(environment, { database, keys });
  const subjectsTo = async (address: string) =>
    (await pipeline.mailsTo(address)).map(({ subject }) => subject);
  return { pipeline, subjectsTo, harness: { ...harness, mailsTo: pipeline.mailsTo } };
}

test("R12: the trust in a device is an event, an activity entry and a mail", {
  timeout,
}, async () => {
  const { harness, subjectsTo } = await open({ TRUSTED_DEVICE_DAYS: "30" });
  const ada = await enrolTotp(harness, await harness.signUp());
  const { email } = ada.user;
  const challenge = await beginLogIn(harness, email);
  const proof = { method: "totp" as const, code: ada.nextCode() };
  const body = { challenge, proof, trustDevice: true };
  const { accessToken } = signedIn(await harness.latch.answerChallenge({ body }));
  const latch = harness.as({ authorization: `Bearer ${accessToken}` });
  const [device] = (await latch.listMyDevices()).data?.items ?? [];
  await vi.waitFor(async () => {
    expect(await subjectsTo(email)).toContain("A device was trusted");
    const { data } = await latch.listMyActivity();
    expect(data?.items.find(({ type }) => type === "trusted_device.added")).toMatchObject({
      subject: device?.id,
      actor: ada.user.id,
      data: { deviceId: device?.id },
    });
  }, timeLimit);
});

test("R12: a pending role and its effect are events of the administrator who gave it", {
  timeout,
}, async () => {
  const { pipeline, harness, subjectsTo } = await open({ SECOND_FACTOR_ROLES: "master" });
  const admin = await pipeline.signUp({ role: "super_admin" });
  const { user } = await pipeline.signUp();
  const { email, id: userId } = user;
  const { latch } = harness;
  const by = harness.as({ authorization: `Bearer ${admin.accessToken}` });
  const params = { path: { userId } };
  await by.changeUserRole({ params, body: { role: "master" } });
  await vi.waitFor(async () => {
    expect(await subjectsTo(email)).toContain("You will get another role");
  }, timeLimit);

  const first = pending(await latch.logIn({ body: { identifier: email, password } }));
  const { challenge } = await vi.waitFor(
    () => proveMailbox(harness, email, first.challenge),
    timeLimit,
  );
  const secret = (await latch.enrolTotp({ body: { challenge } })).data?.secret ?? "";
  const code = codeAt(secret, harness.clock());
  signedIn(await latch.confirmEnrolledTotp({ body: { challenge, code } }));
  await vi.waitFor(async () => {
    expect(await subjectsTo(email)).toContain("Your role was changed");
    const { data } = await by.listUserActivity({ params });
    const entryOf = (name: string) => data?.items.find(({ type }) => type === name);
    expect(entryOf("user.role_change_pending")).toMatchObject({
      actor: admin.user.id,
      data: { role: "user", pendingRole: "master" },
    });
    const changed = entryOf("user.role_changed");
    expect(changed).toMatchObject({
      actor: admin.user.id,
      data: { role: "master", previousRole: "user", wasPending: true },
    });
    expect(changed, "the address is that of the user").not.toHaveProperty("address");
    expect(entryOf("authenticator.added")).toMatchObject({ actor: userId });
  }, timeLimit);
});
