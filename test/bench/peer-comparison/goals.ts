import type { Sample } from "./load-program.ts";
import type { ProgramName } from "./programs.ts";
import { oneCall } from "./scenarios.ts";

/** Returns the median of the microseconds of CPU time of a request. */
export type CpuOf = (scenario: string, program: ProgramName) => number;

/** A ratio of Latch to a peer that the project wants to reach, and the reason while it does not. */
export type Goal = {
  scenario: string;
  peer: ProgramName;
  key: keyof Sample;
  bound: "least" | "most";
  value: number;
  /** Returns only what follows from the measured numbers, and what they do not explain. */
  because: (cpuOf: CpuOf) => string;
};

/** Calls of a login to the database. */
const loginCalls = 6;
/** Microseconds of a hash by bcryptjs at cost 4, about a 64th of that at cost 10. */
const hashMicros = 1000;

const shown = (micros: number): string => Math.round(micros).toLocaleString("en");

export const goals: Goal[] = [
  {
    scenario: "verifyToken",
    peer: "Hono",
    key: "perSecond",
    bound: "least",
    value: 0.6,
    because: () =>
      "a line in the log, security headers and a request id for each response, which the bare route does not have",
  },
  {
    scenario: "verifyToken",
    peer: "Hono",
    key: "cpu",
    bound: "most",
    value: 2,
    because: () =>
      "a line in the log, security headers and a request id for each response, which the bare route does not have",
  },
  {
    scenario: "getMe",
    peer: "Express",
    key: "cpu",
    bound: "most",
    value: 0.5,
    because: () => "the conversion and the signature of the call to the database, which both make",
  },
  {
    scenario: "getMe",
    peer: "Better Auth, SQLite",
    key: "cpu",
    bound: "most",
    value: 0.4,
    because: () =>
      "a call to a database in another process, signed, while SQLite is a function call",
  },
  {
    scenario: "login",
    peer: "Better Auth, SQLite",
    key: "cpu",
    bound: "most",
    value: 0.8,
    because: (cpuOf) => {
      const [login, call] = [cpuOf("login", "Latch"), cpuOf(oneCall, "Latch")];
      const open = login - loginCalls * call - hashMicros;
      return `six calls to a database in another process, where SQLite is a function call: the identifier, the account, the count of the guess (R7) and its return, the session and the newest sessions of the account. Express makes one. \`getMe\` with 8 connections is a request with one call, and takes ${shown(call)} µs, so six take about ${shown(loginCalls * call)} of the ${shown(login)} µs, and the hash about ${shown(hashMicros)}. ${open > 0 ? `The other ${shown(open)} µs are not explained: the profile has no line for system calls or for waking the thread that hashes` : "That is all of it"}`;
    },
  },
  {
    scenario: "sign-up",
    peer: "Better Auth, SQLite",
    key: "cpu",
    bound: "most",
    value: 1,
    because: () => "a transaction in another process, and an ES256 signature",
  },
  {
    scenario: "refresh",
    peer: "Hono, one UpdateItem",
    key: "cpu",
    bound: "most",
    value: 1,
    because: (cpuOf) => {
      const [peer, call] = [cpuOf("refresh", "Hono, one UpdateItem"), cpuOf(oneCall, "Latch")];
      const more = cpuOf("refresh", "Latch") - peer;
      return `two calls to the database where the peer makes one, since a refresh reads the account beside the write (R1, R2). DynamoDB has no call that writes one item by a condition and returns another. \`getMe\` with 8 connections, a request with one call, takes ${shown(call)} µs, so the second call explains at most that much of the ${shown(more)} µs that Latch takes more. What the rest is was not measured; one difference is the ES256 signature, where the peer has an HMAC`;
    },
  },
];
