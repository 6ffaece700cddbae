import { StartupError } from "@latch/server/lifecycle";

/** The system calls of files. Errors of sockets have the same form. */
const fileCalls = new Set(["open", "read", "write", "fsync", "rename", "unlink", "rm", "truncate"]);

/** Turns an error of the file system, such as a missing folder, into a sentence; other errors stay as they are. */
export function explainFileError(error: unknown, what: string): unknown {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  const isOfFiles = error instanceof Error && code && syscall && fileCalls.has(syscall);
  return isOfFiles ? new StartupError(`${what}: ${message}.`) : error;
}
