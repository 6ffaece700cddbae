import { type PasswordHasher, utf8Length } from "@latch/core";
import bcrypt from "bcryptjs";

/** bcrypt reads no further; a longer password would match by its beginning. */
const longestPassword = 72;
const format = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;

/**
 * bcrypt by bcryptjs (runs everywhere). It occupies the thread for about 60 ms at cost 10: a server
 * runs it in a pool of workers.
 * @param cost log2 of the rounds; a stored hash of another cost counts as outdated
 */
export function createBcryptHasher(cost: number): PasswordHasher {
  let decoy: Promise<string> | undefined;
  const hash = (password: string): Promise<string> => bcrypt.hash(password, cost);

  return {
    hash,
    async verify(password, stored) {
      const readable =
        stored !== undefined && format.test(stored) && utf8Length(password) <= longestPassword;
      decoy ??= hash("nobody's password");
      const matches = await bcrypt.compare(password, readable ? stored : await decoy);
      return {
        matches: matches && readable,
        outdated: readable && Number(format.exec(stored)?.[1]) !== cost,
      };
    },
  };
}
