import type { Throttle } from "../shared/throttle.ts";
import type { GuessSource } from "./guess.ts";

const hourSeconds = 3600;
/** The maximum number of mails in an hour to one recipient, requested by one device or network. */
const perSource = 4;
/** The maximum number of mails in an hour to one recipient, requested by all known devices. Then they count as networks. */
const perDevices = 8;
/** The maximum number of mails in an hour to one recipient, requested by all networks. */
const perRecipient = 5;
/** Additional mails in an hour after those. */
const reserved = 4;
/** How many of these additional mails one network may use. */
const reservedPerSource = 2;

/**
 * Creates the limit on mails that unauthenticated requests cause. A device that the account knows has a
 * limit of its own, which other clients cannot use up. Each login of a client with the password makes a known device, so
 * all devices together have a limit as well. One network alone can neither use up the common limit
 * of all networks nor the additional mails, so that the owner on an unknown device still receives a mail.
 */
export function createMailBudget({ throttle }: { throttle: Throttle }) {
  const take = async (name: string, limit: number): Promise<boolean> =>
    (await throttle.take(name, { limit, windowSeconds: hourSeconds })).isAllowed;

  /**
   * Counts a request for a mail. A request above the limit of its source counts for this source only.
   * @param recipient the identifier of an address. The id of its account would begin a new count when a stranger deletes
   * an account with the address of another person and signs up again.
   * @returns whether the mail may be sent
   */
  return async (recipient: string, source: GuessSource): Promise<boolean> => {
    const mails = `mail#${recipient}`;
    if (!(await take(`${mails}#${source}`, perSource))) return false;
    if (source.startsWith("device:") && (await take(`${mails}#devices`, perDevices))) return true;
    if (await take(`${mails}#strangers`, perRecipient)) return true;
    return (
      (await take(`${mails}#reserved#${source}`, reservedPerSource)) &&
      (await take(`${mails}#reserved`, reserved))
    );
  };
}
export type MailBudget = ReturnType<typeof createMailBudget>;
