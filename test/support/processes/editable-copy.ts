import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { copyRepository, root, startCommand } from "./program.ts";

/** A new file or, with `after`, text behind a place in a file that is there. */
export type Edit = { file: string; text: string; after?: RegExp };

/**
 * A copy of the repository in which a test adds code, with what checks and generates code.
 * @param atEnd takes what removes the copy; the end of the test does without it
 */
export function openEditableCopy(atEnd?: (remove: () => void) => void) {
  const copy = copyRepository(atEnd);
  for (const name of [
    ...["package.json", "tsconfig.json", "scripts/openapi.ts"],
    ...["test/contract", "test/support/fixtures/operations.ts"],
  ]) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  /** Files that were edited, as they were before; undefined for new ones. */
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
    /** Makes these edits, in place of the earlier ones. */
    edit(edits: Edit[]): void {
      for (const [file, text] of originals) {
        if (text === undefined) rmSync(join(copy, file), { force: true });
        else writeFileSync(join(copy, file), text);
      }
      edits.forEach(make);
    },
    /** The type check of the project. */
    types: () => run("tsc", "--singleThreaded", "--incremental", "--tsBuildInfoFile", "types.json"),
    /** `npm run openapi`. */
    async generate(): Promise<void> {
      for (const script of ["scripts/openapi.ts", "packages/client/generate.ts"]) {
        const { code, output } = await run(process.execPath, script);
        if (code !== 0) throw new Error(output);
      }
    },
    /** Runs tests of the copy. */
    test: (...args: string[]) => run("vitest", "run", ...args),
  };
}
