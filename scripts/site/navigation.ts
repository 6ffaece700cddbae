/** The navigation of the site: the sections of docs/README.md and the list of decisions. */
import { join } from "node:path/posix";
import { lexer, type Token, type Tokens, walkTokens } from "marked";
import { type Page, plainText } from "./page.ts";

type Item = { text: string; link: string; description?: string };
export type Section = { text: string; items: Item[] };

const linksOf = (token: Token): Tokens.Link[] => {
  const links: Tokens.Link[] = [];
  walkTokens([token], (each) => {
    if (each.type === "link") links.push(each as Tokens.Link);
  });
  return links;
};

/**
 * Returns the sections, each with its pages in the order of the list of documents.
 * @throws for a page of a section that the list does not contain
 */
export function readSections(pages: Page[]): Section[] {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const textOf = (path: string): string => byPath.get(path)?.text ?? "";
  const itemsOf = (token: Token, from: string): Item[] =>
    linksOf(token).flatMap(({ href }) => {
      const path = join(from, href.split("#")[0] ?? "");
      const page = byPath.get(path);
      return page ? [{ text: page.title, link: path }] : [];
    });

  const sections: Section[] = [];
  for (const token of lexer(textOf("documents.md"))) {
    if (token.type === "heading" && token["depth"] === 2) {
      sections.push({ text: plainText(token["tokens"] ?? []), items: [] });
    }
    if (token.type !== "list") continue;
    for (const entry of (token as Tokens.List).items) {
      const items = itemsOf(entry, "");
      const [, description] = /:\s([\s\S]+)$/.exec(plainText(entry.tokens)) ?? [];
      const [only] = items;
      if (items.length === 1 && only && description) {
        only.description = description.replaceAll(/\s+/g, " ");
      }
      sections.at(-1)?.items.push(...items.filter(({ link }) => link !== "adr/index.md"));
    }
  }
  const decisions = lexer(textOf("adr/index.md")).flatMap((token) => itemsOf(token, "adr"));
  sections.push({
    text: "Decisions",
    items: [{ text: "About the decisions", link: "adr/index.md" }, ...decisions],
  });

  const listed = new Set(sections.flatMap(({ items }) => items.map(({ link }) => link)));
  const folders = /^(?:adr|explanation|guides|operations|reference|tutorial)\//;
  const missing = pages.filter(({ path }) => folders.test(path) && !listed.has(path));
  if (missing.length > 0) {
    const names = missing.map(({ path }) => path).join(", ");
    throw new Error(`docs/README.md and docs/adr/README.md do not list ${names}.`);
  }
  return sections;
}
