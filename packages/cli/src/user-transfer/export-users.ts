import { createWriteStream, renameSync, rmSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { UserStore } from "@latch/core";
import { writeUserLine } from "./user-line.ts";

type Options = {
  withHash: boolean;
  /** Receives the number of users that were written so far. */
  onUser?: (count: number) => void;
};

/**
 * Writes all users to a new file that only its owner may read. The file appears when it is complete.
 * @returns the number of users
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

/**
 * Writes all users to a stream, which stays open, until its reader closes it.
 * @returns the number of users; undefined when the reader, such as `head`, has closed the stream before the last one
 */
export const printUsers = (
  users: UserStore,
  out: NodeJS.WritableStream,
  options: Options,
): Promise<number | undefined> =>
  write(users, out, options, { end: false }).catch((error) => {
    if (error.code === "EPIPE") return undefined;
    throw error;
  });

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
      options.onUser?.(count);
      yield `${writeUserLine(user, options)}\n`;
    }
  }
  await pipeline(lines, out, { end });
  return count;
}
