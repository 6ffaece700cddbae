import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** SQLITE_BUSY: another process has the lock. */
const busy = 5;

/**
 * Locks a folder for this process. SQLite uses a lock of the operating system, which ends with the process
 * even after kill -9: no stale lock file, no reused process id.
 * @returns a function that releases the lock, or undefined while another process has it
 */
export function tryLock(folder: string): (() => void) | undefined {
  const file = new DatabaseSync(join(folder, "lock"));
  try {
    file.exec("BEGIN EXCLUSIVE");
    return () => file.close();
  } catch (error) {
    file.close();
    if ((error as { errcode?: number }).errcode === busy) return undefined;
    throw error;
  }
}
