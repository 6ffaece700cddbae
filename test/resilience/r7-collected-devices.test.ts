import { expect, test } from "vitest";
import { outcome } from "../support/fixtures/links.ts";
import { linkTo } from "../support/fixtures/security-mails.ts";
import { signedIn } from "../support/fixtures/signed-in.ts";
import { createHarness, password } from "../support/harness.ts";

const newPassword = "another fine long password";
const email = "owner@example.com";
const owner = { "x-forwarded-for": "192.0.2.1" };
const thief = { "x-forwarded-for": "198.51.100.1" };

/** An account whose former password a thief has used to collect device tokens, one for each login. */
async function openWithCollectedDevices() {
  const harness = await createHarness({ TRUSTED_PROXY_HOPS: "1" });
  const { latch, as } = harness;
  const mine = signedIn(await latch.signUp({ body: { email, password }, headers: owner }));
  const collected: string[] = [];
  for (let device = 0; device < 23; device++) {
    const { deviceToken = "" } = signedIn(
      await latch.logIn({ body: { identifier: email, password }, headers: thief }),
    );
    collected.push(deviceToken);
  }
  const body = { currentPassword: password, newPassword, endOtherSessions: true };
  const { changePassword } = as({ authorization: `Bearer ${mine.accessToken}`, ...owner });
  expect(outcome(await changePassword({ body }))[0]).toBe(204);
  const guess = (deviceToken: string, headers = thief) =>
    latch.logIn({ body: { identifier: email, password: "a guess", deviceToken }, headers });
  const logInAsOwner = () =>
    latch.logIn({
      body: { identifier: email, password: newPassword, deviceToken: mine.deviceToken ?? "" },
      headers: owner,
    });
  return { ...harness, collected, guess, logInAsOwner };
}

test("R7: the guesses of many devices, each of which a login has made, have one total", async () => {
  const { collected, guess, logInAsOwner } = await openWithCollectedDevices();
  let judged = 0;
  for (const token of collected) {
    for (let count = 0; count < 5; count++) {
      if (outcome(await guess(token))[0] === 401) judged++;
    }
  }
  // A hundred of all devices. Then they count as their network, which has five, and more after 30 seconds.
  expect(judged).toBeGreaterThanOrEqual(100);
  expect(judged).toBeLessThan(110);
  expect(outcome(await logInAsOwner())[0], "the owner's device").toBe(200);
});

test("R7: the total holds for the guesses of many devices at once", async () => {
  const { collected, guess, logInAsOwner } = await openWithCollectedDevices();
  const guesses = collected.flatMap((token) => Array.from({ length: 7 }, () => token));
  const answers = await Promise.all(guesses.map((token) => guess(token)));
  const judged = answers.filter((answer) => outcome(answer)[0] === 401).length;
  expect(judged).toBeGreaterThan(0);
  expect(judged).toBeLessThan(110);
  expect(outcome(await logInAsOwner())[0], "the owner's device").toBe(200);
});

test("R7: the guesses in many sessions, which a password change has kept, have the same total", async () => {
  const { latch, as } = await createHarness({ TRUSTED_PROXY_HOPS: "1" });
  const mine = signedIn(await latch.signUp({ body: { email, password }, headers: owner }));
  const sessions = [];
  for (let session = 0; session < 23; session++) {
    const body = { identifier: email, password };
    sessions.push(signedIn(await latch.logIn({ body, headers: thief })));
  }
  const { changePassword } = as({ authorization: `Bearer ${mine.accessToken}`, ...owner });
  const change = { currentPassword: password, newPassword, endOtherSessions: false };
  expect(outcome(await changePassword({ body: change }))[0]).toBe(204);

  const reauthenticate = (refreshToken: string, given: string, headers = thief) =>
    latch.reauthenticate({
      body: { refreshToken, proofs: [{ method: "password", password: given }] },
      headers,
    });
  const answers = await Promise.all(
    sessions.flatMap(({ refreshToken = "" }) =>
      Array.from({ length: 5 }, () => reauthenticate(refreshToken, "a guess")),
    ),
  );
  for (const { refreshToken = "" } of sessions) {
    for (let guess = 0; guess < 5; guess++) {
      answers.push(await reauthenticate(refreshToken, "a guess"));
    }
  }
  const judged = answers.filter((answer) => outcome(answer)[0] === 401).length;
  // A hundred of all sessions and devices. Then they count as their network.
  expect(judged).toBeGreaterThanOrEqual(100);
  expect(judged).toBeLessThan(110);
  const answer = await reauthenticate(mine.refreshToken ?? "", newPassword, owner);
  expect(outcome(answer)[0], "the owner's session").toBe(200);
});

test("R7: a recovery makes collected devices unknown, and clears the total", async () => {
  const { collected, guess, latch, mailsTo } = await openWithCollectedDevices();
  for (const token of collected.slice(0, 20)) {
    for (let count = 0; count < 5; count++) await guess(token);
  }
  await latch.forgotPassword({ body: { email }, headers: owner });
  const token = await linkTo("reset-password", { mailsTo }, email);
  const reset = await latch.resetPassword({ body: { token, password: newPassword } });
  expect(outcome(reset)[0]).toBe(204);
  const judged = [];
  const other = { "x-forwarded-for": "198.51.100.2" };
  for (const device of collected) judged.push(outcome(await guess(device, other))[0]);
  // Those of one network. A cleared item starts again when it is full, so these are up to ten, and more after 30 seconds.
  expect(judged.filter((status) => status === 401).length).toBeLessThan(13);
  const answer = await latch.logIn({
    body: { identifier: email, password: newPassword },
    headers: owner,
  });
  expect(outcome(answer)[0]).toBe(200);
});
