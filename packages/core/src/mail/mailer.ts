import { ProblemError } from "../shared/problem-error.ts";

/** A mail to one recipient. */
export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The language (BCP 47); the HTML contains it, too. */
  language: string;
  /** The kind of mail, such as `verify_email`, for logs and the provider's statistics. */
  kind: string;
  /** An idempotency key (a UUID), for providers that support one. */
  key?: string;
};

/** Sends mail through a provider. */
export interface Mailer {
  /**
   * Sends a mail.
   * @returns the provider's id of the mail
   * @throws MailRejectedError if a retry would fail too; MailDeferredError if the mail can be retried
   */
  send(mail: Mail): Promise<{ id?: string }>;
}

type Delay = {
  /** Whether the provider responded. If not, it may have accepted the mail. */
  answered: boolean;
  /** The delay that the provider requests. */
  retryAfterSeconds?: number;
  cause: Error;
};

/** An error of a mail that the provider does not accept now, and that can be retried. */
export class MailDeferredError extends ProblemError {
  readonly answered: boolean;

  constructor({ answered, ...extra }: Delay) {
    super("unavailable", extra);
    this.answered = answered;
  }
}

/** An error of a mail that the provider permanently rejects. */
export class MailRejectedError extends Error {
  override name = "MailRejectedError";
  /** The provider's reason, such as `400 invalid_parameter`. Never contains an address. */
  readonly reason: string;

  constructor(reason: string) {
    super(`The mail provider rejected the mail: ${reason}`);
    this.reason = reason;
  }
}
