import type { ConfirmedOperation } from "@latch/client";
import { expect, test } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import {
  createRecoveryCodes,
  enrolTotp,
  passwordProof,
  proveFor,
} from "../../support/fixtures/second-factor.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, password } from "../../support/harness.ts";

const hours = 3600;
const newPassword = "another battery of horses";

async function open() {
  const harness = await createHarness();
  const ada = await enrolTotp(harness, await harness.signUp());
  const codes = await createRecoveryCodes(harness, ada);
  const { email } = ada.user;
  const prove = (operation: ConfirmedOperation) =>
    proveFor(harness, ada, operation, passwordProof, { method: "totp", code: ada.nextCode() });
  /** Resets the password by a mailed link. */
  async function reset(factor: object = {}) {
    await harness.latch.forgotPassword({ body: { email } });
    const token = await newestToken(harness, email);
    return harness.latch.resetPassword({ body: { token, password: newPassword, ...factor } });
  }
  return { harness, ada, codes, email, prove, reset };
}

test("a factor that a thief has added does not keep the owner out, and does not survive a recovery", async () => {
  const { harness, email, reset } = await open();
  expect((await reset()).response.status).toBe(204);
  expect(await scan(harness.database, "Authenticators")).toEqual([]);
  const { data } = await harness.latch.logIn({
    body: { identifier: email, password: newPassword },
  });
  expect(data?.status).toBe("signed_in");
});

test("a factor that is older than 72 hours is required for a recovery, and survives it", async () => {
  const { harness, codes, email, reset } = await open();
  const token = await newestToken(harness, email);
  await harness.latch.verifyEmail({ body: { token, password } });
  harness.pass(72 * hours);
  const { data } = await reset();
  expect(data).toMatchObject({ status: "pending", methods: ["totp", "recovery_code"] });
  const proof = { method: "recovery_code", code: codes[0] };
  expect((await reset({ proof })).response.status).toBe(204);
  expect(await scan(harness.database, "Authenticators")).toHaveLength(2);
  const [user] = (await scan(harness.database, "Users")).filter((each) => each["email"] === email);
  expect(user?.["factors"]).toMatchObject({ recoveryCodes: { remaining: 9 } });
  const logIn = { identifier: email, password: newPassword };
  expect((await harness.latch.logIn({ body: logIn })).data?.status).toBe("pending");
});

test("by itself it can't remove factors, change the address or delete the account", async () => {
  const { harness, prove } = await open();
  const refused = [403, "authenticator_too_new"];
  const email = "new@example.com";
  expect(outcome(await (await prove("removeTotp")).latch.removeTotp())).toEqual(refused);
  expect(outcome(await (await prove("setUpTotp")).latch.setUpTotp())).toEqual(refused);
  const replace = (await prove("createRecoveryCodes")).latch.createRecoveryCodes();
  expect(outcome(await replace)).toEqual(refused);
  expect(
    outcome(await (await prove("changeEmail")).latch.changeEmail({ body: { email } })),
  ).toEqual(refused);
  expect(outcome(await (await prove("deleteMe")).latch.deleteMe({ body: {} }))).toEqual(refused);
  expect(outcome(await (await prove("removePassword")).latch.removePassword())).toEqual(refused);
  harness.pass(72 * hours);
  expect((await (await prove("removeTotp")).latch.removeTotp()).response.status).toBe(204);
});
