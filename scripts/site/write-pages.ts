/** Writes what VitePress builds the site from: pages, downloads and the navigation, in site/pages. */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { apiPages } from "./api-pages.ts";
import { readDocuments } from "./documents.ts";
import { homePage, readIntroduction } from "./home.ts";
import { llmsFullText, llmsList } from "./llms.ts";
import { readSections, type Section } from "./navigation.ts";
import type { Page } from "./page.ts";

export const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(root, "site/pages");

const itemOf = ({ title, path }: Page) => ({ text: title, link: path });

type Link = { text: string; link?: string; collapsed?: boolean; items?: Link[] };

const toLinks = (items: Section["items"]): Link[] =>
  items.map(({ text, link }) => ({ text, link: `/${link}` }));

/** A group with a link. Without one, VitePress nests the button that opens it in another button. */
const toGroup = (text: string, items: Link[], link = items[0]?.link): Link => ({
  text,
  link,
  collapsed: text !== "Tutorial",
  items,
});

/** A group of generated pages. Its name links to the first of them. */
function generatedGroup(text: string, [index, ...pages]: Page[]): Link {
  // The name of the group precedes the name of the page.
  const items = pages
    .map(itemOf)
    .map((item) => ({ ...item, text: item.text.replace(/^.*: /, "") }));
  return toGroup(text, toLinks(items), `/${index?.path}`);
}

/** The navigation in the form of VitePress. A section is open while one of its pages is. */
function navigationOf(sections: Section[], generated: Record<string, Page[]>) {
  const groups = Object.entries(generated).map(([text, pages]) => generatedGroup(text, pages));
  return {
    nav: sections.map(({ text, items }) => {
      const [{ link = "" } = {}] = items;
      return { text, link: `/${link}`, activeMatch: `^/${dirname(link)}/` };
    }),
    sidebar: sections.map(({ text, items }) =>
      toGroup(text, [
        ...(text === "Tutorial" ? [{ text: "Overview", link: "/overview.md" }] : []),
        ...toLinks(items),
        ...(text === "Reference" ? groups : []),
      ]),
    ),
  };
}

/** Writes the pages of the documents and of the operations beside those of the packages. */
export function writePages(packages: Page[]): void {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const document = JSON.parse(readFileSync(join(root, "openapi/openapi.json"), "utf8"));
  const { pages, files } = readDocuments(root);
  const introduction = readIntroduction(readme);
  const sections = readSections(pages);
  const operations = apiPages(document);
  const generated = { "Operations of the API": operations, Packages: packages };
  const all = [...pages, ...operations, ...packages, homePage(introduction, sections)];

  const listed = sections.map(({ text, items }) => {
    const more = text === "Reference" ? [...operations, ...packages].map(itemOf) : [];
    return { text, items: [...items, ...more] };
  });
  const { description } = introduction;
  const navigation = { description, ...navigationOf(sections, generated) };
  replaceFiles({
    ...Object.fromEntries(all.map(({ path, text }) => [path, text])),
    ...Object.fromEntries([...files].map(([path, text]) => [`public/${path}`, text])),
    "public/llms.txt": llmsList(description, listed),
    "public/llms-full.txt": llmsFullText(all, listed),
    "navigation.json": JSON.stringify(navigation),
  });
}

/** Copies the pages as Markdown into the site. */
export function copyMarkdown(): void {
  for (const path of globSync("**/*.md", { cwd: folder })) {
    writeIfChanged(join(root, "site/dist", path), readFileSync(join(folder, path), "utf8"));
  }
}

/** Makes these the only files of the folder. VitePress notices only the files that change. */
function replaceFiles(texts: Record<string, string>): void {
  for (const entry of globSync("**/*", { cwd: folder, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && !(relative(folder, file).replaceAll(sep, "/") in texts)) rmSync(file);
  }
  for (const [path, text] of Object.entries(texts)) writeIfChanged(join(folder, path), text);
}

function writeIfChanged(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  try {
    if (readFileSync(file, "utf8") === text) return;
  } catch {
    // The file does not exist yet.
  }
  writeFileSync(file, text);
}
