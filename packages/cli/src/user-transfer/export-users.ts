import { createWriteStream, renameSync, rmSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { UserStore } from "@latch/core";
import { writeUserLine } from "./user-line.ts";

type Options = { withHash: boolean };

/**
 * Everyone, a line each, into a new file that only its owner may read; under its name there is never
 * half of it.
 * @returns how many
 */
export async function exportUsers(
  users: UserStore,
  file: string,
  options: Options,
): Promise<number> {
  const draft = `${file}.${process.pid}`;
  const out = createWriteStream(draft, { mode: 0o600, flags: "wx", flush: true });
  try {
    const count = await write(users, out, options);
    renameSync(draft, file);
    return count;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The same on a stream that stays open, for as long as someone reads it. */
export const printUsers = (
  users: UserStore,
  out: NodeJS.WritableStream,
  options: Options,
): Promise<number> => write(users, out, options, { end: false });

async function write(
  users: UserStore,
  out: NodeJS.WritableStream,
  options: Options,
  { end } = { end: true },
): Promise<number> {
  let count = 0;
  async function* lines() {
    for await (const user of users.all()) {
      count += 1;
      yield `${writeUserLine(user, options)}\n`;
    }
  }
  await pipeline(lines, out, { end }).catch((error) => {
    // Whoever reads has seen enough.
    if (error.code !== "EPIPE") throw error;
  });
  return count;
}
