/** `llms.txt`, the list of the pages for language models (llmstxt.org), and `llms-full.txt`, their text. */
import type { Section } from "./navigation.ts";
import type { Page } from "./page.ts";

/** What a model needs only for a question about it. */
const optional = ["Decisions"];

/** Returns the list: a link to the Markdown of each page, relative to the root of the site. */
export function llmsList(description: string, sections: Section[]): string {
  const listOf = ({ items }: Section): string =>
    items
      .map(
        ({ text, link, description }) =>
          `- [${text}](${link})${description ? `: ${description}` : ""}\n`,
      )
      .join("");
  const isOptional = ({ text }: Section): boolean => optional.includes(text);
  const needed = sections.filter((section) => !isOptional(section));
  const parts = needed.map((section) => `## ${section.text}\n\n${listOf(section)}`);
  const rest = sections.filter(isOptional).map(listOf).join("");
  return `# Latch

> ${description}

Latch is a TypeScript project: an HTTP API on AWS Lambda, a Node server or the edge, with DynamoDB, and packages for its
clients. The OpenAPI document is [files/openapi/openapi.json](files/openapi/openapi.json). All pages in one file are in
[llms-full.txt](llms-full.txt).

${parts.join("\n")}
## Optional

${rest}`;
}

/** Returns the text of all pages of the sections, each after a line with its path. */
export function llmsFullText(pages: Page[], sections: Section[]): string {
  const byPath = new Map(pages.map((page) => [page.path, page.text]));
  return sections
    .flatMap(({ items }) => items)
    .map(({ link }) => `<!-- ${link} -->\n\n${byPath.get(link)?.trim() ?? ""}\n`)
    .join("\n");
}
