import type { Locale } from "@latch/contract";
import type { OneTimeTokenSecrets, OneTimeTokenStore } from "../auth/one-time-tokens.ts";
import type { DomainEvent } from "../events/domain-event.ts";
import type { SessionStore } from "../sessions/session.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { NoticeStore } from "../users/notice.ts";
import type { UserStore } from "../users/user.ts";
import { type Brand, composeMail } from "./compose.ts";
import { parseDevice } from "./device.ts";
import type { MailCommand } from "./mail-command.ts";
import type { MailContent } from "./mail-content.ts";
import { MailDeferredError, type Mailer, MailRejectedError } from "./mailer.ts";
import { createNewDeviceCheck } from "./new-device-check.ts";
import type { KnownDeviceHash, KnownDeviceStore, MailStore } from "./stores.ts";

type Deps = {
  users: Pick<UserStore, "get">;
  sessions: Pick<SessionStore, "get">;
  oneTimeTokens: Pick<OneTimeTokenStore, "get">;
  notices: NoticeStore;
  mails: MailStore;
  knownDevices: KnownDeviceStore;
  knownDeviceHash: KnownDeviceHash;
  tokenSecrets: Pick<OneTimeTokenSecrets, "candidates">;
  mailer: Mailer;
  brand: Brand;
  /** Of the installation, for people who have chosen none. */
  locale: Locale;
  clock: Clock;
  log: Log;
};

/** Milliseconds: as long as a message waits in a dead-letter queue. Records of mails are kept longer. */
const freshnessMs = 14 * 24 * 3600 * 1000;

/** Consumer of what leads to mails: finds out who is to be told what, and mails it once. */
export function createMailSender(deps: Deps) {
  const { users, sessions, oneTimeTokens, notices, mails, tokenSecrets } = deps;
  const { mailer, brand, locale, clock, log } = deps;
  const checkDevice = createNewDeviceCheck(deps);

  /** @throws `unavailable` for what can be sent later; then it has to be told again */
  return async function handle(message: DomainEvent | MailCommand): Promise<void> {
    if (!("order" in message)) return ofEvent(message);
    return message.order === "link" ? ofLink(message) : ofNotice(message.noticeId);
  };

  /**
   * Mails a link. Its text is derived from the token's id with the present key or the one before, and
   * lives in this call and in the mail only.
   */
  async function ofLink(order: Extract<MailCommand, { order: "link" }>): Promise<void> {
    const { tokenId, tokenHash, purpose } = order;
    const [token, user, candidates] = await Promise.all([
      oneTimeTokens.get(tokenHash),
      users.get(order.userId),
      tokenSecrets.candidates(tokenId),
    ]);
    // Used up, erased or too late: the person has seen to it, or has to ask again.
    if (!token || !user || token.expiresAt * 1000 <= clock()) {
      log.info({ event: "mail.overtaken", tokenId, kind: purpose }, "a link was not mailed");
      return;
    }
    const derived = candidates.find(({ hash }) => hash === tokenHash);
    // Made with a key that has not come here yet.
    if (!derived) throw new ProblemError("unavailable", { cause: new Error("An unknown key") });
    await send(tokenId, token.email, { kind: purpose, token: derived.text }, user.locale);
    if (purpose !== "change_email") return;
    const notice = { kind: "email_change_requested", newEmail: token.email } as const;
    await send(tokenId, user.email, notice, user.locale);
  }

  /** Mails what waits to be told, and forgets the address. */
  async function ofNotice(noticeId: string): Promise<void> {
    const notice = await notices.get(noticeId);
    if (!notice) return;
    const { kind, email, expiresAt } = notice;
    if (expiresAt * 1000 > clock()) await send(noticeId, email, { kind }, notice.locale);
    await notices.remove(noticeId);
  }

  async function ofEvent(event: DomainEvent): Promise<void> {
    if (event.type === "user.deleted") return deps.knownDevices.remove(event.data.userId);
    // Told again long after, by a replay, it is no news to anybody.
    if (Date.parse(event.time) < clock() - freshnessMs) return;
    const user = await users.get(event.data.userId);
    // Erased meanwhile.
    if (!user) return;
    const mailOwner = (notice: MailContent) => send(event.id, user.email, notice, user.locale);
    switch (event.type) {
      case "user.email_verified":
        return mailOwner({ kind: "welcome" });
      case "user.password_changed":
        return mailOwner({ kind: "password_changed" });
      case "user.suspended":
        return mailOwner({ kind: "account_suspended" });
      case "user.locked_out":
        return mailOwner({ kind: "account_locked" });
      case "session.started": {
        const { userId, sessionId } = event.data;
        const session = await sessions.get(userId, sessionId);
        const device = parseDevice(session?.userAgent ?? undefined);
        // Who logs out at once does not stay unseen: the event says from where it was.
        const address = session?.address ?? event.clientaddress ?? "";
        const { isNewDevice, remember } = await checkDevice(userId, device, address);
        if (isNewDevice) await mailOwner({ kind: "new_device", device, address, at: event.time });
        return remember();
      }
    }
  }

  /**
   * Once for each thing that happened. Whoever is killed after the provider took the mail and before
   * that is written down sends it again: twice rather than never.
   */
  async function send(id: string, to: string, notice: MailContent, theirs = locale): Promise<void> {
    const { kind } = notice;
    const mailId = `${id}#${kind}`;
    const claim = await mails.claim(mailId, clock());
    if (claim === "settled") return;
    if (claim === "busy")
      throw new ProblemError("unavailable", { detail: "Another consumer is sending the mail" });
    const mail = { ...composeMail(to, notice, { locale: theirs, brand }), key: claim.key };
    const outcome = await mailer.send(mail).then(
      ({ id: providerId }) => ({ status: "sent" as const, providerId }),
      async (error: unknown) => {
        if (error instanceof MailRejectedError) {
          return { status: "refused" as const, reason: error.reason };
        }
        // A provider that has not answered may have taken it: it knows the mail again by its key.
        const sameKey = error instanceof MailDeferredError && !error.answered;
        await mails.release(mailId, { sameKey }).catch(() => {});
        throw error;
      },
    );
    await mails.settle(mailId, outcome, clock());
    const failed = outcome.status === "refused";
    log[failed ? "error" : "info"](
      { event: `mail.${outcome.status}`, mailId, kind, ...outcome },
      failed ? "a provider refused a mail" : "a mail was handed over",
    );
  }
}
export type MailSender = ReturnType<typeof createMailSender>;
