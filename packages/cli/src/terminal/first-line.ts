import { createInterface } from "node:readline";
import { usageError } from "../exit-codes.ts";

/**
 * Reads a password from the first line of standard input, and no further: a pipe may stay open.
 * Removes the byte order mark (BOM) that PowerShell writes.
 * @throws CommandError when the line is empty or missing, is not UTF-8 or contains a NUL, which the API rejects
 */
export async function readPasswordLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  try {
    for await (const text of lines) {
      const line = text.replace(/^\uFEFF/, "");
      // What the decoder writes for bytes that are not UTF-8.
      if (/[\0\uFFFD]/.test(line)) throw usageError("The password must be UTF-8 without NUL.");
      if (line) return line;
      break;
    }
  } finally {
    lines.close();
    process.stdin.destroy();
  }
  throw usageError("The first line of standard input must be the password.");
}
