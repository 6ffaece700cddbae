import type { StoredUser } from "@latch/core";
import { changeUser } from "../fixtures/change-user.ts";
import { codeAt, enrolTotp } from "../fixtures/second-factor.ts";
import { linkTo } from "../fixtures/security-mails.ts";
import { settlePasskeys } from "../fixtures/settle-factors.ts";
import { origin, type Person, password } from "../harness.ts";
import { createSoftwareAuthenticator } from "../passkeys/software-authenticator.ts";
import type { InFlightHarness } from "./in-flight-harness.ts";

export type Answer = { response: Response; error?: unknown };
/** Prepares a request of a person. @returns the function that sends it */
export type Prepare = (harness: InFlightHarness, person: Person) => Promise<() => Promise<Answer>>;

const another = (email: string) => email.replace("@", "-new@");
const taskKey = { name: "a key", scopes: ["tasks:read" as const] };

/** Adds a settled passkey. @returns its id */
async function addPasskey({ add, database }: InFlightHarness, person: Person): Promise<string> {
  const { data } = await add(person, createSoftwareAuthenticator(origin));
  if (!data) throw new Error("The passkey was not added");
  await settlePasskeys(database, person.user.id);
  return data.id;
}

/** Sends an operation with the proof that it requires. */
const withProof =
  (operationId: "setUpTotp" | "removeTotp" | "createRecoveryCodes" | "removePassword"): Prepare =>
  async ({ proven }, person) => {
    const latch = await proven(person, operationId);
    return () => latch[operationId]();
  };

/** Sends an operation of a person with a TOTP authenticator. */
const withTotp =
  (operationId: "removeTotp" | "createRecoveryCodes"): Prepare =>
  async (harness, person) => {
    await enrolTotp(harness, person);
    return withProof(operationId)(harness, person);
  };

/** The requests by which users change their own account or its credentials, by the id of the operation. */
export const ownChanges: Record<string, Prepare> = {
  updateMe:
    async (_harness, { latch, user }) =>
    () =>
      latch.updateMe({ body: { username: `taken-${user.id.slice(-8)}` } }),
  deleteMe:
    async (_harness, { latch }) =>
    () =>
      latch.deleteMe({ body: { password } }),
  changePassword:
    async (_harness, { latch }) =>
    () =>
      latch.changePassword({
        body: { currentPassword: password, newPassword: `${password}!`, endOtherSessions: true },
      }),
  changeEmail:
    async (_harness, { latch, user }) =>
    () =>
      latch.changeEmail({ body: { email: another(user.email), password } }),
  async verifyEmail(harness, { latch, user }) {
    const email = another(user.email);
    await latch.changeEmail({ body: { email, password } });
    const token = await linkTo("verify-email", harness, email);
    return () => latch.verifyEmail({ body: { token } });
  },
  async removePassword(harness, person) {
    await addPasskey(harness, person);
    return withProof("removePassword")(harness, person);
  },
  async addPasskey(harness, person) {
    const credential = await harness.create(person, createSoftwareAuthenticator(origin));
    const latch = await harness.proven(person, "addPasskey");
    return () => latch.addPasskey({ body: { credential } });
  },
  async renamePasskey(harness, person) {
    const id = await addPasskey(harness, person);
    const { latch } = person;
    return () => latch.renamePasskey({ params: { path: { id } }, body: { name: "Thief" } });
  },
  async removePasskey(harness, person) {
    const id = await addPasskey(harness, person);
    const latch = await harness.proven(person, "removePasskey");
    return () => latch.removePasskey({ params: { path: { id } } });
  },
  setUpTotp: withProof("setUpTotp"),
  async confirmTotp(harness, person) {
    const latch = await harness.proven(person, "setUpTotp");
    const { data } = await latch.setUpTotp();
    const code = codeAt(data?.secret ?? "", harness.clock());
    return () => person.latch.confirmTotp({ body: { code } });
  },
  removeTotp: withTotp("removeTotp"),
  createRecoveryCodes: withTotp("createRecoveryCodes"),
  async cancelFactorRecovery({ database }, { latch, user }) {
    const at = new Date().toISOString();
    const factorRecovery: StoredUser["factorRecovery"] = { requestedAt: at, effectiveAt: at };
    await changeUser(database, user.id, { factorRecovery });
    return () => latch.cancelFactorRecovery();
  },
  endMyOtherSessions:
    async (_harness, { latch }) =>
    () =>
      latch.endMyOtherSessions(),
  createApiKey:
    async (_harness, { latch }) =>
    () =>
      latch.createApiKey({ body: taskKey }),
  async revokeApiKey(_harness, { latch }) {
    const { data } = await latch.createApiKey({ body: taskKey });
    return () => latch.revokeApiKey({ params: { path: { keyId: data?.id ?? "" } } });
  },
};
