import type { SecuredAccount } from "@latch/contract";
import type { SessionStore } from "../sessions/session.ts";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { ChangeUser } from "../users/change-user.ts";
import { withAccountSecured } from "../users/change-user-email.ts";
import { heldEmails, isResetBlocked } from "../users/former-email.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import type { OneTimeTokens } from "./one-time-tokens.ts";
import { openSecurityLink, type SecurityLinks } from "./security-links.ts";

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  securityLinks: SecurityLinks;
  tokens: OneTimeTokens;
  changeUser: ChangeUser;
  clock: Clock;
  log: Log;
};

/** Returns a function that secures an account by the link in a security mail. */
export function createSecureAccount(deps: Deps) {
  const { users, sessions, securityLinks, tokens, changeUser, clock, log } = deps;

  /**
   * Ends all sessions, API keys, devices, links, new factors and pending changes of an account, and requires a
   * reset of its password. A recipient at a former address cannot reset it, because a mailbox alone does not undo a
   * change of the address. Instead no reset links are sent while the change can be undone.
   * @throws `invalid_one_time_token`, `conflict`
   */
  return async ({ caller }: OpenContext, input: { token: string }): Promise<SecuredAccount> => {
    const now = clock();
    const link = await openSecurityLink(securityLinks, input.token, "secure_account", now);
    const user = await users.get(link.userId);
    const recipient = user && (await findRecipient(user));
    const { userId } = link;
    const newToken = await tokens.derive();
    const { after } = await changeUser(
      userId,
      (before) => {
        if (link.credentialEpoch !== (before.credentialEpoch ?? 0)) {
          throw new ProblemError("invalid_one_time_token");
        }
        const { user: secured, ...changed } = withAccountSecured(before, now);
        const former = findFormer(before, recipient, now);
        const user = former ? { ...secured, resetBlockedUntil: former.heldUntil } : secured;
        return { user, ...changed };
      },
      { caller, authority: "mailed_link" },
      {
        atomicWrites: (_before, secured) => {
          const { email, status } = secured;
          if (email === undefined || nextOf(secured) !== "reset_password") return {};
          const purpose = status === "invited" ? "invitation" : "reset_password";
          return { issuedToken: newToken.forUser(purpose, { ...secured, email }) };
        },
        notFoundCode: "invalid_one_time_token",
        isRecovery: true,
      },
    );
    await sessions.removeSome(userId);
    log.info({ event: "account.secured", userId, ...logContext(caller) }, "account secured");
    return { next: nextOf(after) };

    /** Returns how the user of a secured account gets access again. */
    function nextOf(secured: StoredUser): SecuredAccount["next"] {
      if (findFormer(secured, recipient, now)) return "undo_email_change";
      const isRecipient = secured.email !== undefined && secured.email === recipient;
      return isRecipient && !isResetBlocked(secured, now) ? "reset_password" : "none";
    }

    /** Returns the address that the link was mailed to, if the account still has it in some way. */
    async function findRecipient(user: StoredUser): Promise<string | undefined> {
      const emails = [
        ...(user.email ? [user.email] : []),
        ...heldEmails(user, now).map(({ email }) => email),
      ];
      const matches = await Promise.all(emails.map((email) => link.isMailedTo(email)));
      return emails.find((_, index) => matches[index]);
    }
  };
}

const findFormer = (user: StoredUser, recipient: string | undefined, now: number) =>
  heldEmails(user, now).find(({ email }) => email === recipient);
