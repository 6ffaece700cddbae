import { createInterface } from "node:readline";
import { usageError } from "../exit-codes.ts";

/**
 * Reads a password from the first line of standard input, and no further: a pipe may stay open.
 * @throws CommandError when the line is empty or missing
 */
export async function readPasswordLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  try {
    for await (const line of lines) {
      if (line) return line;
      break;
    }
  } finally {
    lines.close();
    process.stdin.destroy();
  }
  throw usageError("The first line of standard input must be the password.");
}
