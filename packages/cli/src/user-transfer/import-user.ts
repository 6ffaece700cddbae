import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { normalizeEmail, problems, type Role } from "@latch/contract";
import {
  type Caller,
  createIdFactory,
  emailIdentifier,
  findAccountId,
  type Identifier,
  newUser,
  ProblemError,
  type StoredUser,
  type UserStore,
  usernameIdentifier,
} from "@latch/core";
import { type GivenUser, readUserLine } from "./user-line.ts";

/** The outcome of a line. */
export type LineOutcome =
  | { outcome: "created" }
  /** An earlier run has imported this line. */
  | { outcome: "present" }
  | { outcome: "refused"; reasons: string[] };

type Options = {
  users: UserStore;
  caller: Caller;
  /** The secret of this import. The id of a user is derived from it and the line. */
  key: string;
  /** The creation time of users for whom the file has none. */
  startedAtMs: number;
  roles: Role[];
};

const refused = (...reasons: string[]): LineOutcome => ({ outcome: "refused", reasons });

/**
 * Imports users, a batch of lines at a time. A line has the same id in every run of an import, so that a run
 * recognizes the users of an earlier run even if that run was killed before it stored its progress. The id is derived
 * from the line and the secret of the import, so the id alone reveals nothing about the line.
 */
export function createUserImport({ users, caller, key, startedAtMs, roles }: Options) {
  function storedUser(text: string, { id, createdAt, ...given }: GivenUser): StoredUser {
    const atMs = createdAt ? Date.parse(createdAt) : startedAtMs;
    const digest = createHmac("sha256", key).update(text.trim()).digest();
    const newId = createIdFactory(
      () => atMs,
      (length) => new Uint8Array(digest.subarray(0, length)),
    );
    return newUser({ ...given, userId: id ?? newId("usr") }, atMs);
  }

  /** Reads a line. @returns the user or the reasons to reject the line; undefined for an empty line */
  function read(bytes: Uint8Array): { user: StoredUser } | { reasons: string[] } | undefined {
    const text = decodeUtf8(bytes);
    if (text === undefined) return { reasons: ["Is not UTF-8"] };
    if (text.trim() === "") return undefined;
    const line = readUserLine(text, roles);
    return "reasons" in line ? line : { user: storedUser(text, line.user) };
  }

  /** Finds the account of an earlier run by its id. */
  async function recognise(user: StoredUser): Promise<LineOutcome | undefined> {
    const found = await users.get(user.userId);
    if (!found) return undefined;
    // An id in the file may belong to another user.
    return normalizeEmail(found.email) === user.email
      ? { outcome: "present" }
      : refused("id: Belongs to another account");
  }

  async function importUser(user: StoredUser): Promise<LineOutcome> {
    const outcome = await users.create(user, caller);
    if (outcome === "created") return { outcome };
    return (await recognise(user)) ?? refused(taken[outcome]);
  }

  /** Writes a batch in one transaction. If the transaction fails, it writes one user after the other: the first of two wins. */
  async function importBatch(people: StoredUser[]): Promise<Map<StoredUser, LineOutcome>> {
    const outcomes = new Map<StoredUser, LineOutcome>();
    const together = people.length > 1 && (await users.createAll(people, caller));
    for (const user of people) {
      outcomes.set(user, together ? { outcome: "created" } : await importUser(user));
    }
    return outcomes;
  }

  /** Batches in flight by their identifiers: a later line with the same email or username waits. */
  const inFlight = new Map<Identifier, Promise<unknown>>();

  async function inTurn<T>(people: StoredUser[], work: () => Promise<T>): Promise<T> {
    const names = people.flatMap(identifiersOf).map(({ identifier }) => identifier);
    const before = names.flatMap((name) => inFlight.get(name) ?? []);
    const turn = Promise.allSettled(before).then(work);
    for (const name of names) inFlight.set(name, turn);
    try {
      return await turn;
    } finally {
      for (const name of names) if (inFlight.get(name) === turn) inFlight.delete(name);
    }
  }

  return {
    /** Imports lines. @returns the outcome of each; undefined for an empty line */
    async importLines(given: Uint8Array[]): Promise<(LineOutcome | undefined)[]> {
      const lines = given.map(read);
      const people = lines.flatMap((line) => (line && "user" in line ? line.user : []));
      const outcomes = await inTurn(people, () => retryWhileThrottled(() => importBatch(people)));
      return lines.map((line) =>
        line && "user" in line ? outcomes.get(line.user) : line && refused(...line.reasons),
      );
    },

    /** Creates a function that returns what `importLines` would, and only reads. */
    createDryRun() {
      const before = new Set<Identifier>();

      async function rehearse(user: StoredUser): Promise<LineOutcome> {
        const wanted = identifiersOf(user);
        const earlier = wanted.filter(({ identifier }) => before.has(identifier));
        for (const { identifier } of wanted) before.add(identifier);
        return retryWhileThrottled(async () => {
          const found = await recognise(user);
          if (found) return found;
          const ownerIds = await Promise.all(wanted.map(({ text }) => findAccountId(users, text)));
          const existing = wanted.filter((_, index) => ownerIds[index] !== undefined);
          const reasons = new Set([...earlier, ...existing].map(({ reason }) => reason));
          return reasons.size > 0 ? refused(...reasons) : { outcome: "created" };
        });
      }

      return (lines: Uint8Array[]): Promise<(LineOutcome | undefined)[]> =>
        Promise.all(
          lines.map(async (bytes) => {
            const line = read(bytes);
            if (!line) return undefined;
            return "user" in line ? rehearse(line.user) : refused(...line.reasons);
          }),
        );
    },
  };
}

/** Decodes a line. @returns undefined for bytes that are not UTF-8 */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const taken = {
  email_taken: `email: ${problems.email_taken.title}`,
  username_taken: `username: ${problems.username_taken.title}`,
};

const identifiersOf = ({ email, username }: StoredUser) => [
  { text: email, identifier: emailIdentifier(email), reason: taken.email_taken },
  ...(username
    ? [{ text: username, identifier: usernameIdentifier(username), reason: taken.username_taken }]
    : []),
];

/** Retries for some ten seconds while the database throttles, which an import can cause. */
async function retryWhileThrottled<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const passing = error instanceof ProblemError && error.code === "unavailable";
      if (!passing || tries === 6) throw error;
      await sleep(2 ** tries * (100 + Math.random() * 100));
    }
  }
}
