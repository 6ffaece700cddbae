import { type InvalidPart, type ProblemCode, problems } from "@latch/contract";

type Extra = {
  /** What is particular to this occurrence; shown to the caller. */
  detail?: string;
  errors?: InvalidPart[];
  /** After which trying again makes sense. */
  retryAfterSeconds?: number;
  /** What really happened; for the log, never for the caller. */
  cause?: unknown;
};

/** A problem of the contract, thrown anywhere below a handler. Knows no HTTP. */
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

/** Bad input that only the domain can recognise, in one field of the body. */
export const invalidField = (field: string, detail: string): ProblemError =>
  new ProblemError("invalid_request", {
    errors: [{ in: "body", pointer: `#/${field}`, detail }],
  });
