import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { LinkToken } from "../users/one-time-token.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import { type OneTimeTokens, requireCurrentLink } from "./one-time-tokens.ts";
import type { OpenedLink, SecurityLinks } from "./security-links.ts";

/** A link that verifies an address of an account. */
export type VerificationLink = {
  /** The account when the link was opened. */
  user: StoredUser;
  /** The address that the link was mailed to. */
  email: string;
  isChange: boolean;
  /** The hash of the token that the change of the account consumes. Absent if no item stores the link. */
  spendTokenHash?: string;
  /** Requires that the link is of the current state of the account. @throws `invalid_one_time_token` */
  requireCurrent(user: StoredUser): void;
};

type Deps = {
  tokens: OneTimeTokens;
  securityLinks: SecurityLinks;
  users: Pick<UserStore, "get">;
  clock: Clock;
};

/** Creates the function that opens the text of a link, without using it up. */
export function createOpenVerificationLink({ tokens, securityLinks, users, clock }: Deps) {
  /**
   * Opens the link in the mail of a sign-up. It is bound to account, address and epochs (R3), and the verified address
   * uses it up.
   */
  async function openSignUpLink(link: OpenedLink): Promise<VerificationLink> {
    if (link.purpose !== "verify_email" || link.expiresAt * 1000 <= clock()) throw invalidLink();
    const user = await users.get(link.userId);
    const { email } = user ?? {};
    if (!user || !email || !(await link.isMailedTo(email))) throw invalidLink();
    const opened = {
      user,
      email,
      isChange: false,
      requireCurrent({
        emailVerified,
        credentialEpoch = 0,
        linkEpoch = 0,
        ...current
      }: StoredUser) {
        const isCurrent =
          current.email === email &&
          !emailVerified &&
          credentialEpoch === link.credentialEpoch &&
          linkEpoch === link.linkEpoch;
        if (!isCurrent) throw invalidLink();
      },
    };
    opened.requireCurrent(user);
    return opened;
  }

  async function openStoredLink(token: LinkToken): Promise<VerificationLink> {
    return {
      user: await tokens.readUser(token),
      email: token.email,
      isChange: token.purpose === "change_email",
      spendTokenHash: token.tokenHash,
      requireCurrent: (user) => requireCurrentLink(token, user),
    };
  }

  /**
   * @returns the link, or the token of a sign-up whose account begins with the proof of the address
   * @throws `invalid_one_time_token` if the link is unknown, expired, already used or of an earlier state
   */
  return async (text: string): Promise<VerificationLink | { pendingSignUp: LinkToken }> => {
    const link = await securityLinks.open(text);
    if (link) return openSignUpLink(link);
    const purposes = ["verify_email", "change_email", "email_code", "sign_up"] as const;
    const token = await tokens.find(text, ...purposes);
    return token.purpose === "sign_up" ? { pendingSignUp: token } : openStoredLink(token);
  };
}

const invalidLink = () => new ProblemError("invalid_one_time_token");
