/**
 * The documentation site: `node scripts/site.ts dev` serves it, `node scripts/site.ts build` writes it to site/dist. What
 * follows goes to VitePress, such as `--port 8080` or `--base /latch/`.
 */
import { spawn, spawnSync } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { packagePages } from "./site/packages.ts";
import { copyMarkdown, root, writePages } from "./site/write-pages.ts";
import { installPackages } from "./tools.ts";

const [command = "dev", ...options] = process.argv.slice(2);
const site = join(root, "site");
const vitepress = [join(site, "node_modules/vitepress/bin/vitepress.js"), command, ...options];

installPackages("site");
const packages = packagePages();
writePages(packages);

/** Runs a script of the site. @returns whether it succeeded */
const run = (args: string[]): boolean =>
  spawnSync(process.execPath, args, { cwd: site, stdio: "inherit" }).status === 0;

if (command === "build") {
  if (run(["check-diagrams.ts", "pages"]) && run(vitepress)) copyMarkdown();
  else process.exitCode = 1;
} else {
  const server = spawn(process.execPath, vitepress, { cwd: site, stdio: "inherit" });
  server.on("exit", (code) => process.exit(code ?? 1));
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => server.kill(signal));
  let timer: NodeJS.Timeout | undefined;
  const rewrite = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      try {
        writePages(packages);
      } catch (error) {
        // A document is often incomplete while it is written.
        console.error(String(error));
      }
    }, 100);
  };
  for (const folder of ["docs", "openapi"]) {
    watch(join(root, folder), { recursive: true }, rewrite);
  }
  watch(root, (_, name) => name?.endsWith(".md") && rewrite());
}
