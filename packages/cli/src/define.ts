import type { Command } from "@commander-js/extra-typings";
import type { Environment } from "@latch/dev/stack";

/** What a command runs with. A command imports its module when it runs, so that help texts are fast. */
export type Context = {
  environment: Environment;
  /** Runs a command whose arguments were understood; a test records it instead. */
  execute(work: () => Promise<void>): Promise<void>;
};

/** What an example is for, and its command line, which a backslash continues on a second line. */
export type Example = [what: string, ...commandLines: string[]];

/** Adds a group of commands, such as `latch users`. */
export const addGroup = (program: Command, name: string, summary: string): Command =>
  program.command(name).description(summary).helpGroup("Commands:");

/** Adds a command and its help text. @param description sentences beyond the summary */
export const addVerb = (
  group: Command,
  name: string,
  {
    summary,
    description = [],
    usage = "[options]",
    examples,
  }: { summary: string; description?: string[]; usage?: string; examples: Example[] },
) =>
  group
    .command(name)
    .usage(usage)
    .summary(summary)
    .description([`${summary}.`, ...description].join("\n\n"))
    .addHelpText("after", examplesText(examples));

/** Examples as help texts show them. */
export const examplesText = (examples: Example[]): string =>
  `\nExamples:\n${examples
    .map(([what, ...lines]) => `  ${what}:\n    $ npx ${lines.join(" \\\n        ")}\n`)
    .join("\n")}`;
