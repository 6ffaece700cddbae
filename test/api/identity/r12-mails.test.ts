import { expect, test, vi } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { eventAbout, linkTo, moveTo } from "../../support/fixtures/security-mails.ts";
import { createHarness, password } from "../../support/harness.ts";
import { openMailPipeline } from "../../support/mail-pipeline.ts";
import { timeLimit } from "../../support/time-limit.ts";

const newPassword = "another fine long password";

/** The mails that lead to no link, and those that do. */
const subjectsOf = (mails: { subject: string }[]) => mails.map(({ subject }) => subject).sort();
const hasSecureLink = ({ text }: { text: string }) =>
  /\/secure-account[?=\w]*#token=ott_\S+/.test(text);

test("R12: every change of a way in is an event, an activity entry and a mail", {
  timeout: 180_000,
}, async () => {
  const pipeline = await openMailPipeline();
  // The consumer of the pipeline sends the mails, too.
  const findLink = (page: Parameters<typeof linkTo>[0], address: string) =>
    vi.waitFor(() => linkTo(page, pipeline, address), timeLimit);
  const admin = await pipeline.signUp({ role: "super_admin" });
  const owner = await pipeline.signUp({ email: "ada@example.com" });
  const { latch } = owner;
  const { data: key } = await latch.createApiKey({ body: { name: "k", scopes: ["tasks:read"] } });
  await latch.revokeApiKey({ params: { path: { keyId: key?.id ?? "" } } });
  await latch.updateMe({ body: { username: "ada" } });
  const change = { currentPassword: password, newPassword, endOtherSessions: false };
  await latch.changePassword({ body: change });
  await latch.changeEmail({ body: { email: "ada@example.org", password: newPassword } });
  const confirm = await findLink("verify-email", "ada@example.org");
  expect(outcome(await latch.verifyEmail({ body: { token: confirm } }))[0]).toBe(204);
  const role = { params: { path: { userId: owner.user.id } }, body: { role: "agent" as const } };
  expect(outcome(await admin.latch.changeUserRole(role))[0]).toBe(200);

  const changes = [
    "An API key was created",
    "An API key was revoked",
    "Your username was changed",
    "Your password was changed",
    "Email address change requested",
    "Your email address was changed",
    "Your role was changed",
  ];
  await vi.waitFor(async () => {
    const mails = await pipeline.mailsTo("ada@example.com");
    const links = mails.filter(hasSecureLink);
    expect(subjectsOf(links), "to the address before").toEqual([...changes].sort());
  }, timeLimit);
  await vi.waitFor(async () => {
    const mails = await pipeline.mailsTo("ada@example.org");
    expect(subjectsOf(mails), "to the address after").toEqual(
      expect.arrayContaining(["This is your new email address", "Your role was changed"]),
    );
  }, timeLimit);

  const token = await findLink("secure-account", "ada@example.com");
  expect((await pipeline.latch.secureAccount({ body: { token } })).response.status).toBe(200);
  for (const address of ["ada@example.com", "ada@example.org"]) {
    await vi.waitFor(async () => {
      const mails = await pipeline.mailsTo(address);
      expect(subjectsOf(mails)).toContain("Your account was secured");
    }, timeLimit);
  }
  await vi.waitFor(async () => {
    const { data } = await admin.latch.listUserActivity({
      params: { path: { userId: owner.user.id }, query: { limit: 100 } },
    });
    expect(data?.items.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        "api_key.created",
        "api_key.revoked",
        "user.updated",
        "user.password_changed",
        "user.email_change_requested",
        "user.role_changed",
        "user.secured",
      ]),
    );
  }, timeLimit);
});

test.each([
  ["authenticator.added", { authenticatorId: "aut_1", kind: "passkey" }, "was added"],
  ["authenticator.removed", { kind: "recovery_codes" }, "was removed"],
  ["recovery_codes.replaced", {}, "were replaced"],
  ["recovery_code.used", {}, "was used"],
  ["passkey.copy_suspected", { authenticatorId: "aut_1" }, "may have been copied"],
  ["user.role_change_pending", { role: "user", pendingRole: "master" }, "another role"],
  ["trusted_device.added", { deviceId: "dev_01jd7p3t1kf4fvz0e8m2q5c9ax" }, "was trusted"],
] as const)("R12: %s leads to a mail with a link", async (type, data, subject) => {
  const harness = await createHarness();
  const { user } = await harness.signUp();
  await harness.sendMail(eventAbout(harness, user, type, data));
  const [mail] = (await harness.mailsTo(user.email)).filter(hasSecureLink);
  expect(mail?.subject).toContain(subject);
});

test("R12: an event that is delivered again leads to one mail to each address", async () => {
  const harness = await createHarness();
  const owner = await harness.signUp();
  await moveTo(harness, owner, "ada@example.org");
  const event = eventAbout(harness, owner.user, "user.password_changed");
  await harness.sendMail(event);
  await Promise.all(Array.from({ length: 4 }, () => harness.sendMail(event).catch(() => {})));
  await harness.sendMail(event);
  for (const address of [owner.user.email, "ada@example.org"]) {
    const mails = (await harness.mailsTo(address)).filter(({ subject }) =>
      subject.includes("password"),
    );
    expect(mails).toHaveLength(1);
  }
});

test("R12: the export contains the former addresses, and the erasure frees them", async () => {
  const harness = await createHarness();
  const owner = await harness.signUp();
  await moveTo(harness, owner, "ada@example.org");
  const { data } = await owner.latch.exportMe();
  expect(data?.user.formerEmails).toEqual([
    { email: owner.user.email, heldUntil: expect.any(String) },
  ]);
  expect(JSON.stringify(data)).not.toContain("passwordHash");
  expect(outcome(await owner.latch.deleteMe({ body: { password } }))[0]).toBe(204);
  await harness.signUp({ email: owner.user.email });
});
