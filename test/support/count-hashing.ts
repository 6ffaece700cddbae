import crypto from "node:crypto";
import bcrypt from "bcryptjs";
import { onTestFinished, vi } from "vitest";

/**
 * Counts the work of hashing by kind, such as `bcrypt 4`. The real functions run.
 * @returns a function that returns the kinds of the calls that `work` makes
 */
export function countHashing() {
  const hash = vi.spyOn(bcrypt, "hash");
  const compare = vi.spyOn(bcrypt, "compare");
  const argon2 = vi.spyOn(crypto, "argon2");
  const derivations = [vi.spyOn(crypto, "scrypt"), vi.spyOn(crypto, "pbkdf2")];
  const spies = [hash, compare, argon2, ...derivations];
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
  });
  return async (work: () => Promise<unknown>): Promise<string> => {
    for (const spy of spies) spy.mockClear();
    await work();
    const kinds = [
      ...hash.mock.calls.map(([, settings]) => `bcrypt ${costOf(settings)}`),
      ...compare.mock.calls.map(([, stored]) => `bcrypt ${costOf(stored)}`),
      ...argon2.mock.calls.map(([name, { memory, passes }]) => `${name} ${memory} ${passes}`),
      ...derivations.flatMap((spy) => spy.mock.calls.map(() => spy.getMockName())),
    ];
    return kinds.sort().join(", ");
  };
}

const costOf = (settings: string | number): number =>
  typeof settings === "number" ? settings : Number(settings.split("$")[2]);
