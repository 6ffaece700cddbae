/** Parses the Mermaid diagrams of the pages in a folder: `node check-diagrams.ts FOLDER`. Fails for a broken one. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Window } from "happy-dom";

// Mermaid sanitizes labels in the document of a window.
const window = new Window();
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");

const [folder = "pages"] = process.argv.slice(2);
let count = 0;
for (const file of globSync("**/*.md", { cwd: folder }).sort()) {
  const text = readFileSync(join(folder, file), "utf8");
  for (const [, diagram = ""] of text.matchAll(/^```mermaid\n(.*?)^```/gms)) {
    count += 1;
    try {
      await mermaid.parse(diagram);
    } catch (error) {
      console.error(`${file}: ${(error as Error).message}\n\n${diagram}`);
      process.exitCode = 1;
    }
  }
}
console.log(`Parsed ${count} diagrams.`);
await window.happyDOM.close();
