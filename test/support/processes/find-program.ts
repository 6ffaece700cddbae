import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Returns the file of the first of some programs that is on the PATH. */
export const findProgram = (...names: string[]): string | undefined =>
  (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isExecutable);

/** Returns whether a file is a program. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
