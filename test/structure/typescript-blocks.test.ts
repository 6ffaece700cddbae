import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { documents } from "../support/documents.ts";
import { root, startCommand } from "../support/processes/program.ts";
import { notes } from "./notes.ts";
import { quote } from "./quote.ts";

const blocks = documents.flatMap(({ path, blocks }) =>
  blocks
    .filter(({ language }) => language === "ts" || language === "tsx")
    .map((block, index) => ({ name: `${path}-${index}`, ...block })),
);
const edits = [...Object.values(quote), ...Object.values(notes)].flat();

/** Without indentation, which is another one in a list. */
const lines = (text: string): string => text.replace(/^\s+|\s+$/gm, "");

/** Type-checks files as files of this project. */
async function check(files: { name: string; language?: string; text: string }[]) {
  // In the repository, so that its packages and dependencies are found; git ignores `dist`.
  mkdirSync(join(root, "dist"), { recursive: true });
  const folder = mkdtempSync(join(root, "dist", "documents-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const { name, language = "ts", text } of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, `${name}.${language}`), text);
  }
  const config = {
    extends: join(root, "tsconfig.json"),
    compilerOptions: { jsx: "react-jsx" },
    // Declarations of libraries without types, which a package declares for the sources that a block imports.
    include: ["**/*.ts", "**/*.tsx", join(root, "packages/core/src/**/*.d.ts")],
    exclude: [],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const { code, stdout } = await startCommand("tsc", ["-p", folder], {}).ended;
  return { code, output: stdout };
}

test("TypeScript blocks that are whole pass the type check", async () => {
  const whole = blocks.filter(({ marks }) => marks["part of"] === undefined);
  expect(whole.length).toBeGreaterThan(2);
  expect(await check(whole)).toEqual({ code: 0, output: "" });
});

test("a block with a wrong type fails it", async () => {
  const { output } = await check([{ name: "wrong", text: "const count: number = 'one';\n" }]);
  expect(output).toContain("error TS2322");
});

test.each(blocks.filter(({ marks }) => marks["part of"] !== undefined))(
  "$name is what extending.test.ts adds to the file that it names",
  ({ text, marks }) => {
    const added = edits.filter(({ file }) => file === marks["part of"]).map((edit) => edit.text);
    expect(lines(added.join("\n"))).toContain(lines(text));
  },
);
