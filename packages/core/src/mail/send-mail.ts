import { type Locale, normalizeEmail } from "@latch/contract";
import type { OneTimeTokenSecrets, OneTimeTokenStore } from "../auth/one-time-tokens.ts";
import type { SecurityLinks } from "../auth/security-links.ts";
import type { DomainEvent } from "../events/domain-event.ts";
import type { SessionReader } from "../sessions/session.ts";
import { idTimeMs } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { heldEmails, holdSeconds } from "../users/former-email.ts";
import type { NoticeStore, StoredNotice } from "../users/notice.ts";
import { showEmail } from "../users/show-email.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import { type Brand, composeMail } from "./compose.ts";
import { parseDevice } from "./device.ts";
import { createMailLimit } from "./limit-mails.ts";
import { isCodePurpose, linkContent } from "./link-content.ts";
import type { MailCommand } from "./mail-command.ts";
import type { MailContent, SecurityMailContent } from "./mail-content.ts";
import { MailDeferredError, type Mailer, MailRejectedError } from "./mailer.ts";
import { createNewDeviceCheck } from "./new-device-check.ts";
import {
  createSecureToken,
  type Recipient,
  recipientsOf,
  securityMailsOf,
} from "./security-mails.ts";
import type { KnownDeviceHash, KnownDeviceStore, MailStore } from "./stores.ts";

type Deps = {
  users: Pick<UserStore, "get">;
  sessions: SessionReader;
  oneTimeTokens: Pick<OneTimeTokenStore, "get">;
  notices: NoticeStore;
  mails: MailStore;
  knownDevices: KnownDeviceStore;
  knownDeviceHash: KnownDeviceHash;
  tokenSecrets: Pick<OneTimeTokenSecrets, "candidates">;
  securityLinks: Pick<SecurityLinks, "create">;
  mailer: Mailer;
  brand: Brand;
  /** The installation's default, for users without a locale. */
  locale: Locale;
  clock: Clock;
  log: Log;
};

/**
 * The age after which an event leads to no mail: the retention of a dead-letter queue. Records of
 * mails are kept longer.
 */
const maxEventAgeMs = 14 * 24 * 3600 * 1000;

/**
 * Creates the consumer of mail commands and events. It composes each mail and hands it to the
 * provider.
 */
