import type { ForgottenPassword } from "@latch/contract";
import type { DeviceTokens } from "../sessions/device-tokens.ts";
import type { OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import { findAccountId } from "../users/find-account-id.ts";
import { emailIdentifier } from "../users/identifiers.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import { deviceSource, isOutdated, networkSource, openKnownDevice } from "./guess-source.ts";
import type { MailBudget } from "./mail-budget.ts";

type Deps = {
  users: UserStore;
  allowMail: MailBudget;
  deviceTokens: DeviceTokens;
  newId: NewId;
};

/**
 * Creates the function that finds the account to which a request without authentication may send a mail. The
 * reads and writes are the same if there is no such account (OWASP ASVS 5.0, 6.3.8).
 * @returns undefined if there is no such account, or if the limit on mails is exceeded
 */
export const createMailRecipient =
  ({ users, allowMail, deviceTokens, newId }: Deps) =>
  async (
    { caller }: OpenContext,
    { email, deviceToken }: ForgottenPassword,
  ): Promise<StoredUser | undefined> => {
    const userId = await findAccountId(users, email);
    const recipient = userId ?? emailIdentifier(email);
    const device = await openKnownDevice(deviceTokens, deviceToken, userId);
    const allowFromNetwork = () => allowMail(recipient, networkSource(caller));
    const [user, isAllowedBySource] = await Promise.all([
      users.get(userId ?? newId("usr")),
      device ? allowMail(recipient, deviceSource(device)) : allowFromNetwork(),
    ]);
    const isAllowed =
      device && isOutdated(device, user) ? await allowFromNetwork() : isAllowedBySource;
    return isAllowed ? user : undefined;
  };
export type MailRecipient = ReturnType<typeof createMailRecipient>;
