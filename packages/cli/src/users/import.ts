import { accessSync, constants, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Role } from "@latch/contract";
import type { Environment } from "@latch/dev/stack";
import { StartupError } from "@latch/server/lifecycle";
import { lasting, withDatabase } from "../data-command.ts";
import { exitCodes, usageError } from "../exit-codes.ts";
import { createInterruption } from "../interruption.ts";
import { withProgress } from "../terminal/progress.ts";
import { explainFileError } from "../user-transfer/file-errors.ts";
import { type ImportResult, importUsers, type UserImport } from "../user-transfer/import-users.ts";

type Options = {
  dryRun?: boolean;
  report?: string;
  progress?: string;
  concurrency: number;
  allowRoles?: Role[];
  trustEmails?: boolean;
};

/** Imports the users of a file, or continues an import that was interrupted. */
export async function importUsersFrom(
  file: string,
  options: Options,
  environment: Environment,
): Promise<void> {
  const given = readImport(file, options);
  const { size } = statSync(file);
  await withDatabase(environment, lasting, async (database) => {
    const { signal, check } = createInterruption(environment);
    const done = await withProgress(
      given.dryRun ? "Checking users" : "Importing users",
      ({ show }) =>
        importUsers(database, {
          ...given,
          onLine: ({ lines, bytes }) => show(`${lines.toLocaleString("en")} lines`, bytes),
          signal,
        }),
      { total: size },
    ).catch((error) => {
      throw explainFileError(error, "The import stopped");
    });
    check(() => interrupted(done.lines, given));
    if (done.isRepeated) {
      console.log("The import was already complete. This run changed nothing. Its result was:");
    }
    console.log(summary(done, given));
    if (done.refused > 0) process.exitCode = exitCodes.failed;
  });
}

function readImport(
  file: string,
  { dryRun = false, report, progress, concurrency, allowRoles = [], trustEmails }: Options,
): UserImport {
  const reportFile = report ?? `${file}.${dryRun ? "dry-run" : "refused"}.jsonl`;
  const progressFile = progress ?? `${file}.progress.json`;
  if (new Set([file, reportFile, progressFile].map((name) => resolve(name))).size < 3) {
    throw usageError("<file>, --report and --progress must be three different files.");
  }
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) throw new StartupError(`The file ${file} does not exist.`);
  if (!stats.isFile()) throw new StartupError(`${file} is not a file.`);
  // Checked first, so that the import does not stop after it has written users.
  for (const written of dryRun ? [reportFile] : [reportFile, progressFile]) {
    requireWritableFolder(written);
  }
  return { file, progressFile, reportFile, dryRun, roles: allowRoles, trustEmails, concurrency };
}

function requireWritableFolder(file: string): void {
  try {
    // With the slash, a file in place of the folder is an error as well.
    accessSync(`${dirname(resolve(file))}/`, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartupError(
      code === "ENOENT"
        ? `${file} cannot be written: its folder does not exist.`
        : `${file} cannot be written (${code}).`,
    );
  }
}

const interrupted = (lines: number, { dryRun }: UserImport): string =>
  `Interrupted after ${lines} lines.${dryRun ? "" : " Run the same command again to continue."}`;

function summary(
  { lines, created, present, refused }: ImportResult,
  { dryRun, reportFile }: UserImport,
): string {
  const blank = lines - created - present - refused;
  return [
    `${lines} ${lines === 1 ? "line" : "lines"}${blank > 0 ? ` (${blank} blank)` : ""}: ${created} ${dryRun ? "would be imported" : "imported"}`,
    `${present} already present`,
    `${refused} rejected${refused > 0 ? ` (see ${reportFile})` : ""}`,
  ].join(", ");
}
