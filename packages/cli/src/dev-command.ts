import type { Command } from "@commander-js/extra-typings";
import { addVerb, type Context } from "./define.ts";

/** Adds `latch dev`. */
export const addDevCommand = (program: Command, { environment, execute }: Context) =>
  addVerb(program, "dev", {
    summary: "Run Latch on this machine, with reload on change",
    description: [
      "Starts an embedded DynamoDB, SNS and SQS, the API with its documentation, and a mailbox that shows mails instead of sending them. The API restarts when a source file is saved. Ctrl-C ends everything; the data stays in .latch/.",
      "The variables PORT (4000), HOST (127.0.0.1) and LATCH_DATA_DIR (.latch) change where it listens and keeps its data. It fails with NODE_ENV=production, and with a public LATCH_ISSUER (https) unless NODE_ENV=development is set.",
    ],
    examples: [
      ["Run the API on http://127.0.0.1:4000", "latch dev"],
      ["Run the task service alone, beside the API", "latch dev --tasks"],
    ],
  })
    .option(
      "--tasks",
      "Run only the task service, on a database of its own, as it runs apart from the API on AWS. LATCH_ISSUER is the API that issues its tokens.",
    )
    .action(({ tasks }) =>
      execute(async () => {
        if (tasks) await (await import("@latch/dev/dev-tasks")).runTasksForDevelopment(environment);
        else await (await import("@latch/dev/dev")).runApiForDevelopment(environment);
      }),
    );
