import { createConfirmOperation } from "../auth/confirm-operation.ts";
import type { OneTimeTokens } from "../auth/one-time-tokens.ts";
import type { SessionStore } from "../sessions/session.ts";
import type { Throttle } from "../shared/throttle.ts";
import type { ChangeUser } from "../users/change-user.ts";
import type { UserStore } from "../users/user.ts";
import { createChangeEmail } from "./change-email.ts";
import { createChangePassword } from "./change-password.ts";
import { createDeleteOwnAccount } from "./delete-own-account.ts";
import type { EraseAccount } from "./erase-account.ts";
import { createExportPersonalData } from "./export-personal-data.ts";
import { createProfile } from "./profile.ts";

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  tokens: OneTimeTokens;
  changeUser: ChangeUser;
  throttle: Throttle;
  erase: EraseAccount["erase"];
} & Parameters<typeof createConfirmOperation>[0] &
  Omit<Parameters<typeof createChangePassword>[0], "confirmOperation"> &
  Parameters<typeof createExportPersonalData>[0];

/** Returns the functions with which users manage their own account. */
export function createAccounts(deps: Deps) {
  const profile = createProfile(deps);
  const proof = { ...deps, confirmOperation: createConfirmOperation(deps) };
  return {
    getProfile: profile.get,
    updateProfile: profile.update,
    changePassword: createChangePassword(proof),
    changeEmail: createChangeEmail(proof),
    deleteOwn: createDeleteOwnAccount(proof),
    exportPersonalData: createExportPersonalData(deps),
  };
}
export type Accounts = ReturnType<typeof createAccounts>;
