/** Writes the client's types and its list of operations from openapi/openapi.json. */
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

type Document = { paths: Record<string, Record<string, { operationId: string }>> };

const source = new URL("../../openapi/openapi.json", import.meta.url);
const notice = "// Written by `npm run openapi` from openapi/openapi.json.\n";
const { paths } = JSON.parse(readFileSync(source, "utf8")) as Document;

const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(
    ([method, { operationId }]) => `  ${operationId}: { method: "${method}", path: "${path}" },\n`,
  ),
);

write("api.gen.ts", astToString(await openapiTS(source, { immutable: false })));
write(
  "operations.gen.ts",
  `/** Where each operation lives. */\nexport const operations = {\n${operations.join("")}} as const;\n`,
);

function write(name: string, text: string): void {
  writeFileSync(new URL(`./src/${name}`, import.meta.url), notice + text);
}
