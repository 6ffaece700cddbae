/** Writes the types and operations of the client from openapi.json. With --check it only reports stale files. */
import { readFileSync, writeFileSync } from "node:fs";
import { requireTool } from "./tools.ts";

type Operation = {
  operationId: string;
  security: Record<string, string[]>[];
  "x-recent-authentication"?: { singleUse?: boolean };
};
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: { Role: { enum: string[] } } };
};

/** The part of openapi-typescript that is used: its types are in test/node_modules. */
type Generator = {
  default(source: URL, options: { immutable: boolean }): Promise<object[]>;
  astToString(nodes: object[]): string;
};

const { default: openapiTS, astToString } = requireTool("openapi-typescript") as Generator;

const source = new URL("../openapi/openapi.json", import.meta.url);
const notice = "// Written by `npm run openapi` from openapi/openapi.json.\n";
const { paths, components } = JSON.parse(readFileSync(source, "utf8")) as Document;

const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(
    ([method, { operationId, security, "x-recent-authentication": recent }]) =>
      `  ${operationId}: ["${path}", "${method}"${security.some((entry) => "bearerAuth" in entry) ? `, ${stepUpOf(recent)}` : ""}],\n`,
  ),
);

/** Whether an operation requires a recent authentication, or a token of `reauthenticate`, or neither. */
function stepUpOf(recent: Operation["x-recent-authentication"]): string {
  if (!recent) return "true";
  return recent.singleUse ? '"token"' : '"recent"';
}

write("api.gen.ts", astToString(await openapiTS(source, { immutable: false })));
write(
  "operations.gen.ts",
  `type Operation = readonly [path: string, method: string, bearer?: true | "recent" | "token"];\n\nconst table = {\n${operations.join("")}} satisfies Record<string, Operation>;\n\n/** The path and the method of each operation, whether it accepts an access token, and with which step-up. */\nexport const operations: Readonly<Record<keyof typeof table, Operation>> = table;\n`,
);

const guards = Object.values(paths).flatMap((methods) =>
  Object.values(methods).map(
    ({ operationId, security, "x-recent-authentication": recent }) =>
      `  ${operationId}: ["${roleOf(security)}", ${recent !== undefined}],\n`,
  ),
);

/** The lowest role that an operation requires, or `anyone` if it requires no credential. */
function roleOf(security: Operation["security"]): string {
  const bearer = security.find((entry) => "bearerAuth" in entry)?.["bearerAuth"];
  const isOptional = security.length === 0 || security.some((entry) => !Object.keys(entry).length);
  return isOptional ? "anyone" : (bearer?.[0] ?? "user");
}

const roles = components.schemas.Role.enum;
write(
  "guards.gen.ts",
  `export const roles = ${JSON.stringify(roles)} as const;\n\ntype Guard = readonly [role: (typeof roles)[number] | "anyone", stepUp: boolean];\n\n/** The lowest role that each operation requires, and whether it requires a recent authentication. */\nexport const guards = {\n${guards.join("")}} as const satisfies Record<string, Guard>;\n`,
);

function write(name: string, body: string): void {
  const file = new URL(`../packages/client/src/${name}`, import.meta.url);
  const text = notice + body;
  if (!process.argv.includes("--check")) {
    writeFileSync(file, text);
  } else if (readFileSync(file, "utf8") !== text) {
    console.error(`${name} is stale: run \`npm run openapi\` and commit what it writes.`);
    process.exitCode = 1;
  }
}
