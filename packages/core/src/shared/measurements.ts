import type { ProblemCode } from "@latch/contract";

/** One call to the database. */
export type DatabaseCall = {
  operation: string;
  /** As the code names it; none for a transaction, whose units say which tables it went to. */
  table?: string;
  /** Milliseconds, retries included. */
  ms: number;
  /**
   * `refused`: a condition did not hold; `collided`: with a transaction of somebody else, and it is
   * tried again. Neither is a fault.
   */
  outcome: "ok" | "refused" | "collided" | "throttled" | "failed";
  /** Read or write units by table; empty unless they were asked for. */
  units: Record<string, number>;
};

/** What one request has led to; milliseconds are added up, also of what went on at once. */
export type Tally = { databaseCalls: number; databaseMs: number; hashingMs: number };

/**
 * One thing that was measured. Whatever is told apart here is from a short list: what people send or
 * are called is in none of it.
 */
export type Measurement =
  | {
      kind: "request";
      /** `unmatched` for what no operation answers. */
      operationId: string;
      status: number;
      ms: number;
    }
  /** `succeeded`, or the code of the problem that it ended in. */
  | { kind: "log_in"; outcome: "succeeded" | ProblemCode }
  /** Failed log-ins have begun to lock out one address, or every stranger to the account. */
  | { kind: "lockout"; scope: "address" | "strangers" }
  /** A used-up refresh token came again. */
  | { kind: "replay" }
  /** A password was hashed or checked; waiting for a free thread included. */
  | { kind: "hashing"; ms: number }
  | ({ kind: "database" } & DatabaseCall)
  /** A message of a queue was worked on. */
  | { kind: "message"; queue: string; outcome: "done" | "failed"; ms: number };

/** Takes what was measured. Never throws, and nobody waits for it. */
export type Measure = (measurement: Measurement) => void;
