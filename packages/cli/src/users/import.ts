import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Role } from "@latch/contract";
import type { Environment } from "@latch/dev/stack";
import { StartupError } from "@latch/server/lifecycle";
import { lasting, withDatabase } from "../data-command.ts";
import { exitCodes, usageError } from "../exit-codes.ts";
import { createInterruption } from "../interruption.ts";
import { withProgress } from "../terminal/progress.ts";
import type { Progress } from "../user-transfer/import-progress.ts";
import { importUsers, type UserImport } from "../user-transfer/import-users.ts";

type Options = {
  dryRun?: boolean;
  report?: string;
  progress?: string;
  concurrency: number;
  allowRoles?: Role[];
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
    );
    check(() => interrupted(done.lines, given));
    console.log(summary(done, given));
    if (done.refused > 0) process.exitCode = exitCodes.failed;
  });
}

function readImport(
  file: string,
  { dryRun = false, report, progress, concurrency, allowRoles = [] }: Options,
): UserImport {
  const reportFile = report ?? `${file}.${dryRun ? "dry-run" : "refused"}.jsonl`;
  const progressFile = progress ?? `${file}.progress.json`;
  if (new Set([file, reportFile, progressFile].map((name) => resolve(name))).size < 3) {
    throw usageError("<file>, --report and --progress must be three different files.");
  }
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new StartupError(`The file ${file} does not exist.`);
  }
  return { file, progressFile, reportFile, dryRun, roles: allowRoles, concurrency };
}

const interrupted = (lines: number, { dryRun }: UserImport): string =>
  `Interrupted after ${lines} lines.${dryRun ? "" : " Run the same command again to continue."}`;

function summary(
  { lines, created, present, refused }: Progress,
  { dryRun, reportFile }: UserImport,
): string {
  return [
    `${lines} ${lines === 1 ? "line" : "lines"}: ${created} ${dryRun ? "would be imported" : "imported"}`,
    `${present} already present`,
    `${refused} rejected${refused > 0 ? ` (see ${reportFile})` : ""}`,
  ].join(", ");
}
