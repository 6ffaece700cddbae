import type { Awaitable } from "../shared/ports.ts";

/**
 * A format of stored password hashes: a hash with its algorithm, its parameters and its lengths, but
 * without its salt and its digest. Its verification takes the same work, and no password matches it.
 */
export type PasswordFormat = {
  hash: string;
  /** The number of accounts with this format. */
  accounts: number;
};

/** The count of password formats, which the maintenance continues page by page. */
export type PasswordFormatCount = {
  /** The result of the last complete count; empty before the first one. */
  formats: PasswordFormat[];
  /** A random secret by which formats are drawn. It never changes, also not by a rotation of the keys. */
  drawKey: string;
  /** What the current count has found so far, and the last account that it has read. */
  partial: PasswordFormat[];
  lastUserId?: string;
  /** Milliseconds since 1970. */
  countedAtMs: number;
};

/** Stores the count of password formats, and reads the hashes to count. */
export interface PasswordFormatStore {
  get(): Promise<PasswordFormatCount | undefined>;
  /** Replaces the count unless it has changed since `before`. */
  save(before: PasswordFormatCount | undefined, after: PasswordFormatCount): Promise<void>;
  /**
   * Reads the hashes of the next accounts, in a fixed order.
   * @returns `lastUserId`: the last account of the page; absent if there are no more
   */
  readHashes(
    afterUserId: string | undefined,
    limit: number,
  ): Promise<{ hashes: string[]; lastUserId?: string }>;
}

/** What a count and a draw of password formats need besides the store. */
export type PasswordFormatTools = {
  /** Returns the format of a stored hash: the hash without its salt and its digest. */
  formatOf(hash: string): string;
  /** Returns a new random secret. */
  newDrawKey(): string;
  /** Returns a number from 0 to below 1 that depends on the secret and the text only. */
  fractionOf(drawKey: string, text: string): Awaitable<number>;
};
