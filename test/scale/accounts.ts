import { createHash } from "node:crypto";
import type { Database } from "@latch/adapters/dynamodb";
import { openUsers } from "@latch/composition/users";
import { createIdFactory, newUser, type UserWithEmail } from "@latch/core";
import { password } from "../bench/latch.ts";

/** The accounts of a transaction, as the import of users writes them: two items each, of at most 100. */
const batchSize = 50;
/** Transactions at the same time. */
const concurrency = 4;

/** The accounts began at random moments of three years. */
const firstMs = Date.UTC(2023, 10, 30);
const spanMs = 3 * 365 * 24 * 3600 * 1000;

const caller = { actor: "scale", address: "127.0.0.1", requestId: "scale" };

/** Returns the account with this number. It is the same in each run. */
function accountOf(number: number, passwordHash: string): UserWithEmail {
  const digest = createHash("sha256").update(String(number)).digest();
  const atMs = firstMs + Math.floor((digest.readUInt32BE(28) / 2 ** 32) * spanMs);
  const newId = createIdFactory(
    () => atMs,
    (length) => new Uint8Array(digest.subarray(0, length)),
  );
  const values = {
    userId: newId("usr"),
    email: emailOf(number),
    emailVerified: true,
    name: `Person ${number}`,
    locale: "en" as const,
    role: "user" as const,
    status: "active" as const,
    passwordHash,
  };
  return newUser(values, atMs);
}

const emailOf = (number: number): string => `person-${number}@example.com`;

/** Returns the credentials of a random account. */
export const randomCredentials = (accounts: number) => ({
  identifier: emailOf(Math.floor(Math.random() * accounts)),
  password,
});

/** Creates the accounts from one number to another one. */
export async function loadAccounts(
  database: Database,
  { from, to, passwordHash }: { from: number; to: number; passwordHash: string },
): Promise<void> {
  const { users } = openUsers(database, Date.now);
  let next = from;
  async function load(): Promise<void> {
    while (next < to) {
      const first = next;
      next = Math.min(to, first + batchSize);
      const batch = Array.from({ length: next - first }, (_, index) =>
        accountOf(first + index, passwordHash),
      );
      if (!(await users.createAll(batch, caller))) throw new Error(`Account ${first} exists`);
    }
  }
  await Promise.all(Array.from({ length: concurrency }, load));
}
