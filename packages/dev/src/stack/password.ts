import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The password of the development accounts over a folder: random, made the first time, kept in a file
 * that only its owner may read. So there is a handy one that is nobody's default and on no screen.
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
