import { describe, expect, test } from "vitest";
import { codeTexts } from "../../scripts/language/code-texts.ts";
import { documentTexts, fileNameTexts } from "../../scripts/language/document-texts.ts";
import { findWords } from "../../scripts/language/find-words.ts";
import { type Exception, type Rule, rules } from "../../scripts/language/rules.ts";
import { type Text, type TextKind, textKinds } from "../../scripts/language/text.ts";

const asName = (text: string) => text.replace(/[ -](\w)/g, (_, letter) => letter.toUpperCase());

/** A file of each kind that contains the text. */
const written: Record<TextKind, (text: string, file: string) => Text[]> = {
  contract: (text) => documentTexts("openapi/openapi.json", `{\n  "summary": "A. ${text}"\n}`),
  document: (text) => documentTexts("README.md", `# A title\n\n${text}`),
  message: (text, file) => codeTexts(file, `\nlog.info(\`the \${plan} plan. ${text}\`);`),
  comment: (text, file) => codeTexts(file, `/**\n * ${text}\n */`),
  "test name": (text) => codeTexts("test/a.test.ts", `\ntest.each([1])("it works. ${text}", run);`),
  export: (text, file) => codeTexts(file, `\nexport const ${asName(text)} = 1;`),
  member: (text, file) => codeTexts(file, `type A = 1;\nexport type B = { ${asName(text)}: A };`),
  "file name": (text, file) =>
    fileNameTexts(file.replace("a.ts", `${text.replaceAll(" ", "-")}.ts`), new Set()),
};

const wordsIn = (texts: Text[], used: Rule[] = rules, exceptions: Exception[] = []) =>
  findWords(texts, used, exceptions).findings.map(({ word }) => word);

describe.each(rules)("$example", (rule) => {
  const file = rule.files?.test("infra/a.ts") ? "infra/a.ts" : "packages/core/src/a.ts";

  test.each(rule.kinds)("is reported in a text of the kind %s", (kind) => {
    const { findings } = findWords(written[kind](rule.example, file), [rule], []);
    expect(findings).toMatchObject([{ kind, instead: rule.instead }]);
  });
});

test("each kind of text has rules", () => {
  const withRules = new Set(rules.flatMap(({ kinds }) => kinds));
  expect(textKinds.filter((kind) => !withRules.has(kind))).toEqual([]);
});

test.each([
  "If you forgot your password, ask for a link: the operation is `forgetPerson`.",
  "They understand the standard, a stand-alone server and what `sub` stands for.",
  "Who may call it? A user who is signed in; line endings, placeholders, a threshold.",
  "Log in again. The login failed.",
])("%s: is not reported", (text) => {
  expect(wordsIn(documentTexts("README.md", text))).toEqual([]);
});

test("the line of a finding is the line of the word", () => {
  const [document] = findWords(
    documentTexts("docs/a.md", "# A\n\n```sh\nnobody # nobody\n```\n\nIt is\ntold."),
    rules,
    [],
  ).findings;
  const comment = codeTexts("packages/a.ts", "const a = 1;\n/**\n * It is\n * told.\n */");
  expect(document).toMatchObject({ file: "docs/a.md", line: 4, word: "nobody" });
  expect(findWords(comment, rules, []).findings).toMatchObject([{ line: 4, word: "told" }]);
});

test("code, ids and strings of tests are no prose", () => {
  const source = 'const a = "told"; send({ event: "told.you" }, "`told` by name is fine");';
  expect(wordsIn(codeTexts("packages/a.ts", source))).toEqual([]);
  expect(wordsIn(codeTexts("test/a.ts", 'expect(text).toBe("it was told");'))).toEqual([]);
  expect(wordsIn(documentTexts("a/package.json", '{\n  "name": "told",\n}'))).toEqual([]);
});

test("names of exports in lists, patterns and rules of the deployment are read", () => {
  const source = `const told = 1, a = 2;
export { told, a as teller };
export const { tell, ...rest } = told;
export function untold() {}
export interface A { tells(): void }`;
  expect(wordsIn(codeTexts("packages/a.ts", source)).sort()).toEqual(
    ["rest", "tell", "teller", "tells", "told", "untold"].sort(),
  );
  expect(wordsIn(codeTexts("test/a.ts", 'hold({ "nobody may write": {} });'))).toEqual(["nobody"]);
});

test("an exception excuses one word in one place, and is reported when unused", () => {
  const texts = documentTexts("README.md", "The function Sweep. The sweep runs.");
  const exception = { file: "README.md", word: "sweep", reason: "a deployed name" };
  expect(wordsIn(texts, rules, [exception])).toEqual([]);
  const elsewhere = [
    { ...exception, file: "docs/" },
    { ...exception, word: "told" },
    { ...exception, within: "The broom" },
  ];
  const { findings, unused } = findWords(texts, rules, elsewhere);
  expect(findings.map(({ word }) => word)).toEqual(["Sweep", "sweep"]);
  expect(unused).toEqual(elsewhere);
});
