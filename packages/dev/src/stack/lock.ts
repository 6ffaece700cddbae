import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** SQLITE_BUSY: someone else holds it. */
const busy = 5;

/**
 * Makes this process the one that owns a folder. It is a lock of the operating system (through SQLite),
 * so that it ends with the process, however that ends: no stale file, no process id that means another.
 * @returns how to let go of it, or undefined while another process owns the folder
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
