import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { StartupError } from "@latch/server/lifecycle";
import * as z from "zod";

const Count = z.int().min(0);

const Progress = z.object({
  /** Stands as the request id on everyone the import made. */
  importId: z.string(),
  key: z.string(),
  /** Which table it goes into. */
  target: z.string(),
  startedAt: z.iso.datetime(),
  /** What the file was when the lines were counted. */
  size: Count,
  modifiedAt: z.number(),
  /** Lines that are done, from the first one without a gap. */
  lines: Count,
  /** Of the file, in those lines. */
  bytes: Count,
  created: Count,
  present: Count,
  refused: Count,
  /** Bytes of the report that belong to those lines. */
  reported: Count,
});
export type Progress = z.infer<typeof Progress>;

/** Of a run that begins with the first line. */
export const none = { lines: 0, bytes: 0, created: 0, present: 0, refused: 0, reported: 0 };

/**
 * How far the import of `file` into `target` is, by the note in `noteFile`; the beginning if there is
 * none. When the file has changed since, it begins again, as the same import: what is there is
 * recognised.
 * @throws StartupError for a note about another target, or one that can't be read
 */
export function readProgress(
  noteFile: string,
  { file, target, importId }: { file: string; target: string; importId: string },
): Progress {
  const { size, mtimeMs: modifiedAt } = statSync(file);
  if (!existsSync(noteFile)) {
    const key = randomBytes(32).toString("hex");
    const startedAt = new Date().toISOString();
    return { importId, key, target, startedAt, size, modifiedAt, ...none };
  }
  const noted = parse(noteFile);
  if (noted.target !== target) {
    throw new StartupError(
      `${noteFile} is about an import into another database: remove it, or name another file by --progress.`,
    );
  }
  const unchanged = noted.size === size && noted.modifiedAt === modifiedAt;
  return unchanged ? noted : { ...noted, size, modifiedAt, ...none };
}

/** Never half of one, and on the disk when it returns. */
export function writeProgress(noteFile: string, progress: Progress): void {
  const draft = `${noteFile}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(progress, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, noteFile);
}

function parse(noteFile: string): Progress {
  try {
    return Progress.parse(JSON.parse(readFileSync(noteFile, "utf8")));
  } catch {
    throw new StartupError(
      `${noteFile} is no note of an import: remove it, or name another file by --progress.`,
    );
  }
}
