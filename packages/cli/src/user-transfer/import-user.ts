import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { normalizeEmail, problems, type Role } from "@latch/contract";
import {
  type Caller,
  createIds,
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

/** What became of a line. */
export type LineOutcome =
  | { outcome: "created" }
  /** An earlier run has imported this very line. */
  | { outcome: "present" }
  | { outcome: "refused"; reasons: string[] };

type Options = {
  users: UserStore;
  caller: Caller;
  /** Of this import, and secret: from it and a line comes the id of the person. */
  key: string;
  /** When those were created of whom the file does not say. */
  startedAtMs: number;
  roles: Role[];
};

const refused = (...reasons: string[]): LineOutcome => ({ outcome: "refused", reasons });

/**
 * Imports users, a few lines at a time. A line has the same id in every run of one import, so that one which
 * is there already is recognised, whatever the run that wrote it lived to note down. The id says
 * nothing of the line to someone who does not know the key.
 */
export function createUserImport({ users, caller, key, startedAtMs, roles }: Options) {
  function storedUser(text: string, { id, createdAt, ...given }: GivenUser): StoredUser {
    const atMs = createdAt ? Date.parse(createdAt) : startedAtMs;
    const digest = createHmac("sha256", key).update(text.trim()).digest();
    const ids = createIds(
      () => atMs,
      (length) => new Uint8Array(digest.subarray(0, length)),
    );
    return newUser({ ...given, userId: id ?? ids("usr") }, atMs);
  }

  /** The person, or what is wrong with the line; undefined for an empty one. */
  function read(text: string): { user: StoredUser } | { reasons: string[] } | undefined {
    if (text.trim() === "") return undefined;
    const line = readUserLine(text, roles);
    return "reasons" in line ? line : { user: storedUser(text, line.user) };
  }

  /** Whether the account with this id is the one that the line is about. */
  async function recognise(user: StoredUser): Promise<LineOutcome | undefined> {
    const found = await users.get(user.userId);
    if (!found) return undefined;
    // An id that the file gives might be anyone's.
    return normalizeEmail(found.email) === user.email
      ? { outcome: "present" }
      : refused("id: Is the id of another account");
  }

  async function importUser(user: StoredUser): Promise<LineOutcome> {
    const outcome = await users.create(user, caller);
    if (outcome === "created") return { outcome };
    return (await recognise(user)) ?? refused(taken[outcome]);
  }

  /** Together, and if that is refused one after another, so that of two alike the first one wins. */
  async function importPeople(people: StoredUser[]): Promise<Map<StoredUser, LineOutcome>> {
    const outcomes = new Map<StoredUser, LineOutcome>();
    const together = people.length > 1 && (await users.createAll(people, caller));
    for (const user of people) {
      outcomes.set(user, together ? { outcome: "created" } : await importUser(user));
    }
    return outcomes;
  }

  /** Who is being imported right now: someone later in the file who is called the same has to wait. */
  const underWay = new Map<Identifier, Promise<unknown>>();

  async function inTurn<T>(people: StoredUser[], work: () => Promise<T>): Promise<T> {
    const names = people.flatMap(identifiersOf).map(({ identifier }) => identifier);
    const before = names.flatMap((name) => underWay.get(name) ?? []);
    const turn = Promise.allSettled(before).then(work);
    for (const name of names) underWay.set(name, turn);
    try {
      return await turn;
    } finally {
      for (const name of names) if (underWay.get(name) === turn) underWay.delete(name);
    }
  }

  return {
    /** What becomes of each line; undefined for an empty one. */
    async importLines(texts: string[]): Promise<(LineOutcome | undefined)[]> {
      const lines = texts.map(read);
      const people = lines.flatMap((line) => (line && "user" in line ? line.user : []));
      const outcomes = await inTurn(people, () => patiently(() => importPeople(people)));
      return lines.map((line) =>
        line && "user" in line ? outcomes.get(line.user) : line && refused(...line.reasons),
      );
    },

    /** A function that says what `importLines` would, and only reads. It remembers who came before. */
    rehearsal() {
      const before = new Set<Identifier>();

      async function rehearse(user: StoredUser): Promise<LineOutcome> {
        const wanted = identifiersOf(user);
        const early = wanted.filter(({ identifier }) => before.has(identifier));
        for (const { identifier } of wanted) before.add(identifier);
        return patiently(async () => {
          const found = await recognise(user);
          if (found) return found;
          const sources = await Promise.all(wanted.map(({ text }) => findAccountId(users, text)));
          const late = wanted.filter((_, index) => sources[index] !== undefined);
          const reasons = new Set([...early, ...late].map(({ reason }) => reason));
          return reasons.size > 0 ? refused(...reasons) : { outcome: "created" };
        });
      }

      return (texts: string[]): Promise<(LineOutcome | undefined)[]> =>
        Promise.all(
          texts.map(async (text) => {
            const line = read(text);
            if (!line) return undefined;
            return "user" in line ? rehearse(line.user) : refused(...line.reasons);
          }),
        );
    },
  };
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

/** Goes on trying for some ten seconds while the database throttles: an import is what makes it. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
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
