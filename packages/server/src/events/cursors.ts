import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

/** How far each shard of a change stream was read, by its name. */
export type Cursors = {
  get(shard: string): string | undefined;
  set(shard: string, sequenceNumber: string): Promise<void> | void;
};

/** Kept in a file, which is whole at any moment. */
export function openCursors(file: string): Cursors {
  const cursors: Record<string, string> = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : {};
  return {
    get: (shard) => cursors[shard],
    set(shard, sequenceNumber) {
      cursors[shard] = sequenceNumber;
      writeFileSync(`${file}.draft`, JSON.stringify(cursors));
      renameSync(`${file}.draft`, file);
    },
  };
}
