import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { composeCommands } from "@latch/composition/commands";
import { readServerConfig } from "@latch/config/server";
import { ApiKeyId, UserId } from "@latch/contract";
import { type LoggedChange, ProblemError, type Reapplied } from "@latch/core";
import type { Environment } from "@latch/dev/stack";
import * as z from "zod";
import { lasting, withDatabase } from "../data-command.ts";
import { commandLog } from "../terminal/command-log.ts";
import { withProgress } from "../terminal/progress.ts";
import { explainFileError } from "../user-transfer/file-errors.ts";

const Line = z.object({ event: z.string(), userId: UserId, keyId: ApiKeyId.optional() });

const reports: Record<Reapplied, string> = {
  erased: "erased again",
  suspended: "suspended again",
  revoked: "API key revoked again",
  secured: "secured: the user resets the password by mail",
  to_check: "the role has changed since: check it",
  missing: "not in the backup, or erased already",
};

/** Repeats on restored tables what the log reports since the backup, and prints what it did for each account. */
export const reapplyLog = (file: string, environment: Environment): Promise<void> =>
  withDatabase(environment, lasting, async (database, stack) => {
    const config = readServerConfig(stack.environment);
    const { reapplyChange, ctx } = composeCommands(database, config, commandLog);
    const done = new Set<string>();
    await withProgress("Reading the log", async () => {
      const lines = createInterface({ input: createReadStream(file) });
      for await (const text of lines) {
        const change = parseLine(text);
        const outcome = change && (await reapplyChange(ctx, change));
        if (outcome) done.add(`${change.userId}  ${reports[outcome]}`);
      }
    }).catch((error) => {
      if (error instanceof ProblemError) throw error;
      throw explainFileError(error, "The log could not be applied");
    });
    console.log(done.size > 0 ? [...done].join("\n") : "The log contains nothing to repeat.");
  });

/** Returns the change of a log line; undefined for another line. */
function parseLine(text: string): LoggedChange | undefined {
  try {
    return Line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
