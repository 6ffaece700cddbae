import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import type { Block, Document } from "../documents.ts";
import { copyRepository, root, startCommand } from "./program.ts";

/** What the documents write where the reader types a password. */
const password = "THE PASSWORD YOU CHOSE";

/**
 * A copy of the repository with a `npm run dev` of its own, in which shell blocks run.
 * @param atEnd takes what stops and removes it; the end of the test does without it
 */
export async function openShell(atEnd?: (stop: () => unknown) => void) {
  const folder = copyRepository(atEnd);
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  // Commands such as `npm run cost` are there. They write nothing.
  symlinkSync(join(root, "test"), join(folder, "test"));
  linkCommands(folder);
  const environment = {
    LATCH_DATA_DIR: join(folder, ".latch"),
    RATE_LIMITS: "false",
    BCRYPT_COST: "4",
  };
  const options = { base: folder, atEnd };
  const server = startCommand("npm", ["run", "dev"], { ...environment, PORT: "0" }, options);
  const [, origin = ""] = await server.waitForOutput(/API +(\S+)/);

  // Ports as the documents have them, and those of this run.
  const ports = new Map([["4000", new URL(origin).port]]);
  for (const port of ["4001", "4002", "4003"]) ports.set(port, String(await freePort()));
  const ported = (text: string) =>
    text.replace(/127\.0\.0\.1:(400\d)|port: (400\d)/g, (place) =>
      place.replace(/400\d/, (port) => ports.get(port) ?? port),
    );
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${ported(text)}\n`);
    return file;
  };
  const input = write("password.txt", password);

  /** Writes the files that a document shows; returns the lines that run its blocks. */
  function linesOf({ path, blocks }: Document): string[] {
    const announced = `echo "== ${path}"`;
    const lines = blocks.flatMap((block, index) => {
      if (block.marks.file) write(block.marks.file, block.text);
      return isRun(block)
        ? [`. ${write(`blocks/${path}/${index}.sh`, block.text)} < ${input}`]
        : [];
    });
    return [announced, ...lines];
  }

  return {
    /**
     * Runs the shell blocks of the first document, then those of the others, each with the variables
     * of the first. Stops at the first command that fails; `curl` fails when it receives a problem.
     * @returns the exit code, and what was printed
     */
    async run(first: Document, ...others: Document[]) {
      const following = others.map((document) => `(\n${linesOf(document).join("\n")}\n)`);
      const main = write("main.sh", [prelude, ...linesOf(first), ...following].join("\n"));
      const variables = { ...environment, PORT: ports.get("4000") as string, HOME: folder };
      const { code, stdout, stderr } = await startCommand("bash", [main], variables, options).ended;
      return { code, output: stdout + stderr };
    },
  };
}

/** Whether a block is a shell block that has no reason not to run, and that no other test runs. */
export const isRun = ({ language, marks }: Block): boolean =>
  language === "sh" && marks["not run"] === undefined && marks["run by"] === undefined;

const prelude = `set -eo pipefail
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
curl() { command curl --fail-with-body --max-time 30 "$@"; }
npx() { command npx --no-install "$@"; }
`;

/** Lets npm and npx find the commands of the original, but `latch` of the copy. */
function linkCommands(folder: string): void {
  const commands = join(folder, "node_modules/.bin");
  rmSync(commands);
  mkdirSync(commands);
  for (const name of readdirSync(join(root, "node_modules/.bin"))) {
    if (name !== "latch") symlinkSync(join(root, "node_modules/.bin", name), join(commands, name));
  }
  symlinkSync(join(folder, "packages/cli/bin/latch.js"), join(commands, "latch"));
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
