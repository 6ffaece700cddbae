import type { Clock, Log } from "../shared/ports.ts";
import type { StoredUser } from "../users/user.ts";
import type { MailKind } from "./mail-content.ts";
import type { Recipient } from "./security-mails.ts";
import type { MailStore } from "./stores.ts";

type Deps = { mails: Pick<MailStore, "count">; clock: Clock; log: Log };

/** The maximum number of mails in an hour about logins of one account from new devices. */
const newDevices = 10;
/** The maximum number of security mails in an hour to addresses that the account has never verified. */
const toUnverified = 10;

/**
 * Creates the limit on security mails that the limits of operations do not bound: a client with the password can log in
 * from any number of networks, and an address that was never verified may belong to another person. Other security
 * mails to a verified address have no limit here, so that an attacker cannot hide a change behind the mails about others.
 */
export function createMailLimit({ mails, clock, log }: Deps) {
  /**
   * Counts a security mail, once also when its message is delivered again.
   * @param id the id of the event or of the command
   * @returns whether the mail may be sent
   */
  return async (
    id: string,
    { userId }: StoredUser,
    kind: MailKind,
    { isVerified }: Recipient,
  ): Promise<boolean> => {
    const mailId = `${id}#${kind}`;
    const isAllowed =
      (kind !== "new_device" ||
        (await mails.count(`${kind}#${userId}`, mailId, newDevices, clock()))) &&
      (isVerified || (await mails.count(`unverified#${userId}`, mailId, toUnverified, clock())));
    if (!isAllowed) {
      log.warn(
        { event: "mail.limited", mailId, userId, kind },
        "mail skipped: too many in an hour",
      );
    }
    return isAllowed;
  };
}
