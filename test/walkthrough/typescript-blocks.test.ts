import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { documents } from "../support/documents.ts";
import { root, startCommand } from "../support/processes/program.ts";
import { notes } from "./notes.ts";
import { quote } from "./quote.ts";

const blocks = documents.flatMap(({ path, blocks }) =>
  blocks
    .filter(({ language }) => ["ts", "tsx", "js", "jsx"].includes(language))
    // test/docs/code-blocks.test.ts compares these with the examples.
    .filter(({ marks }) => !marks["part of"]?.startsWith("examples/"))
    .map((block, index) => ({ name: `${path}-${index}`, ...block })),
);
const edits = [...Object.values(quote), ...Object.values(notes)].flat();

/** Without indentation, which is another one in a list. */
const lines = (text: string): string => text.replace(/^\s+|\s+$/gm, "");

/** JavaScript declares no types of parameters, and imports packages that only the reader installs. */
const javascript = {
  allowJs: true,
  checkJs: true,
  noImplicitAny: false,
  noPropertyAccessFromIndexSignature: false,
};
const foreignPackages = ["@playwright/test", "expo-secure-store", "react-native"];

/** Type-checks files as files of this project. */
async function check(
  files: { name: string; language?: string; text: string }[],
  compilerOptions: object = { jsx: "react-jsx" },
) {
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
    compilerOptions,
    // Declarations of libraries without types, which a package declares for the sources that a block imports.
    include: ["**/*", join(root, "packages/core/src/**/*.d.ts")],
    exclude: [],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const { code, stdout } = await startCommand("tsc", ["-p", folder], {}).ended;
  return { code, output: stdout };
}

const whole = blocks.filter(({ marks }) => marks["part of"] === undefined);
const isTyped = ({ language }: { language: string }) => language.startsWith("ts");

test("TypeScript blocks that are whole pass the type check", async () => {
  expect(whole.filter(isTyped).length).toBeGreaterThan(2);
  expect(await check(whole.filter(isTyped))).toEqual({ code: 0, output: "" });
});

test("JavaScript blocks that are whole pass a type check in which parameters have no types", async () => {
  const scripts = whole.filter((block) => !isTyped(block));
  expect(scripts.length).toBeGreaterThan(2);
  const text = foreignPackages.map((name) => `declare module "${name}";\n`).join("");
  const declared = { name: "foreign.d", text };
  expect(await check([...scripts, declared], javascript)).toEqual({ code: 0, output: "" });
});

test("a block with a wrong type fails it", async () => {
  const { output } = await check([{ name: "wrong", text: "const count: number = 'one';\n" }]);
  expect(output).toContain("error TS2322");
  const script = { name: "wrong", language: "js", text: "export default Math.inexistent();\n" };
  expect((await check([script], javascript)).output).toContain("error TS2339");
});

test.each(blocks.filter(({ marks }) => marks["part of"] !== undefined))(
  "$name is what extending.test.ts adds to the file that it names",
  ({ text, marks }) => {
    const added = edits.filter(({ file }) => file === marks["part of"]).map((edit) => edit.text);
    expect(lines(added.join("\n"))).toContain(lines(text));
  },
);