export function createMailSender(deps: Deps) {
  const { users, sessions, oneTimeTokens, notices, mails, tokenSecrets, securityLinks } = deps;
  const { mailer, brand, locale, clock, log } = deps;
  const checkDevice = createNewDeviceCheck(deps);
  const isWithinLimit = createMailLimit(deps);

  /**
   * Processes a message.
   * @throws `unavailable` if the mail can be sent later; the queue then redelivers the message
   */
  return async function handle(message: DomainEvent | MailCommand): Promise<void> {
    if (!("order" in message)) return handleEvent(message);
    return message.order === "link" ? sendLink(message) : sendNotice(message.noticeId);
  };

  /**
   * Sends a mail with a link. The text of its token is derived from the token's id with the current or the previous
   * key, and is not stored.
   */
  async function sendLink(command: Extract<MailCommand, { order: "link" }>): Promise<void> {
    const { tokenId, tokenHash, purpose } = command;
    const [token, user, candidates] = await Promise.all([
      oneTimeTokens.get(tokenHash),
      users.get(command.userId),
      tokenSecrets.candidates(tokenId),
    ]);
    // The token was used, erased or has expired: the link would not work.
    const isReplaced =
      purpose === "change_email" &&
      token?.linkEpoch !== undefined &&
      token.email !== user?.pendingEmail;
    // The account of a code may not exist yet.
    const isForAccount = !isCodePurpose(purpose);
    const isGone = !token || (isForAccount && !user);
    if (isGone || isReplaced || token.expiresAt * 1000 <= clock()) {
      log.info(
        { event: "mail.overtaken", tokenId, kind: purpose },
        "mail skipped: the link was used, replaced or expired",
      );
      return;
    }
    const secret = candidates.find(({ hash }) => hash === tokenHash);
    // The token was issued with a key that this process does not have yet.
    if (!secret)
      throw new ProblemError("unavailable", {
        cause: new Error("No key of this process derives the one-time token"),
      });
    const userLocale = user?.locale ?? token.locale;
    await send(tokenId, token.email, linkContent(token, purpose, secret), userLocale);
    if (purpose !== "change_email" || !user?.email) return;
    const notice = { kind: "email_change_requested", newEmail: showEmail(token.email) } as const;
    await sendToOwners(tokenId, user, notice, idTimeMs(tokenId));
  }

  /** Sends a notice and deletes it, which removes the email address. */
  async function sendNotice(noticeId: string): Promise<void> {
    const notice = await notices.get(noticeId);
    if (!notice) return;
    const isCurrent = notice.expiresAt * 1000 > clock();
    const content = isCurrent ? await readNotice(notice) : undefined;
    if (content) await send(noticeId, notice.email, content, notice.locale);
    await notices.remove(noticeId);
  }

  /** Returns the content of a notice; undefined if the account was erased. */
  async function readNotice(notice: StoredNotice): Promise<MailContent | undefined> {
    const { noticeId, kind, email, userId, expiresAt } = notice;
    if (kind !== "email_changed") return { kind };
    const user = userId && (await users.get(userId));
    if (!user) return undefined;
    const change = heldEmails(user, clock()).find(({ changeId }) => changeId === noticeId);
    const changedAtMs = (expiresAt - holdSeconds) * 1000;
    return {
      kind,
      secureToken: await createSecureToken(securityLinks, user, email, changedAtMs),
      // The change may have been undone, or an earlier release made it.
      ...(change && {
        undoToken: await securityLinks.create(
          { purpose: "undo_email_change", userId, changeId: change.changeId, expiresAt },
          email,
        ),
      }),
    };
  }

  /** Sends a security mail to each address of an account, with a link of its own. */
  async function sendToOwners(
    id: string,
    user: StoredUser,
    content: SecurityMailContent,
    sinceMs: number,
    recipients = recipientsOf(user, clock()),
  ): Promise<void> {
    await Promise.all(
      recipients.map(async (recipient) => {
        if (!(await isWithinLimit(id, user, content.kind, recipient))) return;
        const { email, changeId } = recipient;
        const secureToken = await createSecureToken(securityLinks, user, email, sinceMs);
        await send(id, email, { ...content, secureToken }, user.locale, changeId);
      }),
    );
  }

  /**
   * Sends the verification link of a sign-up. An account that began in another way has none. The link is of the state
   * in which the account is now.
   */
  async function sendVerification(id: string, user: StoredUser, email: string): Promise<void> {
    const { userId, verificationExpiresAt: expiresAt, locale, credentialEpoch = 0 } = user;
    if (expiresAt === undefined) return;
    const kind = "verify_email";
    if (user.emailVerified || user.status !== "active" || expiresAt * 1000 <= clock()) {
      log.info(
        { event: "mail.overtaken", userId, kind },
        "mail skipped: the link was used, replaced or expired",
      );
      return;
    }
    const link = { userId, expiresAt, credentialEpoch, linkEpoch: user.linkEpoch ?? 0 };
    const token = await securityLinks.create({ purpose: kind, ...link }, email);
    await send(id, email, { kind, token }, locale);
  }

  async function handleEvent(event: DomainEvent): Promise<void> {
    if (event.type === "user.deleted") return deps.knownDevices.remove(event.data.userId);
    // A replay publishes old events again, which must not send mail.
    if (Date.parse(event.time) < clock() - maxEventAgeMs) return;
    if (event.type === "session.started") return checkLogIn(event);
    const user = await users.get(event.data.userId);
    // The user was erased meanwhile, or lost the address to its owner.
    if (!user?.email) return;
    const { email } = user;
    const mailOwner = (content: MailContent) => send(event.id, email, content, user.locale);
    const mailOwners = (content: SecurityMailContent, recipients = recipientsOf(user, clock())) =>
      sendToOwners(event.id, user, content, Date.parse(event.time), recipients);
    await Promise.all(securityMailsOf(event).map((content) => mailOwners(content)));
    switch (event.type) {
      case "user.created":
        return sendVerification(event.id, user, email);
      case "user.email_verified":
        return mailOwner({ kind: "welcome" });
      case "user.updated": {
        // A notice goes to the former address.
        const recipients = event.data.changed.includes("email")
          ? [{ email, isVerified: user.emailVerified }]
          : [];
        return mailOwners({ kind: "new_email_address" }, recipients);
      }
      case "user.secured": {
        const { id } = event;
        const mailTo = ({ email, changeId }: Recipient) =>
          send(id, email, { kind: "account_secured" }, user.locale, changeId);
        await Promise.all(recipientsOf(user, clock()).map(mailTo));
        return;
      }
      case "user.suspended":
        return mailOwner({ kind: "account_suspended" });
      case "user.locked_out":
        return mailOwner({ kind: "account_locked" });
    }
  }

  /** Sends a mail about a login from a new device. A login from a recorded one does not read the account. */
  async function checkLogIn({
    id,
    data: { userId, sessionId },
    time,
    clientaddress = "",
  }: Extract<DomainEvent, { type: "session.started" }>): Promise<void> {
    const session = await sessions.get(userId, sessionId);
    const device = parseDevice(session?.userAgent ?? undefined);
    // If the session has ended already, the event contains the address.
    const address = session?.address ?? clientaddress;
    const { isNewDevice, isRecorded, recordDevice } = await checkDevice(userId, device, address);
    const user = isRecorded ? undefined : await users.get(userId);
    // The user was erased meanwhile, or lost the address to its owner.
    if (!user?.email) return;
    const content = { kind: "new_device", device, address, at: time } as const;
    if (isNewDevice) await sendToOwners(id, user, content, Date.parse(time));
    return recordDevice();
  }

  /**
   * Sends a mail once for each id, kind and recipient. After a crash between the provider's response and the record
   * of it, the mail is sent again: at least once.
   */
  async function send(
    id: string,
    to: string,
    content: MailContent,
    userLocale = locale,
    /** Distinguishes the mails to former addresses. */
    changeId?: string,
  ): Promise<void> {
    const { kind } = content;
    const mailId = changeId ? `${id}#${kind}#${changeId}` : `${id}#${kind}`;
    const claim = await mails.claim(mailId, clock());
    if (claim === "settled") return;
    if (claim === "busy")
      throw new ProblemError("unavailable", { detail: "Another consumer is sending the mail" });
    // Providers expect A-labels, which an account of an earlier release may not have.
    const address = normalizeEmail(to);
    const mail = {
      ...composeMail(address, content, { locale: userLocale, brand }),
      key: claim.key,
    };
    const outcome = await mailer.send(mail).then(
      ({ id: providerId }) => ({ status: "sent" as const, providerId }),
      async (error: unknown) => {
        if (error instanceof MailRejectedError) {
          return { status: "refused" as const, reason: error.reason };
        }
        // A provider that did not respond may have accepted the mail: the same key prevents a duplicate.
        const sameKey = error instanceof MailDeferredError && !error.answered;
        await mails.release(mailId, { sameKey }).catch(() => {});
        throw error;
      },
    );
    await mails.settle(mailId, outcome, clock());
    const failed = outcome.status === "refused";
    log[failed ? "error" : "info"](
      { event: `mail.${outcome.status}`, mailId, kind, ...outcome },
      failed ? "the provider rejected the mail" : "mail sent",
    );
  }
}

export type MailSender = ReturnType<typeof createMailSender>;
