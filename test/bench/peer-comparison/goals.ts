import type { Sample } from "./load-program.ts";
import type { ProgramName } from "./programs.ts";

/** A ratio of Latch to a peer that the project wants to reach, and the reason while it does not. */
export type Goal = {
  scenario: string;
  peer: ProgramName;
  key: keyof Sample;
  bound: "least" | "most";
  value: number;
  because: string;
};

export const goals: Goal[] = [
  {
    scenario: "verifyToken",
    peer: "Hono",
    key: "perSecond",
    bound: "least",
    value: 0.6,
    because:
      "a line in the log, security headers and a request id for each response, which the bare route does not have",
  },
  {
    scenario: "verifyToken",
    peer: "Hono",
    key: "cpu",
    bound: "most",
    value: 2,
    because: "the same",
  },
  {
    scenario: "getMe",
    peer: "Express",
    key: "cpu",
    bound: "most",
    value: 0.5,
    because: "the conversion and the signature of the call to the database, which both make",
  },
  {
    scenario: "getMe",
    peer: "Better Auth, SQLite",
    key: "cpu",
    bound: "most",
    value: 0.4,
    because: "a call to a database in another process, signed, while SQLite is a function call",
  },
  {
    scenario: "login",
    peer: "Better Auth, SQLite",
    key: "cpu",
    bound: "most",
    value: 0.8,
    because:
      "five calls to a database in another process: the counters of guesses, the account, the limit of sessions and the session",
  },
  {
    scenario: "sign-up",
    peer: "Better Auth, SQLite",
    key: "cpu",
    bound: "most",
    value: 1,
    because: "a transaction in another process, and an ES256 signature",
  },
  {
    scenario: "refresh",
    peer: "Hono, one UpdateItem",
    key: "cpu",
    bound: "most",
    value: 1,
    because:
      "a read of the account beside the write (R1, R2), and an ES256 signature where the peer has an HMAC",
  },
];
