import { newestToken } from "../fixtures/links.ts";
import { mailedCodeProof } from "../fixtures/mailed-code.ts";
import { enrolTotp } from "../fixtures/second-factor.ts";
import { eventAbout, linkTo, moveTo } from "../fixtures/security-mails.ts";
import { pending, signedIn } from "../fixtures/signed-in.ts";
import { type Person, password } from "../harness.ts";
import { type InFlightHarness, target } from "./in-flight-harness.ts";
import type { Answer } from "./own-changes.ts";

const newPassword = "another battery of horses";

/** Prepares what ends the sessions of a person. @returns the function that does it */
type Recovery = (harness: InFlightHarness, person: Person) => Promise<() => Promise<Answer>>;

/** Verifies the address of a person by the mailed link. */
async function verify(harness: InFlightHarness, { latch, user }: Person): Promise<void> {
  await latch.verifyEmail({ body: { token: await newestToken(harness, user.email) } });
}

export const secureAccount: Recovery = async (harness, person) => {
  await verify(harness, person);
  await harness.sendMail(eventAbout(harness, person.user, "user.password_changed"));
  const token = await linkTo("secure-account", harness, person.user.email);
  return () => harness.latch.secureAccount({ body: { token } });
};

/** Returns a super_admin who may reset factors. */
async function openResetter(harness: InFlightHarness): Promise<Person["latch"]> {
  const admin = await enrolTotp(harness, await harness.signUp({ role: "super_admin" }));
  const { refreshToken } = admin;
  const tokens = signedIn(await harness.latch.refreshSession({ body: { refreshToken } }));
  return harness.as({ authorization: `Bearer ${tokens.accessToken}` });
}

/** What else ends the session of a person, while another request of that session is in flight. */
export const recoveries: Record<string, Recovery> = {
  async "the password is reset"(harness, person) {
    const { email } = person.user;
    await verify(harness, person);
    await harness.latch.forgotPassword({ body: { email } });
    const token = await linkTo("reset-password", harness, email);
    return () => harness.latch.resetPassword({ body: { token, password: newPassword } });
  },
  async "a change of the address is undone"(harness, person) {
    const { email } = person.user;
    await verify(harness, person);
    await moveTo(harness, person, `moved-${email}`);
    const token = await linkTo("undo-email-change", harness, email);
    return () => harness.latch.undoEmailChange({ body: { token, password } });
  },
  async "the owner of the address proves it first"(harness, { user: { email } }) {
    const { challenge } = pending(await harness.latch.requestEmailCode({ body: { email } }));
    const proof = await mailedCodeProof(harness, email);
    return () => harness.latch.answerChallenge({ body: { challenge, proof } });
  },
  async "another session ends all others"(harness, { user }) {
    const other = await harness.logIn(user.email);
    return () => other.latch.endMyOtherSessions();
  },
  "an administrator suspends the user":
    async ({ admin }, { user }) =>
    () =>
      admin.latch.suspendUser({ ...target(user), body: { reason: "stolen" } }),
  "an administrator changes the role":
    async ({ admin }, { user }) =>
    () =>
      admin.latch.changeUserRole({ ...target(user), body: { role: "agent" } }),
  "an administrator ends the sessions":
    async ({ admin }, { user }) =>
    () =>
      admin.latch.endUserSessions(target(user)),
  async "an administrator resets the factors"(harness, { user }) {
    const latch = await openResetter(harness);
    return () => latch.resetUserAuthenticators({ ...target(user), body: { reason: "lost" } });
  },
};
