import { createRandomIds } from "@latch/adapters/crypto/random-ids";
import { type Database, tableIdentity } from "@latch/adapters/dynamodb";
import { openUsers } from "@latch/composition/users";
import type { Role } from "@latch/contract";
import { importFile } from "./import-file.ts";
import { none, type Progress, readProgress, writeProgress } from "./import-progress.ts";
import { createUserImport } from "./import-user.ts";

export type UserImport = {
  file: string;
  /** Where it is noted how far the import is. */
  noteFile: string;
  reportFile: string;
  /** Looks at every line, and writes nothing but the report. */
  dryRun: boolean;
  /** Which roles the file may give besides `user`. */
  roles: Role[];
  /** Writes in flight at once. */
  concurrency: number;
  onLine?: (progress: Progress) => void;
  /** Ends it after what is in flight. */
  signal?: AbortSignal;
};

/**
 * Imports a file of users, or goes on where a run before ended, by whatever it did.
 * @throws StartupError for a note that belongs to another database
 * @throws `unavailable` when the database is away for longer than ten seconds
 */
export async function importUsers(database: Database, options: UserImport): Promise<Progress> {
  const { file, noteFile, reportFile, dryRun, roles, concurrency } = options;
  const { onLine = () => {}, signal = new AbortController().signal } = options;
  const ids = createRandomIds(Date.now);
  const target = await tableIdentity(database, "Users");
  const noted = readProgress(noteFile, { file, target, importId: ids("imp") });
  const { importLines, rehearsal } = createUserImport({
    users: openUsers(database, Date.now).users,
    // Everyone it makes says which import it was.
    caller: { actor: "cli", address: "cli", requestId: noted.importId },
    key: noted.key,
    startedAtMs: Date.parse(noted.startedAt),
    roles,
  });
  return importFile({
    file,
    reportFile,
    width: concurrency,
    onLine,
    signal,
    ...(dryRun
      ? { progress: { ...noted, ...none }, importLines: rehearsal(), note: () => {} }
      : { progress: noted, importLines, note: (now) => writeProgress(noteFile, now) }),
  });
}
