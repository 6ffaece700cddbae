import { ProblemError } from "../shared/problem-error.ts";

/** A mail to one person. */
export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** BCP 47; also in the HTML. */
  language: string;
  /** What it is about in one word, such as `verify_email`: for logs and a provider's statistics. */
  kind: string;
  /** A UUID: a provider that knows such keys does not send the same mail again. */
  key?: string;
};

/** Hands a mail over to whoever delivers it. */
export interface Mailer {
  /**
   * @returns how the provider calls it
   * @throws MailRejectedError when trying again would not help; MailDeferredError when it would
   */
  send(mail: Mail): Promise<{ id?: string }>;
}

type Delay = {
  /** Whether the provider has said so. If not, it may have taken the mail all the same. */
  answered: boolean;
  /** As the provider says. */
  retryAfterSeconds?: number;
  cause: Error;
};

/** The provider does not take this mail now. */
export class MailDeferredError extends ProblemError {
  readonly answered: boolean;

  constructor({ answered, ...extra }: Delay) {
    super("unavailable", extra);
    this.answered = answered;
  }
}

/** The provider does not take this mail, now or later. */
export class MailRejectedError extends Error {
  override name = "MailRejectedError";
  /** The provider's word for it, such as `400 invalid_parameter`. Never an address. */
  readonly reason: string;

  constructor(reason: string) {
    super(`The mail was refused: ${reason}`);
    this.reason = reason;
  }
}
