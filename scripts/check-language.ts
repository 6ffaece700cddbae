/**
 * `npm run check:language`: reports the words that the project does not use, in public texts, documents,
 * comments, names of tests, exports and files. scripts/language/rules.ts lists them.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { codeTexts } from "./language/code-texts.ts";
import { documentTexts, fileNameTexts } from "./language/document-texts.ts";
import { findWords } from "./language/find-words.ts";
import { exceptions, rules } from "./language/rules.ts";
import type { Text } from "./language/text.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Generated files, data, German texts, and the rules themselves. */
const excluded = [
  /\.gen\.ts$/,
  /__snapshots__\//,
  /^package-lock\.json$/,
  /^packages\/core\/src\/mail\/german\.ts$/,
  /^scripts\/language\/rules\.ts$/,
  /^test\/lint\/language\.test\.ts$/,
];
const isCode = (file: string): boolean => /\.[jt]s$/.test(file);
const isDocument = (file: string): boolean =>
  /\.(?:md|ya?ml|example)$|Dockerfile$|package\.json$/.test(file) ||
  /^(?:openapi\/openapi|docs\/.*)\.json$/.test(file);

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file && existsSync(root + file) && !excluded.some((each) => each.test(file)));

function* textsOf(): Iterable<Text> {
  const paths = new Set<string>();
  for (const file of files) {
    yield* fileNameTexts(file, paths);
    if (!isCode(file) && !isDocument(file)) continue;
    const source = readFileSync(root + file, "utf8");
    yield* isCode(file) ? codeTexts(file, source) : documentTexts(file, source);
  }
}

const { findings, unused } = findWords(textsOf(), rules, exceptions);
for (const { file, line, kind, word, instead } of findings) {
  console.error(`${file}:${line} ${kind}: "${word}" → ${instead}`);
}
for (const { file, word, reason } of unused) {
  console.error(
    `scripts/language/rules.ts: the exception "${word}" in ${file} is unused (${reason})`,
  );
}
if (findings.length + unused.length > 0) {
  console.error(`${findings.length} words to replace, ${unused.length} unused exceptions.`);
  process.exitCode = 1;
} else {
  console.log(`The language of ${files.length} files complies with ${rules.length} rules.`);
}
