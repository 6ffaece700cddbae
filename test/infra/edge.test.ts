import { createKeyRing } from "@latch/adapters/crypto";
import { cdnHeaders } from "@latch/config/cdn-headers";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  functionUrlEvent,
  type LambdaResult,
  sourceIp,
} from "../support/fixtures/lambda-events.ts";
import { stage } from "../support/fixtures/stages.ts";
import { scan } from "../support/fixtures/tables.ts";
import type { Graph } from "../support/graph.ts";
import { password } from "../support/harness.ts";
import { Deliveries, deploy, type Lambda, startLambda } from "../support/processes/lambda.ts";

const domain = "auth.example.com";
const viewer = "198.51.100.77";
const forged = "192.0.2.66";
let graph: Graph;
let links: Record<string, object>;
let deployed: Awaited<ReturnType<typeof deploy>>;
let lambda: Lambda;

beforeAll(async () => {
  graph = await stage("productionDomain");
  deployed = await deploy("lambda-edge-");
  const LatchKeys = { value: JSON.stringify(await createKeyRing()) };
  const Edge = graph.functions["Api"]?.links["Edge"] ?? {};
  links = { ...deployed.links, LatchKeys, Deliveries, Edge };
  lambda = await startLambda(deployed.folder, links, { LATCH_ISSUER: `https://${domain}` });
});

afterAll(async () => {
  await lambda.stop();
  deployed.remove();
});

type Headers = Record<string, { value: string }>;
type EdgeEvent = { viewer: { ip: string }; request: { uri: string; headers: Headers } };

/** Returns the key-value store of SST's CloudFront function. */
function parseRoutes({ all }: Graph): Map<string, string> {
  const store = new Map<string, string>();
  const routes: string[] = [];
  for (const { inputs } of all("pulumi-nodejs:dynamic:Resource")) {
    const {
      namespace,
      entries = {},
      entry,
    } = inputs as {
      namespace?: string;
      entries?: Record<string, string>;
      entry?: string;
    };
    for (const [key, value] of Object.entries(entries)) store.set(`${namespace}:${key}`, value);
    if (!entry) continue;
    routes.push(entry);
    store.set(`${namespace}:routes`, JSON.stringify(routes));
  }
  return store;
}

/**
 * Runs the deployed CloudFront function with a request.
 * @param kept the content of its key-value store
 * @param change changes the code of the function
 */
async function throughEdge(
  path: string,
  given: Record<string, string>,
  { store = parseRoutes(graph), change = (code: string) => code } = {},
) {
  const { code } = graph.one("aws:cloudfront/function:Function", "RouterCloudfrontFunctionRequest");
  // CloudFront's limit.
  expect(Buffer.byteLength(String(code))).toBeLessThanOrEqual(10_240);
  const script = change(String(code)).replace('import cf from "cloudfront";', "");
  let origin = "default";
  const cf = {
    kvs: () => ({
      async get(key: string) {
        const value = store.get(key);
        if (value === undefined) throw new Error("KeyNotFound");
        return value;
      },
    }),
    updateRequestOrigin(changed: { domainName: string }) {
      origin = changed.domainName;
    },
  };
  const event: EdgeEvent = {
    viewer: { ip: viewer },
    request: {
      uri: path,
      headers: Object.fromEntries(
        Object.entries({ host: domain, ...given }).map(([name, value]) => [name, { value }]),
      ),
    },
  };
  const run = new Function("cf", "event", `${script}; return handler(event);`);
  const request = (await run(cf, event)) as EdgeEvent["request"] & { statusCode?: number };
  const headers = Object.entries(request.headers ?? {}).map(([name, { value }]) => [name, value]);
  return { origin, status: request.statusCode, headers: Object.fromEntries(headers) };
}

const forgedHeaders = {
  "x-forwarded-for": forged,
  [cdnHeaders.address]: forged,
  [cdnHeaders.proof]: "a guess",
};

test("CloudFront routes /tasks to the function of the tasks and all other paths to the API", async () => {
  for (const path of ["/tasks", "/tasks/tsk_1", "/tasks/"]) {
    expect((await throughEdge(path, {})).origin).toMatch(/^tasksapiliveurl\.lambda-url\./);
  }
  for (const path of ["/", "/me", "/tasksnot", "/docs", "/auth/login", "/.well-known/jwks.json"]) {
    expect((await throughEdge(path, {})).origin, path).toBe("default");
  }
  const lost = await throughEdge("/tasks", {}, { store: new Map() });
  expect(lost.origin, "a failing store sends tokens to no other origin").toBe("default");
});

test("CloudFront rejects requests to its own host name", async () => {
  const { status } = await throughEdge("/me", { host: "d111111abcdef8.cloudfront.net" });
  expect(status).toBe(403);
});

test("CloudFront replaces the client's header with the address that it saw", async () => {
  const { headers } = await throughEdge("/me", { ...forgedHeaders, authorization: "Bearer x" });
  expect(headers).toMatchObject({
    [cdnHeaders.address]: viewer,
    [cdnHeaders.proof]: (links["Edge"] as { secret: string }).secret,
    authorization: "Bearer x",
  });
});

test("without the injected code, the client's header would be trusted", async () => {
  const change = (code: string) => code.replaceAll(/event\.request\.headers\["x-latch.*;/g, "");
  const { headers } = await throughEdge("/me", forgedHeaders, { change });
  expect(headers).toMatchObject(forgedHeaders);
});

test("the API trusts the address only with CloudFront's secret", async () => {
  async function signUp(email: string, headers: Record<string, string>) {
    const init = {
      method: "POST",
      body: JSON.stringify({ email, password }),
      headers: { ...headers, "content-type": "application/json" },
    };
    const event = await functionUrlEvent(new Request(`https://${domain}/auth/signup`, init));
    const { statusCode, body } = await lambda.invoke<LambdaResult>(event);
    expect(statusCode).toBe(201);
    const { user } = JSON.parse(body) as { user: { id: string } };
    const sessions = await scan(deployed.database, "Sessions");
    return sessions.find(({ userId }) => userId === user.id)?.["address"];
  }
  const { host, ...forwarded } = (await throughEdge("/auth/signup", forgedHeaders)).headers;
  expect(host).toBe(domain);
  expect(await signUp("ada@example.com", forwarded)).toBe(viewer);
  expect(await signUp("eve@example.com", forgedHeaders)).toBe(sourceIp);
});
