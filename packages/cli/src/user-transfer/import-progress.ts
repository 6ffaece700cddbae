import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import type { Role } from "@latch/contract";
import { StartupError } from "@latch/server/lifecycle";
import * as z from "zod";

const Count = z.int().min(0);

const Progress = z.object({
  /** The request id of every change that the import makes. */
  importId: z.string(),
  key: z.string(),
  /** The identity of the table that it writes to. */
  target: z.string(),
  startedAt: z.iso.datetime(),
  /** The size and the time of the file when the lines were counted. */
  size: Count,
  modifiedAt: z.number(),
  /** Lines that are complete, from the first line without a gap. */
  lines: Count,
  /** Bytes of the file in these lines. */
  bytes: Count,
  created: Count,
  present: Count,
  refused: Count,
  /** Bytes of the report about these lines. */
  reported: Count,
  /** The roles that were allowed. Missing in the progress of an earlier release. */
  roles: z.array(z.string()).optional(),
});
export type Progress = z.infer<typeof Progress>;

/** The counts of a run that begins with the first line. */
export const zeroCounts = { lines: 0, bytes: 0, created: 0, present: 0, refused: 0, reported: 0 };

/**
 * Reads the progress of an import from its progress file. Without one, a new import begins. When the file of users
 * or the allowed roles have changed, the import begins with its first line again and recognizes the users that it has
 * imported.
 * @throws StartupError for the progress of an import into another database, or a file that is not a progress file
 */
export function readProgress(
  progressFile: string,
  {
    file,
    target,
    importId,
    roles: allowed,
  }: { file: string; target: string; importId: string; roles: Role[] },
): Progress {
  const { size, mtimeMs: modifiedAt } = statSync(file);
  const roles = [...allowed].sort();
  if (!existsSync(progressFile)) {
    const key = randomBytes(32).toString("hex");
    const startedAt = new Date().toISOString();
    return { importId, key, target, startedAt, size, modifiedAt, roles, ...zeroCounts };
  }
  const stored = parse(progressFile);
  if (stored.target !== target) {
    throw new StartupError(
      `${progressFile} is the progress of an import into another database. Remove it, or pass another file with --progress.`,
    );
  }
  const sameRoles = stored.roles?.join() === roles.join();
  const unchanged = stored.size === size && stored.modifiedAt === modifiedAt && sameRoles;
  return unchanged ? stored : { ...stored, size, modifiedAt, roles, ...zeroCounts };
}

/** Writes the progress file atomically, and flushes it to the disk. */
export function writeProgress(progressFile: string, progress: Progress): void {
  const draft = `${progressFile}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(progress, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, progressFile);
}

function parse(progressFile: string): Progress {
  try {
    return Progress.parse(JSON.parse(readFileSync(progressFile, "utf8")));
  } catch {
    throw new StartupError(
      `${progressFile} is not the progress of an import. Remove it, or pass another file with --progress.`,
    );
  }
}
