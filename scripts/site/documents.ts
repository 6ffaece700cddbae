/** The documents of the repository as pages of the site: those in docs/, and what they link to. */
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { sep } from "node:path";
import { dirname, extname, join, normalize, relative } from "node:path/posix";
import { type Page, titleOf } from "./page.ts";

/** The pages, and the files that the site offers as they are, by their path in the site. */
export type Documents = { pages: Page[]; files: Map<string, string> };

/** Where a link to a file of the repository leads in the site. */
function sitePath(file: string): string {
  if (file === "README.md") return "overview.md";
  if (file === "docs/README.md") return "documents.md";
  // A server of static files may hide names that begin with a dot.
  const path = file.replace(/^docs\//, "").replaceAll(/(^|\/)\./g, "$1");
  if (isDownload(file)) return `files/${path}`;
  if (!file.endsWith(".md")) return `source/${path}.md`;
  const page = path.replace(/(^|\/)README\.md$/, "$1index.md");
  return page.includes("/") ? page : page.toLowerCase();
}

const isDownload = (file: string): boolean => [".json", ".yml"].includes(extname(file));

/** Reads the documents of a repository, and everything that they link to. */
export function readDocuments(root: string): Documents {
  const pages: Page[] = [];
  const files = new Map<string, string>();
  const start = globSync(["*.md", "docs/**/*.md"], { cwd: root });
  const found = new Set(start.map((file) => file.replaceAll(sep, "/")));
  for (const file of found) {
    const path = sitePath(file);
    const text = readFileSync(join(root, file), "utf8");
    if (isDownload(file)) files.set(path, text);
    else if (!file.endsWith(".md")) pages.push({ path, title: file, text: showSource(file, text) });
    else {
      const linked = moveLinks(text, file, (target) => {
        if (!existsSync(join(root, target)) || statSync(join(root, target)).isDirectory()) {
          throw new Error(`${file} links to ${target}, which is no file.`);
        }
        found.add(target);
      });
      pages.push({ path, title: titleOf(text, file), text: linked });
    }
  }
  return { pages, files };
}

const showSource = (file: string, text: string): string =>
  `# \`${file}\`\n\n\`\`\`${file === ".env.example" ? "ini" : extname(file).slice(1)}\n${text.trimEnd()}\n\`\`\`\n`;

/** Replaces the relative links of a document by those of the site. */
function moveLinks(text: string, file: string, visit: (target: string) => void): string {
  const move = (link: string): string => {
    if (/^(?:[a-z][a-z+.-]*:|#|$)/i.test(link)) return link;
    const [path = "", anchor] = link.split("#");
    const target = normalize(join(dirname(file), path));
    visit(target);
    const to = sitePath(target);
    const address = isDownload(target) ? `/${to}` : relative(dirname(sitePath(file)), to);
    return anchor === undefined ? address : `${address}#${anchor}`;
  };
  return outsideCode(text, (line) =>
    line
      .replaceAll(/\]\(([^()\s]+)\)/g, (_, link) => `](${move(link)})`)
      .replace(/^(\[[^\]]+\]: +)(\S+)/, (_, name, link) => name + move(link)),
  );
}

/** Changes the lines of a document that are in no block of code. */
function outsideCode(text: string, change: (line: string) => string): string {
  let fence = "";
  return text
    .split("\n")
    .map((line) => {
      const [, mark = ""] = /^\s*(`{3,})/.exec(line) ?? [];
      if (fence === "" && mark === "") return change(line);
      if (fence === "") fence = mark;
      else if (mark.length >= fence.length && line.trim() === mark) fence = "";
      return line;
    })
    .join("\n");
}
