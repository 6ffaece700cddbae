import type { EmailCodeRequest, Locale } from "@latch/contract";
import type { Browser, IssuedChallenge } from "../admission/issue-challenge.ts";
import type { OpenContext } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import type { Admit, LogInResult } from "./admit.ts";
import { judgeCounted } from "./count-beside.ts";
import { createFindRecipient } from "./mail-recipient.ts";
import type { IssueMailedChallenge, MailedChallenge } from "./mailed-challenge.ts";
import type { CodeInput, MailedCodes } from "./mailed-codes.ts";
import type { OpenProvenAccount } from "./open-proven-account.ts";

type Deps = {
  mailedCodes: MailedCodes;
  issueMailedChallenge: IssueMailedChallenge;
  openProvenAccount: OpenProvenAccount;
  admit: Admit;
  /** Whether a code for an unknown address opens an account. */
  signUp: "open" | "invite";
  clock: Clock;
} & Parameters<typeof createFindRecipient>[0];

/** Returns the functions that log in a user by a code in a mail. */
export function createEmailCodeLogIn(deps: Deps) {
  const findRecipient = createFindRecipient(deps);
  const { mailedCodes, issueMailedChallenge, openProvenAccount, admit, signUp, newId, clock } =
    deps;

  /**
   * Mails a code and a link, and returns the challenge that they answer. The response, the reads and the writes
   * are the same for an unknown address (OWASP ASVS 5.0, 6.3.8).
   */
  async function request(
    ctx: OpenContext,
    {
      email,
      deviceToken,
      locale,
      browser,
    }: EmailCodeRequest & { locale?: Locale; browser?: Browser },
  ): Promise<IssuedChallenge> {
    const { caller } = ctx;
    const codeId = newId("ott");
    const { userId, user, deviceId, isAllowed } = await findRecipient(ctx, { email, deviceToken });
    const address = user ? user.email : email;
    if (address && isAllowed && (user || signUp === "open")) {
      const { credentialEpoch = 0, linkEpoch = 0 } = user ?? {};
      await mailedCodes.issue(
        {
          codeId,
          purpose: "email_code",
          userId,
          email: address,
          locale: user?.locale ?? locale,
          credentialEpoch,
          linkEpoch,
        },
        caller,
      );
    } else {
      await mailedCodes.issueDecoy(codeId, caller);
    }
    return issueMailedChallenge({ codeId, email, userId, proofs: [], deviceId }, browser);
  }

  /**
   * Verifies the code or the link, opens the account if there is none, and starts a session if the account
   * requires no further proof.
   * @throws `invalid_credentials`, `invalid_challenge`, `account_suspended`
   */
  async function answer(
    ctx: OpenContext,
    challenge: MailedChallenge,
    input: CodeInput,
  ): Promise<LogInResult> {
    const { codeId } = challenge;
    const attemptId = newId("req");
    const token = await mailedCodes.verify(codeId, input, {
      caller: ctx.caller,
      attemptId,
    });
    const release = () => mailedCodes.giveBack(codeId, attemptId);
    const { user, isNew } = await judgeCounted({ release }, () => openProvenAccount(ctx, token));
    const { userId } = user;
    const proof = { method: "email_code" as const, userId, atMs: clock() };
    // The password of a sign-up counts for the account that the sign-up opens, and for no other one.
    const proofs = isNew ? challenge.proofs.map((earlier) => ({ ...earlier, userId })) : [];
    const answered = { ...challenge, userId, proofs, codeId: undefined, email: undefined };
    const writes = [{ kind: "spend" as const, id: codeId, expiresAt: token.expiresAt }];
    return admit(ctx, user, [{ proof, writes, release }], { challenge: answered });
  }

  return { request, answer };
}
export type EmailCodeLogIn = ReturnType<typeof createEmailCodeLogIn>;
