import type { ProblemCode } from "@latch/contract";

/** One call to the database. */
export type DatabaseCall = {
  operation: string;
  /** The name of the table in code; absent for a transaction, whose `units` name the tables. */
  table?: string;
  /** Milliseconds, retries included. */
  ms: number;
  /**
   * `refused`: a condition of the write did not hold. `collided`: the write conflicted with another
   * transaction and is retried. Neither is a fault.
   */
  outcome: "ok" | "refused" | "collided" | "throttled" | "failed";
  /** Read or write units by table; empty unless the call requested them. */
  units: Record<string, number>;
};

/** Totals of one request. Milliseconds are sums, also of calls that ran at the same time. */
export type Tally = { databaseCalls: number; databaseMs: number; hashingMs: number };

/**
 * One measurement. Its dimensions have few values: no input of a client and no personal data is
 * among them.
 */
export type Measurement =
  | {
      kind: "request";
      /** `unmatched` for a request that no operation answers. */
      operationId: string;
      status: number;
      ms: number;
    }
  /**
   * A login: `succeeded`, `pending` if it requires another proof, or the code of the problem that the API
   * returned.
   */
  | { kind: "log_in"; outcome: "succeeded" | "pending" | ProblemCode }
  /** Failed logins locked out one address, or all addresses without a session of the account. */
  | { kind: "lockout"; scope: "address" | "strangers" }
  /** A client sent a refresh token that was rotated before. */
  | { kind: "replay" }
  /** A password was hashed or verified. The time includes the wait for a free thread. */
  | { kind: "hashing"; ms: number }
  /** A password was refused, because too many wait for a free thread. */
  | { kind: "shed_hash" }
  /**
   * A server refused a request, because its event loop lags or because too many requests are in progress.
   */
  | { kind: "shed_request"; reason: "event_loop" | "concurrency" }
  | ({ kind: "database" } & DatabaseCall)
  /** A consumer processed a message of a queue. */
  | { kind: "message"; queue: string; outcome: "done" | "failed"; ms: number };

/** Records a measurement. Never throws, and callers do not wait for it. */
export type Measure = (measurement: Measurement) => void;
