import { effectiveTime } from "../admission/factor-recovery.ts";
import { type SecurityLinks, secureAccountSeconds } from "../auth/security-links.ts";
import type { DomainEvent } from "../events/domain-event.ts";
import { heldEmails } from "../users/former-email.ts";
import type { StoredUser } from "../users/user.ts";
import type { SecurityMailContent } from "./mail-content.ts";

/** Returns the security mails that an event leads to, except those of a login. */
export function securityMailsOf(event: DomainEvent): SecurityMailContent[] {
  switch (event.type) {
    case "user.updated":
      return event.data.changed.includes("username") ? [{ kind: "username_changed" }] : [];
    case "user.password_changed":
      return [{ kind: "password_changed" }];
    case "user.role_changed":
      return [{ kind: "role_changed" }];
    case "user.role_change_pending":
      return [{ kind: "role_change_pending" }];
    case "user.factor_recovery_requested":
      return [{ kind: "factor_recovery_requested", effectiveAt: effectiveTime(event.time) }];
    case "user.factor_recovery_cancelled":
      return [{ kind: "factor_recovery_cancelled" }];
    case "api_key.created":
      return [{ kind: "api_key_created" }];
    case "api_key.revoked":
      return [{ kind: "api_key_revoked" }];
    case "authenticator.added":
      return [{ kind: "authenticator_added", authenticator: event.data.kind }];
    case "authenticator.removed":
      return [{ kind: "authenticator_removed", authenticator: event.data.kind }];
    case "passkey.copy_suspected":
      return [{ kind: "passkey_copy_suspected" }];
    case "recovery_codes.replaced":
      return [{ kind: "recovery_codes_replaced" }];
    case "recovery_code.used":
      return [{ kind: "recovery_code_used" }];
    case "trusted_device.added":
      return [{ kind: "trusted_device_added" }];
    default:
      return [];
  }
}

/** A recipient of a mail. `changeId` distinguishes the mails to former addresses. */
export type Recipient = { email: string; isVerified: boolean; changeId?: string };

/**
 * Returns the addresses that security mails go to: the current one, and those before a change that can still
 * be undone. An attacker who moves an account to another address cannot hide the next changes from its
 * owner (OWASP ASVS 5.0, 6.3.7).
 */
export const recipientsOf = (user: StoredUser, nowMs: number): Recipient[] => [
  ...(user.email ? [{ email: user.email, isVerified: user.emailVerified }] : []),
  ...heldEmails(user, nowMs).map(({ email, changeId, neverVerified }) => ({
    email,
    changeId,
    isVerified: !neverVerified,
  })),
];

/** Creates the token of the link that secures an account. @param sinceMs the time of the change */
export const createSecureToken = (
  securityLinks: Pick<SecurityLinks, "create">,
  { userId, credentialEpoch = 0 }: StoredUser,
  email: string,
  sinceMs: number,
): Promise<string> => {
  const expiresAt = Math.floor(sinceMs / 1000) + secureAccountSeconds;
  return securityLinks.create(
    { purpose: "secure_account", userId, credentialEpoch, expiresAt },
    email,
  );
};
