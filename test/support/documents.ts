import { globSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import GithubSlugger from "github-slugger";
import { lexer, type Token, walkTokens } from "marked";
import manifest from "../../package.json" with { type: "json" };
import { root } from "./processes/program.ts";

/** A block of code, with the marks in the HTML comments right before it: `<!-- NAME: VALUE -->`. */
export type Block = {
  language: string;
  text: string;
  marks: Partial<Record<"not run" | "run by" | "file" | "part of", string>>;
};

export type Document = {
  /** From the root of the repository. */
  path: string;
  text: string;
  /** The anchors of its headings, as GitHub makes them. */
  anchors: string[];
  /** Targets of links and pictures, and of definitions at its end. */
  links: string[];
  blocks: Block[];
};

const mark = /<!--\s*(not run|run by|file|part of):\s*(\S[\s\S]*?)\s*-->/g;

/** Reads a document of the repository. */
export function readDocument(path: string): Document {
  const text = readFileSync(join(root, path), "utf8");
  const document: Document = { path, text, anchors: [], links: [], blocks: [] };
  const tokens = lexer(text);
  document.links.push(...Object.values(tokens.links).flatMap(({ href }) => href ?? []));
  const slugger = new GithubSlugger();
  let marks: Block["marks"] = {};
  walkTokens(tokens, (token) => {
    if (token.type === "heading") document.anchors.push(slugger.slug(plain(token)));
    if (token.type === "link" || token.type === "image") document.links.push(token["href"]);
    if (token.type === "code") {
      document.blocks.push({ language: token["lang"] ?? "", text: token["text"], marks });
    }
    if (token.type === "space") return;
    const found = token.type === "html" ? token.raw.matchAll(mark) : [];
    marks = Object.fromEntries([...found].map(([, name, value]) => [name, value]));
  });
  return document;
}

/** The text of a heading, without its markup. */
const plain = (token: Token): string =>
  "tokens" in token && token.tokens
    ? token.tokens.map(plain).join("")
    : "text" in token
      ? String(token.text)
      : token.raw;

/** All documents of the repository. */
export const documents: Document[] = globSync(
  [
    "*.md",
    ".github/**/*.md",
    "docs/**/*.md",
    "examples/*.md",
    "examples/*/*.md",
    "packages/*/*.md",
  ],
  { cwd: root },
)
  .map((path) => path.replaceAll(sep, "/"))
  .sort()
  .map(readDocument);

/** The verbs of `npx latch` that npm scripts are aliases of: all of them. */
export const latchVerbs: string[] = Object.values(manifest.scripts).flatMap((script) => {
  const [, verb] = /^latch ([a-z -]*[a-z])$/.exec(script) ?? [];
  return verb ? [verb] : [];
});
