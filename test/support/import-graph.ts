import { globSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/** An import of one file by another, as paths relative to the folder that was read. */
export type FileImport = { from: string; to: string };

/** `import … from`, `export … from` and `import "…"`, as Biome formats them: at the start of a line. */
const statement = /^(?:import|export)\s(?:[\w*{},\s]*\sfrom\s)?"([^"]+)"/gm;
/** An import within an expression or a type, or the resolution of a module. */
const expression = /\bimport(?:\.meta\.resolve)?\(\s*"([^"]+)"/g;

/** Returns the modules that a TypeScript source imports, including type imports. */
const modulesOf = (source: string): string[] =>
  [statement, expression].flatMap((form) =>
    [...source.matchAll(form)].map(([, module = ""]) => module),
  );

/** A module as a file imports it. */
export type ModuleImport = { from: string; module: string };

/** Reads the imports of all TypeScript files below a folder, in every form. */
export const readModules = (folder: string): ModuleImport[] =>
  globSync("**/*.ts", { cwd: folder, exclude: ["**/node_modules"] }).flatMap((from) =>
    modulesOf(readFileSync(join(folder, from), "utf8")).map((module) => ({ from, module })),
  );

/** Reads the relative imports of all TypeScript files below a folder. */
export const readImports = (folder: string): FileImport[] =>
  readModules(folder)
    .filter(({ module }) => module.startsWith("."))
    .map(({ from, module }) => ({ from, to: posix.join(dirname(from), module) }));

/** Returns the top folder of a file, or the file itself if it is in none. */
export const readDomain = (file: string): string => file.split("/")[0] ?? "";

/** Domains that import each other, directly or through others, and the imports that cause it. */
export type Circle = { domains: string[]; imports: string[] };

/** Finds import cycles among the top folders. A file beside them counts as a domain. */
export function findCircles(imports: FileImport[]): Circle[] {
  const crossing = imports.filter(({ from, to }) => readDomain(from) !== readDomain(to));
  const targets = Map.groupBy(crossing, ({ from }) => readDomain(from));

  function reach(domain: string, reached = new Set<string>()): Set<string> {
    for (const { to } of targets.get(domain) ?? []) {
      const next = readDomain(to);
      if (!reached.has(next)) reach(next, reached.add(next));
    }
    return reached;
  }

  const reachable = new Map([...targets.keys()].map((domain) => [domain, reach(domain)]));
  const inCircles = [...targets.keys()].filter((domain) => reachable.get(domain)?.has(domain));
  const circles = Map.groupBy(inCircles, (domain) =>
    inCircles
      .filter((other) => reachable.get(domain)?.has(other) && reachable.get(other)?.has(domain))
      .sort()
      .join(" "),
  );
  return [...circles.keys()].sort().map((names) => {
    const domains = names.split(" ");
    const within = crossing.filter((each) =>
      [each.from, each.to].every((file) => domains.includes(readDomain(file))),
    );
    return { domains, imports: within.map(({ from, to }) => `${from} imports ${to}`).sort() };
  });
}
