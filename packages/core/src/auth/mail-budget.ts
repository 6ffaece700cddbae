import type { Throttle } from "../shared/throttle.ts";
import type { GuessSource } from "./guess.ts";

const hourSeconds = 3600;
/** The maximum number of mails in an hour to one recipient, requested by one device or network. */
const perSource = 4;
/** The maximum number of mails in an hour to one recipient, requested by all networks. */
const perRecipient = 5;
/** Additional mails in an hour after those, so that others cannot keep mail from the owner. */
const reserved = 1;

/**
 * Creates the limit on mails that unauthenticated requests cause. A device that the account knows has a
 * limit of its own, which other clients cannot use up.
 */
export function createMailBudget({ throttle }: { throttle: Throttle }) {
  const take = async (name: string, limit: number): Promise<boolean> =>
    (await throttle.take(name, { limit, windowSeconds: hourSeconds })).isAllowed;

  /**
   * Counts a request for a mail.
   * @param recipient a user id, or an address without an account, for which the work is the same
   * @returns whether the mail may be sent
   */
  return async (recipient: string, source: GuessSource): Promise<boolean> => {
    const mails = `mail#${recipient}`;
    if (source.startsWith("device:")) return take(`${mails}#${source}`, perSource);
    const counted = await Promise.all([
      take(`${mails}#${source}`, perSource),
      take(`${mails}#strangers`, perRecipient),
    ]);
    if (counted.every((isAllowed) => isAllowed)) return true;
    return take(`${mails}#reserved`, reserved);
  };
}
export type MailBudget = ReturnType<typeof createMailBudget>;
