import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { copyRepository, root, startCommand } from "./program.ts";

/** A new file or, with `after`, text to insert after a match in an existing file. */
export type Edit = { file: string; text: string; after?: RegExp };

/**
 * Opens a copy of the repository in which a test adds code, with the commands that check and
 * generate code.
 * @param atEnd receives the function that removes the copy; the default is the end of the test
 */
export function openEditableCopy(atEnd?: (remove: () => void) => void) {
  const copy = copyRepository(atEnd);
  for (const name of [
    ...[
      "package.json",
      "tsconfig.json",
      "scripts/openapi.ts",
      "scripts/client.ts",
      "scripts/contract-changes",
      "scripts/tools.ts",
    ],
    ...["test/package.json", "test/package-lock.json"],
    ...["test/contract", "test/support/fixtures/operations.ts"],
  ]) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, "test/node_modules"), join(copy, "test/node_modules"));
  /** The edited files with their original content; undefined for new files. */
  const originals = new Map<string, string | undefined>();
  const read = (file: string): string => readFileSync(join(copy, file), "utf8");

  function make({ file, text, after }: Edit): void {
    const path = join(copy, file);
    const current = existsSync(path) ? readFileSync(path, "utf8") : undefined;
    if (!originals.has(file)) originals.set(file, current);
    mkdirSync(dirname(path), { recursive: true });
    if (!after) {
      writeFileSync(path, text);
      return;
    }
    const place = after.exec(current ?? "");
    if (!place) throw new Error(`${file} has no place ${after}`);
    const end = place.index + place[0].length;
    writeFileSync(path, `${current?.slice(0, end)}${text}${current?.slice(end)}`);
  }

  async function run(command: string, ...args: string[]) {
    const { code, stdout, stderr } = await startCommand(command, args, {}, { base: copy }).ended;
    return { code, output: stdout + stderr };
  }

  return {
    root: copy,
    read,
    /** Applies these edits instead of the earlier ones. */
    edit(edits: Edit[]): void {
      for (const [file, text] of originals) {
        if (text === undefined) rmSync(join(copy, file), { force: true });
        else writeFileSync(join(copy, file), text);
      }
      edits.forEach(make);
    },
    /** Runs the type check of the project. */
    types: () => run("tsc", "--singleThreaded", "--incremental", "--tsBuildInfoFile", "types.json"),
    /** Runs `npm run openapi`. */
    async generate(): Promise<void> {
      for (const script of ["scripts/openapi.ts", "scripts/client.ts"]) {
        const { code, output } = await run(process.execPath, script);
        if (code !== 0) throw new Error(output);
      }
    },
    /** Adds what the tests of the API need: the harness, the grants that it enforces, and the configuration. */
    addHarness(): void {
      for (const name of [
        "test/support",
        "infra",
        "scripts",
        "vitest.config.ts",
        "vitest.examples.config.ts",
      ]) {
        cpSync(join(root, name), join(copy, name), { recursive: true });
      }
    },
    /** Runs tests of the copy. */
    test: (...args: string[]) => run("vitest", "run", ...args),
  };
}
