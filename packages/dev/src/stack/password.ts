import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Returns the password of the development accounts of a folder. The first call creates a random one in a
 * file that only its owner may read, so that there is no default password and none is printed.
 */
export function developmentPassword(folder: string): { password: string; file: string } {
  const file = join(folder, "seed-password");
  try {
    writeFileSync(file, `${randomBytes(15).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return { password: readFileSync(file, "utf8").trim(), file };
}
