/** `npm run users:import -- FILE.jsonl`: accounts from elsewhere, a JSON object a line. Resumable. */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Role } from "@latch/contract";
import { onStop, runEntry, StartupError } from "@latch/server/lifecycle";
import * as z from "zod";
import { lasting, withDatabase } from "../data-command.ts";
import type { Progress } from "../user-transfer/import-progress.ts";
import { importUsers, type UserImport } from "../user-transfer/import-users.ts";
import { openProgressBar } from "../user-transfer/progress-bar.ts";

const Options = z.object({
  "dry-run": z.boolean().default(false),
  report: z.string().optional(),
  progress: z.string().optional(),
  concurrency: z.coerce
    .number()
    .int("Must be a whole number")
    .min(1, "Must be at least 1")
    .max(128, "Must be at most 128")
    .default(8),
  "allow-roles": z
    .string()
    .default("")
    .transform((list) => list.split(",").filter(Boolean))
    .pipe(z.array(Role)),
});

await runEntry(async () => {
  const options = readOptions();
  const { file, dryRun } = options;
  const { size } = statSync(file);
  const goesOn = dryRun ? "" : " The same command goes on from there.";
  await withDatabase(process.env, lasting, async (database) => {
    const stop = new AbortController();
    onStop(process.env, async () => stop.abort());
    const bar = openProgressBar(size, `Stopped.${goesOn}`);
    const done = await importUsers(database, {
      ...options,
      onLine: ({ bytes, lines }) => bar.show(bytes, `${lines.toLocaleString("en")} lines`),
      signal: stop.signal,
    }).finally(bar.stop);
    if (stop.signal.aborted) throw new StartupError(`Stopped after ${done.lines} lines.${goesOn}`);
    console.log(summary(done, options));
    if (done.refused > 0) process.exitCode = 1;
  });
});

function readOptions(): UserImport {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      "dry-run": { type: "boolean" },
      report: text,
      progress: text,
      concurrency: text,
      "allow-roles": text,
    },
  });
  const [file, ...others] = positionals;
  if (!file || others.length > 0) {
    throw new StartupError(
      "Name one file: `npm run users:import -- FILE.jsonl [--dry-run] [--report REFUSED.jsonl] [--progress NOTE.json] [--concurrency 8] [--allow-roles agent,master]`.",
    );
  }
  const result = Options.safeParse(values);
  if (!result.success) {
    const lines = result.error.issues.map(
      ({ path, message }) => `--${String(path[0])}: ${message}`,
    );
    throw new StartupError(lines.join("\n"));
  }
  const { "dry-run": dryRun, "allow-roles": roles, concurrency, ...named } = result.data;
  const reportFile = named.report ?? `${file}.${dryRun ? "dry-run" : "refused"}.jsonl`;
  const noteFile = named.progress ?? `${file}.progress.json`;
  if (new Set([file, reportFile, noteFile].map((name) => resolve(name))).size < 3) {
    throw new StartupError("The file, the report and the progress must be three files.");
  }
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new StartupError(`There is no file ${file}.`);
  }
  return { file, noteFile, reportFile, dryRun, roles, concurrency };
}

function summary(
  { lines, created, present, refused }: Progress,
  { dryRun, reportFile }: UserImport,
): string {
  return [
    `${lines} lines: ${created} ${dryRun ? "would be imported" : "imported"}`,
    `${present} there already`,
    `${refused} refused${refused > 0 ? ` (${reportFile} says why)` : ""}`,
  ].join(", ");
}
