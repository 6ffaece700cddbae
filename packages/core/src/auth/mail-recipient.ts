import type { ForgottenPassword, UserId } from "@latch/contract";
import type { DeviceId, DeviceTokens } from "../sessions/device-tokens.ts";
import type { OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import { findAccountId } from "../users/find-account-id.ts";
import { emailIdentifier } from "../users/identifiers.ts";
import type { StoredUser, UserStore, UserWithEmail } from "../users/user.ts";
import { deviceSource, isOutdated, networkSource, openKnownDevice } from "./guess-source.ts";
import type { MailBudget } from "./mail-budget.ts";

type Deps = {
  users: UserStore;
  allowMail: MailBudget;
  deviceTokens: DeviceTokens;
  newId: NewId;
};

/** The account with an address, if there is one, and whether a mail to the address is allowed. */
type Recipient = {
  /** The id of the account, or a new one. */
  userId: UserId;
  user: StoredUser | undefined;
  /** The device of the request, if the account knows it. */
  deviceId: DeviceId | undefined;
  isAllowed: boolean;
};

/**
 * Creates the function that finds the account to whose address a request without authentication asks for a
 * mail, and counts the mail. The reads and writes are the same if there is no such account (OWASP ASVS 5.0,
 * 6.3.8).
 */
export const createFindRecipient =
  ({ users, allowMail, deviceTokens, newId }: Deps) =>
  async (
    { caller }: OpenContext,
    { email, deviceToken }: ForgottenPassword,
  ): Promise<Recipient> => {
    const known = await findAccountId(users, email);
    const recipient = emailIdentifier(email);
    const userId = known ?? newId("usr");
    const device = await openKnownDevice(deviceTokens, deviceToken, known);
    const allowFromNetwork = () => allowMail(recipient, networkSource(caller));
    const [user, isAllowedBySource] = await Promise.all([
      users.get(userId),
      device ? allowMail(recipient, deviceSource(device)) : allowFromNetwork(),
    ]);
    const isKnownDevice = device !== undefined && !isOutdated(device, user);
    const isAllowed = device && !isKnownDevice ? await allowFromNetwork() : isAllowedBySource;
    return { userId, user, deviceId: isKnownDevice ? device.deviceId : undefined, isAllowed };
  };

/**
 * Creates the function that finds the account to which a request without authentication may send a mail.
 * @returns undefined if there is no such account, or if the limit on mails is exceeded
 */
export function createMailRecipient(deps: Deps) {
  const findRecipient = createFindRecipient(deps);
  return async (ctx: OpenContext, input: ForgottenPassword): Promise<UserWithEmail | undefined> => {
    const { user, isAllowed } = await findRecipient(ctx, input);
    return isAllowed && user?.email ? { ...user, email: user.email } : undefined;
  };
}
export type MailRecipient = ReturnType<typeof createMailRecipient>;
