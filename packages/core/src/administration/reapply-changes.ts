import type { ApiKeyId, UserId } from "@latch/contract";
import type { EraseAccount } from "../accounts/erase-account.ts";
import type { ApiKeyStore } from "../api-keys/api-key.ts";
import type { OpenContext } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import { type ChangeContext, type ChangeUser, withSessionsEnded } from "../users/change-user.ts";
import { withAccountSecured } from "../users/change-user-email.ts";
import type { UserStore } from "../users/user.ts";

type Deps = {
  users: Pick<UserStore, "get">;
  apiKeys: Pick<ApiKeyStore, "remove">;
  changeUser: ChangeUser;
  erase: EraseAccount["erase"];
  clock: Clock;
};

/** A change that the log of an installation reports. */
export type LoggedChange = { event: string; userId: UserId; keyId?: ApiKeyId };

/** What was done about a logged change. */
export type Reapplied = "erased" | "suspended" | "revoked" | "secured" | "to_check" | "missing";

/** The events after which an earlier password, factor or address must not give access again. */
const credentialEvents = [
  ...["password.changed", "password.reset", "password.removed", "account.secured"],
  ...["email_change.undone", "email.verified", "user.factors_reset"],
  ...["passkey.added", "passkey.removed", "totp.added", "totp.removed", "recovery_codes.replaced"],
];

/**
 * Creates the function that repeats a change of the log on tables that were restored from an earlier time. A repetition has
 * no further effect. An account whose credentials have changed since is secured: the old ones no longer give access, and
 * its user resets the password by mail.
 * @returns what was done; `to_check` for a change of a role, which the log does not contain; undefined for an
 * event that needs nothing
 */
export const createReapplyChange =
  ({ users, apiKeys, changeUser, erase, clock }: Deps) =>
  async (
    ctx: OpenContext,
    { event, userId, keyId }: LoggedChange,
  ): Promise<Reapplied | undefined> => {
    const change: ChangeContext = { caller: ctx.caller, authority: "operator" };
    const isCredential = credentialEvents.includes(event);
    const others = ["user.deleted", "user.suspended", "api_key.revoked", "user.role_changed"];
    if (!isCredential && !others.includes(event)) return undefined;
    const found = await users.get(userId);
    if (!found) return "missing";
    if (event === "user.deleted") {
      await erase(change, { userId, notFoundCode: "not_found" });
      return "erased";
    }
    if (event === "api_key.revoked") {
      if (keyId) await apiKeys.remove(userId, keyId, "operator");
      return "revoked";
    }
    if (event === "user.role_changed") return "to_check";
    if (event === "user.suspended") {
      await changeUser(
        userId,
        (before) =>
          before.status === "suspended"
            ? before
            : withSessionsEnded({ ...before, status: "suspended" }),
        change,
      );
      return "suspended";
    }
    const nowMs = clock();
    await changeUser(
      userId,
      (before) => (before.securedAt ? before : withAccountSecured(before, nowMs)),
      change,
      { isRecovery: true },
    );
    return "secured";
  };
