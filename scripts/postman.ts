/** Writes openapi/postman.json from openapi.json. With --check, only checks that it is up to date. */
import { readFileSync, writeFileSync } from "node:fs";
import { logInScript, readTokensScript, resultScript } from "./postman-scripts.ts";
import { requireTool } from "./tools.ts";

type Described = { disabled?: boolean; key?: string; value?: string };
type Request = {
  name?: string;
  url: { query: Described[]; variable: object[] };
  header: Described[];
  body?: { raw?: string };
  auth?: object | null;
};
type Example = { id?: string; code: number; originalRequest: Request };
type Item = {
  id?: string;
  name: string;
  item?: Item[];
  request?: Request;
  response?: Example[];
  event?: object[];
};
type Collection = {
  info: { _postman_id?: string };
  item: Item[];
  auth?: object;
  event?: object[];
  variable?: { key: string; value: string; type?: string }[];
};
type Outcome = { result: boolean; reason?: string; output: { data: Collection }[] };

/** The part of openapi-to-postmanv2 that is used. */
type Converter = {
  convertV2(
    input: { type: "json"; data: object },
    options: object,
    callback: (error: Error | null, outcome: Outcome) => void,
  ): void;
};

const file = new URL("../openapi/postman.json", import.meta.url);
const source = new URL("../openapi/openapi.json", import.meta.url);
const document = JSON.parse(readFileSync(source, "utf8"));
const { convertV2 } = requireTool("openapi-to-postmanv2") as Converter;

const options = {
  folderStrategy: "Tags",
  parametersResolution: "Example",
  includeWebhooks: false,
};
const { result, reason, output } = await new Promise<Outcome>((resolve, reject) =>
  convertV2({ type: "json", data: document }, options, (error, outcome) =>
    error ? reject(error) : resolve(outcome),
  ),
);
if (!result || !output[0]) throw new Error(`The document has no Postman collection: ${reason}`);
const text = `${JSON.stringify(finish(output[0].data), null, 2)}\n`;

if (!process.argv.includes("--check")) {
  writeFileSync(file, text);
} else if (readFileSync(file, "utf8") !== text) {
  console.error("openapi/postman.json is stale: run `npm run openapi` and commit what it writes.");
  process.exitCode = 1;
}

/** Adds the variables and scripts to a collection, and removes what differs in each conversion. */
function finish(collection: Collection): Collection {
  const { _postman_id, ...info } = collection.info;
  return {
    ...collection,
    info,
    item: collection.item.map(finishItem),
    auth: { type: "bearer", bearer: [{ key: "token", value: "{{accessToken}}", type: "string" }] },
    event: [
      { listen: "prerequest", script: { type: "text/javascript", exec: logInScript } },
      {
        listen: "test",
        script: { type: "text/javascript", exec: [...readTokensScript, ...resultScript] },
      },
    ],
    variable: [
      { key: "baseUrl", value: "http://127.0.0.1:4000" },
      { key: "email", value: "ada@example.com" },
      { key: "password", value: "correct horse battery staple" },
      ...["accessToken", "refreshToken", "reauthenticationToken"].map((key) => ({
        key,
        value: "",
      })),
    ],
  };
}

function finishItem({ id, ...item }: Item): Item {
  if (item.item) return { ...item, item: item.item.map(finishItem) };
  // Only the successful responses: the schema of a problem is the same in each operation.
  const examples = (item.response ?? []).filter(({ code }) => code < 300);
  return {
    ...item,
    ...(item.request && { request: finishRequest(item.request) }),
    response: examples.map(({ id: _, ...example }) => ({
      ...example,
      originalRequest: finishRequest(example.originalRequest),
    })) as Example[],
  };
}

/** Leaves the optional headers and parameters out until the user selects them, and fills the body from the variables. */
function finishRequest({ auth, ...request }: Request): Request {
  const raw = request.body?.raw
    ?.replaceAll('"ada@example.com"', '"{{email}}"')
    .replaceAll('"correct horse battery staple"', '"{{password}}"')
    .replace(/"refreshToken": "[^"]*"/, '"refreshToken": "{{refreshToken}}"');
  const isNeeded = ({ key }: Described) => key === "Content-Type" || key === "Accept";
  return {
    ...request,
    // A request without credentials stays so; each other one uses the token of the collection.
    ...((auth as { type?: string } | null)?.type === "noauth" && { auth: { type: "noauth" } }),
    url: {
      ...request.url,
      query: request.url.query.map((each) => ({ ...each, disabled: true })),
    },
    header: request.header.map((each) => ({ ...each, disabled: !isNeeded(each) })),
    ...(request.body && { body: { ...request.body, ...(raw !== undefined && { raw }) } }),
  };
}
