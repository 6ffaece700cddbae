import {
  type Dependencies,
  type InvalidPart,
  type PendingLogIn,
  type ProblemCode,
  problems,
} from "@latch/contract";

type Extra = {
  /** An explanation of this occurrence. The response contains it. */
  detail?: string;
  errors?: InvalidPart[];
  /** The delay after which the client may retry. */
  retryAfterSeconds?: number;
  /** The time from which the operation is possible; ISO 8601. */
  availableAt?: string;
  /** The challenge that completes the authentication. */
  pending?: PendingLogIn;
  /** The dependencies of the API. */
  dependencies?: Dependencies;
  /** The maximum age of the authentication that is required, for `WWW-Authenticate`. */
  maxAgeSeconds?: number;
  /** The level of the authentication that is required, for `WWW-Authenticate`. */
  requiredLevel?: "aal2";
  /** The underlying error. Only the log contains it, never the response. */
  cause?: unknown;
};

/** A problem of the contract, thrown by use cases and stores. The API maps its code to an HTTP status. */
export class ProblemError extends Error {
  override name = "ProblemError";
  readonly code: ProblemCode;
  readonly extra: Omit<Extra, "cause">;

  constructor(code: ProblemCode, { cause, ...extra }: Extra = {}) {
    super(extra.detail ?? problems[code].title, cause === undefined ? {} : { cause });
    this.code = code;
    this.extra = extra;
  }
}

/**
 * Returns an `invalid_request` error about one field of the body, for input that the schema cannot
 * reject.
 */
export const invalidField = (field: string, detail: string): ProblemError =>
  new ProblemError("invalid_request", {
    errors: [{ in: "body", pointer: `#/${field}`, detail }],
  });
