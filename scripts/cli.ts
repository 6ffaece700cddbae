/**
 * `npm run cli`: writes docs/reference/cli.md from the command definitions in packages/cli; with --check only reports
 * whether it is stale.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createProgram, exitCodeTexts, leavesOf, pathOf } from "@latch/cli/program";

type Verb = ReturnType<typeof leavesOf>[number];

const root = fileURLToPath(new URL("..", import.meta.url));
const path = "docs/reference/cli.md";

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`)
    .join("");

const code = (text: string): string => `\`${text}\``;

/** What `--help` prints. */
function helpOf(command: Verb): string {
  let help = "";
  command.configureOutput({
    getOutHelpWidth: () => 80,
    writeOut: (text) => {
      help += text;
    },
  });
  command.outputHelp();
  return help;
}

/** The examples of a help text, without their indentation. */
const examplesIn = (help: string): string =>
  help
    .slice(help.indexOf("Examples:\n") + "Examples:\n".length)
    .trimEnd()
    .replaceAll(/^ {2}(\S.*):$/gm, "# $1")
    .replaceAll(/^ {4}/gm, "");

/** Where a default is no constant, the description explains it. */
const defaultOf = (value: unknown): string => (value === undefined ? "" : code(String(value)));

function optionsOf({ registeredArguments, options }: Verb): string {
  const rows = [
    ...registeredArguments.map((argument) => [
      code(argument.required ? `<${argument.name()}>` : `[${argument.name()}]`),
      argument.description,
      (argument.argChoices ?? []).map(code).join(", "),
      defaultOf(argument.defaultValue),
    ]),
    ...options.map((option) => [
      code(option.flags),
      option.description,
      (option.argChoices ?? []).map(code).join(", "),
      defaultOf(option.defaultValue),
    ]),
  ];
  return rows.length > 0
    ? `\n${table(["argument or option", "what it does", "values", "default"], rows)}`
    : "";
}

/** The npm scripts that call the command. */
function aliases(): string[][] {
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as {
    scripts: Record<string, string>;
  };
  return Object.entries(scripts)
    .filter(([, script]) => script.startsWith("latch "))
    .map(([name, script]) => [code(`npm run ${name}`), code(`npx ${script}`)]);
}

const section = (verb: Verb): string => `
## ${code(pathOf(verb).join(" "))}

${verb.description()}

\`\`\`text
npx ${pathOf(verb).join(" ")} ${verb.usage()}
\`\`\`
${optionsOf(verb)}
\`\`\`console
${examplesIn(helpOf(verb))}
\`\`\`
`;

function reference(): string {
  const program = createProgram({ environment: {}, execute: async () => {} });
  return `# The command \`latch\`

<!-- Written by \`npm run cli\` from packages/cli/src: change it there. -->

${program.description()}

\`npx latch\` works in the folder of the project after \`npm ci\`, with any Node from 20 on: the command runs itself with
the Node 24 that the project installs. \`npx latch --help\` lists the commands, \`npx latch <command> --help\` shows the
section of this page about a command. Results go to standard output; errors, questions and progress go to standard error.

Each command is also an npm script; its options follow \`--\`, as in \`npm run user:create -- --email you@example.com\`.

${table(["npm script", "command"], aliases())}
Exit codes:

${table(["code", "meaning"], exitCodeTexts)}${leavesOf(program).map(section).join("")}`;
}

const text = reference();
if (!process.argv.includes("--check")) {
  writeFileSync(root + path, text);
  console.log(`Wrote ${path}.`);
} else if (readFileSync(root + path, "utf8") === text) {
  console.log(`${path} is up to date.`);
} else {
  console.error(`${path} is stale: run \`npm run cli\` and commit what it writes.`);
  process.exitCode = 1;
}
