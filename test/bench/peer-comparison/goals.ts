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
      "six calls to a database in another process, where SQLite is a function call: the identifier, the account, the count of the guess (R7) and its return, the session and the newest sessions of the account. Express makes one. About 20 % of the main thread are the system calls that send them, about 10 % wake the thread that hashes, and the rest is spread over the conversion and the signature of these calls",
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
      "two calls to the database where the peer makes one, since a refresh reads the account beside the write (R1, R2). DynamoDB has no call that writes one item by a condition and returns another. About 20 % of the main thread are the system calls that send them and the response, and about 7 % the ES256 signature, where the peer has an HMAC",
  },
];
