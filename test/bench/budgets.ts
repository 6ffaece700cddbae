/** The most that a flow may cost: sequential calls, read and write units. */
export type Budget = { inARow: number; reads: number; writes: number };

/**
 * The budget of each flow, with rate limits. Identity (docs/reference/costs.md): a login by password takes
 * three calls in a row, by passkey two, a refresh one, step-up two, a session check one more.
 */
export const budgets = {
  // Two less without a username.
  "sign-up, email and username": { inARow: 2, reads: 0, writes: 9 },
  // One read is the limit of sessions, beside the write of the session.
  "login by password": { inARow: 3, reads: 3, writes: 2 },
  // The rate limit; the guess, counted and given back.
  "login by password, second factor pending": { inARow: 3, reads: 2, writes: 3 },
  // The rate limit; the guess and its removal; a transaction of the session, the challenge and the factor.
  "login by TOTP, after the password": { inARow: 3, reads: 3, writes: 9 },
  // The rate limit; a transaction of the session, the challenge and the passkey.
  "login by passkey": { inARow: 2, reads: 3, writes: 7 },
  refresh: { inARow: 1, reads: 0, writes: 1 },
  // The rate limit; the guess, counted and given back; the session.
  "step-up": { inARow: 2, reads: 2, writes: 4 },
  logout: { inARow: 1, reads: 0, writes: 1 },
  // The session check reads the session and the account at once, before the account that is asked for.
  "getUser, with session check": { inARow: 2, reads: 3, writes: 0 },
  createTask: { inARow: 1, reads: 0, writes: 1 },
  // A transaction costs twice the units of its two items.
  "createTask, idempotent": { inARow: 1, reads: 0, writes: 4 },
  getMe: { inARow: 1, reads: 1, writes: 0 },
  getTask: { inARow: 1, reads: 1, writes: 0 },
  listTasks: { inARow: 1, reads: 1, writes: 0 },
  updateTask: { inARow: 1, reads: 0, writes: 1 },
  deleteTask: { inARow: 1, reads: 0, writes: 1 },
} as const satisfies Record<string, Budget>;
export type Flow = keyof typeof budgets;

/** The flows that exceed their budget, and why. docs/reference/costs.md lists them. */
export const knownDeviations: Partial<Record<Flow, Budget & { because: string }>> = {
  "sign-up, email and username": {
    inARow: 2,
    reads: 0,
    writes: 10,
    because:
      "the rate limit, the index of the users, and a transaction of the account, its two identifiers and its session; 8 without a username",
  },
  "login by password": {
    inARow: 3,
    reads: 3,
    writes: 4,
    because:
      "R7 counts a guess before it is judged, and gives it back when the password was correct",
  },
  createTask: {
    inARow: 3,
    reads: 1,
    writes: 2,
    because:
      "the first task of a user counts the open ones, for the limit of 10,000. A later one takes two calls and two write units",
  },
  "createTask, idempotent": {
    inARow: 2,
    reads: 0,
    writes: 5,
    because:
      "the task is taken from the number that the user may still create, before it is stored",
  },
  refresh: {
    inARow: 1,
    reads: 1,
    writes: 1,
    because:
      "R1 and R2 read the account, at the same time, so that a recovery or a demand takes effect at once",
  },
};

/** What each flow needs at present: its budget, or its known deviation. */
export const measuredFlows: Record<Flow, Budget> = { ...budgets, ...knownDeviations };
