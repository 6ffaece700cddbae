import { createRandomIdFactory } from "@latch/adapters/crypto/random-ids";
import type { Database } from "@latch/adapters/dynamodb";
import { tableIdentity } from "@latch/adapters/dynamodb/setup";
import { openUsers } from "@latch/composition/users";
import type { Role } from "@latch/contract";
import { importFile } from "./import-file.ts";
import { type Progress, readProgress, writeProgress, zeroCounts } from "./import-progress.ts";
import { createUserImport } from "./import-user.ts";

/** The result of a run. */
export type ImportResult = Progress & {
  /** Whether earlier runs had imported all lines, so that this run changed nothing. */
  isRepeated: boolean;
};

export type UserImport = {
  file: string;
  /** Where the progress is stored. */
  progressFile: string;
  reportFile: string;
  /** Checks every line and writes only the report. */
  dryRun: boolean;
  /** The roles that the file may give besides `user`. */
  roles: Role[];
  /** Whether the operator vouches that each address belongs to the user of its line. */
  trustEmails?: boolean;
  /** Batches in flight at the same time. */
  concurrency: number;
  onLine?: (progress: Progress) => void;
  /** Ends the import after the batches in flight. */
  signal?: AbortSignal;
};

/**
 * Imports a file of users, or continues an earlier run that was interrupted or killed.
 * @throws StartupError for the progress of an import into another database
 * @throws `unavailable` when the database does not respond for ten seconds
 */
export async function importUsers(database: Database, options: UserImport): Promise<ImportResult> {
  const { file, progressFile, reportFile, dryRun, roles, concurrency } = options;
  const { trustEmails = false } = options;
  const { onLine = () => {}, signal = new AbortController().signal } = options;
  const newId = createRandomIdFactory(Date.now);
  const target = await tableIdentity(database, "Users");
  const stored = readProgress(progressFile, { file, target, importId: newId("imp"), roles });
  const { importLines, createDryRun } = createUserImport({
    users: openUsers(database, Date.now).users,
    // Each change names the import that made it.
    caller: { actor: "cli", address: "cli", requestId: stored.importId },
    key: stored.key,
    startedAtMs: Date.parse(stored.startedAt),
    roles,
    trustEmails,
  });
  const done = await importFile({
    file,
    reportFile,
    width: concurrency,
    onLine,
    signal,
    ...(dryRun
      ? {
          progress: { ...stored, ...zeroCounts },
          importLines: createDryRun(),
          saveProgress: () => {},
        }
      : { progress: stored, importLines, saveProgress: (now) => writeProgress(progressFile, now) }),
  });
  return { ...done, isRepeated: !dryRun && done.lines > 0 && done.lines === stored.lines };
}
