import { Command, type CommandUnknownOpts, Help } from "@commander-js/extra-typings";
import { version } from "@latch/contract/version";
import { addApiKeyCommands } from "./api-keys/commands.ts";
import { addDatabaseCommands } from "./db/commands.ts";
import { type Context, examplesText } from "./define.ts";
import { addDevCommand } from "./dev-command.ts";
import { addEventCommands } from "./events/commands.ts";
import { exitCodeTexts } from "./exit-codes.ts";
import { addKeyCommands } from "./keys/commands.ts";
import { addUserCommands } from "./users/commands.ts";

export { exitCodeTexts };

/** The width of help texts where the output is no terminal, as in the reference. */
const width = 80;

const introduction = [
  "Runs Latch for development, and operates an installation: its users, keys, tables and events.",
  "By default, a command works on the local stack on this machine: an embedded DynamoDB with its data in .latch/. The command starts it if it is not running.",
  "With NODE_ENV=production, a command works on the installation that environment variables configure. The file .env is read as well. Set NODE_ENV=production explicitly: `npm start` and `npm run worker` default to production, this command does not.",
].join("\n\n");

/** Creates the command `latch` with all its subcommands. */
export function createProgram(context: Context): Command {
  const program = new Command("latch")
    .usage("<command> [options]")
    .description(introduction)
    .version(version, "-v, --version", "Print the version.")
    .helpOption("-h, --help", "Print this help.")
    .exitOverride()
    .configureHelp({
      showGlobalOptions: false,
      helpWidth: process.stdout.isTTY ? undefined : width,
      subcommandTerm: (command) => pathOf(command).slice(1).join(" "),
      formatHelp: (command, helper) => {
        // The first help shows every command, not only their groups.
        const shown = command.parent ? [...command.commands] : leavesOf(command);
        return new Help().formatHelp(
          command,
          Object.assign(helper, { visibleCommands: () => shown }),
        );
      },
    })
    .addHelpText("after", () => help);

  addDevCommand(program, context);
  addUserCommands(program, context);
  addApiKeyCommands(program, context);
  addKeyCommands(program, context);
  addDatabaseCommands(program, context);
  addEventCommands(program, context);
  for (const command of commandsOf(program)) {
    command.showHelpAfterError(`\nRun \`npx ${pathOf(command).join(" ")} --help\` for help.`);
    if (command.parent && command.commands.length > 0) command.usage("<command> [options]");
  }
  return program;
}

const help = `
Run \`npx latch <command> --help\` for the options and examples of a command.
${examplesText([
  ["Run Latch on this machine", "latch dev"],
  [
    "Create the first administrator",
    "latch users create --email you@example.com --role super_admin",
  ],
  ["Bring the tables of an installation up to date", "latch db create"],
])}
Exit codes:
${exitCodeTexts.map(([code, meaning]) => wrapped(code, meaning)).join("\n")}
`;

/** A term and its text in two columns. */
function wrapped(term: string, text: string): string {
  const indent = 12;
  const lines = text.match(new RegExp(`.{1,${width - indent}}(?: |$)`, "g")) ?? [];
  return `  ${term.padEnd(indent - 2)}${lines.map((line) => line.trimEnd()).join(`\n${" ".repeat(indent)}`)}`;
}

/** The words by which a command is called. */
export const pathOf = (command: CommandUnknownOpts): string[] =>
  command.parent ? [...pathOf(command.parent), command.name()] : [command.name()];

/** A command and all below it. */
export const commandsOf = (command: CommandUnknownOpts): CommandUnknownOpts[] => [
  command,
  ...command.commands.flatMap(commandsOf),
];

/** The commands that do something themselves. */
export const leavesOf = (command: CommandUnknownOpts): CommandUnknownOpts[] =>
  commandsOf(command).filter(({ commands }) => commands.length === 0);
