import { readFileSync } from "node:fs";
import { createKeyRing } from "@latch/adapters/crypto";
import { createLatchClient } from "@latch/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sizeLimits } from "../../../scripts/bundle.ts";
import { checkedFetch } from "../../support/checked-fetch.ts";
import { decodeToken } from "../../support/fixtures/forge.ts";
import {
  functionUrl,
  functionUrlEvent,
  httpApiEvent,
  restApiEvent,
  sourceIp,
  type ToEvent,
  toResponse,
} from "../../support/fixtures/lambda-events.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { jsonBody, password } from "../../support/harness.ts";
import { Deliveries, deploy, type Lambda, startLambda } from "../../support/processes/lambda.ts";

const ownDomain = "https://auth.example.com";
const forged = "192.0.2.66";
let deployed: Awaited<ReturnType<typeof deploy>>;
let links: Record<string, object>;

beforeAll(async () => {
  deployed = await deploy("lambda-");
  const LatchKeys = { value: JSON.stringify(await createKeyRing()) };
  links = { ...deployed.links, LatchKeys, Deliveries };
});

afterAll(() => deployed.remove());

test(`the bundle has at most ${sizeLimits.api} KiB`, () => {
  expect(deployed.size).toBeLessThanOrEqual(sizeLimits.api);
});

describe.each<{
  via: string;
  toEvent: ToEvent;
  origin: string;
  environment?: { LATCH_ISSUER: string };
}>([
  { via: "a function URL", toEvent: functionUrlEvent, origin: functionUrl },
  {
    via: "an HTTP API",
    toEvent: httpApiEvent,
    origin: ownDomain,
    environment: { LATCH_ISSUER: ownDomain },
  },
  {
    via: "a REST API",
    toEvent: restApiEvent,
    origin: ownDomain,
    environment: { LATCH_ISSUER: ownDomain },
  },
])("through $via", ({ via, toEvent, origin, environment }) => {
  const email = `${via.replaceAll(" ", "-").toLowerCase()}@example.com`;
  let lambda: Lambda;

  beforeAll(async () => {
    lambda = await startLambda(deployed.folder, links, { DOCS_PAGE: "true", ...environment });
    await latch.signUp({ body: { email, password } });
  });

  afterAll(() => lambda.stop());

  const send = async (path: string, init?: RequestInit & { base64?: boolean }) =>
    lambda.invoke(await toEvent(new Request(`${origin}${path}`, init), init));
  const fetch = checkedFetch(async (request) =>
    toResponse(await lambda.invoke(await toEvent(request))),
  );
  const raw = (path: string, init?: RequestInit) => fetch(new Request(`${origin}${path}`, init));
  const latch = createLatchClient({ retries: 0, timeout: 0, baseUrl: origin, fetch });

  test("the issuer is the public URL of the API", async () => {
    const data = signedIn(await latch.logIn({ body: { identifier: email, password } }));
    expect(decodeToken(data.accessToken ?? "").claims).toMatchObject({ iss: origin });
    const forgedHost = await raw("/.well-known/openid-configuration", {
      headers: { host: "evil.example.com", "x-forwarded-host": "evil.example.com" },
    });
    expect(await forgedHost.json()).toMatchObject({
      issuer: origin,
      jwks_uri: `${origin}/.well-known/jwks.json`,
    });
  });

  test("a session works with a cookie", async () => {
    const mode = { "x-session-mode": "cookie", "content-type": "application/json" };
    const opened = await send("/auth/login", {
      method: "POST",
      headers: mode,
      body: JSON.stringify({ identifier: email, password }),
    });
    const readCookie = ({ cookies, multiValueHeaders }: typeof opened) =>
      (via === "a REST API" ? multiValueHeaders?.["set-cookie"] : cookies)?.[0] ?? "";
    expect(readCookie(opened)).toMatch(
      /^__Host-latch_session=lrt_[\w-]+; Path=\/; Expires=[\w, :]+; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(JSON.parse(opened.body)).not.toHaveProperty("refreshToken");

    const [cookie = ""] = readCookie(opened).split(";");
    const headers = { ...mode, cookie: `theme=dark; ${cookie}`, origin };
    const refreshed = await send("/auth/refresh", { method: "POST", headers, body: "{}" });
    expect(refreshed.statusCode).toBe(200);
    expect(readCookie(refreshed)).toMatch(/^__Host-latch_session=lrt_/);
    expect(readCookie(refreshed)).not.toContain(cookie);

    const foreign = await raw("/auth/refresh", {
      method: "POST",
      headers: { ...headers, origin: "https://evil.example.com" },
      body: "{}",
    });
    expect(foreign.status).toBe(403);
  });

  test("a base64 body is decoded", async () => {
    const { body, headers } = jsonBody({ identifier: email, password });
    const result = await send("/auth/login", { method: "POST", body, headers, base64: true });
    expect([result.statusCode, JSON.parse(result.body).user.email]).toEqual([200, email]);
  });

  test("the client's address is the one that AWS saw", async () => {
    const data = signedIn(
      await latch.signUp({
        body: { email: `from-${email}`, password },
        headers: { "x-forwarded-for": forged, forwarded: `for=${forged}`, "x-real-ip": forged },
      }),
    );
    const sessions = (await scan(deployed.database, "Sessions")).filter(
      ({ userId }) => userId === data.user.id,
    );
    expect(sessions).toMatchObject([{ address: sourceIp, changedBy: { address: sourceIp } }]);
    expect(lambda.log()).toContain(`"address":"${sourceIp}"`);
    expect(lambda.log()).not.toContain(forged);
  });

  test("the documentation is served unchanged from the files beside the bundle", async () => {
    const files = {
      "/openapi.json": ["openapi/openapi.json", "application/json"],
      "/docs/swagger-ui-dist/swagger-ui.css": [
        "node_modules/swagger-ui-dist/swagger-ui.css",
        "text/css; charset=utf-8",
      ],
      "/docs/swagger-ui-dist/swagger-ui-bundle.js": [
        "node_modules/swagger-ui-dist/swagger-ui-bundle.js",
        "text/javascript; charset=utf-8",
      ],
    };
    for (const [path, [file = "", type = ""]] of Object.entries(files)) {
      const result = await send(path, { headers: { "accept-encoding": "gzip, br" } });
      const { status, headers } = toResponse(result);
      expect([status, headers.get("content-type")], path).toEqual([200, type]);
      expect(headers.has("content-encoding")).toBe(false);
      expect(result.isBase64Encoded).toBe(false);
      expect(result.body === readFileSync(file, "utf8"), path).toBe(true);
    }
    expect((await raw("/docs/swagger-ui-dist/oauth2-redirect.html")).status).toBe(404);
  });

  test("an invalid request gets the same problem as on other runtimes", async () => {
    const malformed = await raw("/auth/login", {
      method: "POST",
      body: "{",
      headers: { "content-type": "application/json" },
    });
    expect([malformed.status, await malformed.json()]).toMatchObject([
      400,
      { code: "invalid_request", errors: [{ in: "body", pointer: "#" }] },
    ]);
    const method = await raw("/auth/login", { method: "DELETE" });
    expect([method.status, method.headers.get("allow")]).toEqual([405, "POST"]);
    expect((await raw("/nowhere")).status).toBe(404);
    const query = await raw("/auth/login?mode=cookie&mode=body", {
      method: "POST",
      ...jsonBody({ identifier: email, password }),
    });
    expect(query.status).toBe(400);
    const large = await raw("/auth/login", {
      method: "POST",
      ...jsonBody({ identifier: email, password: "x".repeat(70_000) }),
    });
    expect(large.status).toBe(413);
  });

  test("the body of a GET is ignored", async () => {
    const event = await toEvent(new Request(`${origin}/health`));
    const { statusCode } = await lambda.invoke({ ...event, body: "{}" });
    expect(statusCode).toBe(200);
  });

  test("what is no valid request gets a problem, too", async () => {
    const event = (await toEvent(new Request(`${origin}/health`))) as {
      headers: Record<string, string>;
      requestContext: { http?: object };
    };
    const withMethod = (method: string) => ({
      ...event,
      ...("httpMethod" in event && { httpMethod: method }),
      requestContext: {
        ...event.requestContext,
        ...(event.requestContext.http && { http: { ...event.requestContext.http, method } }),
      },
    });
    const withHeader = (name: string, value: string) => ({
      ...event,
      headers: { ...event.headers, [name]: value },
    });
    for (const [invalid, status, code] of [
      [withMethod("TRACE"), 405, "method_not_allowed"],
      [withMethod("CONNECT"), 405, "method_not_allowed"],
      [withHeader("x-odd", "a\nb"), 400, "invalid_request"],
      [withHeader("x odd", "a"), 400, "invalid_request"],
      [withHeader("x-odd", "\ud800"), 400, "invalid_request"],
      [{ ...withMethod("POST"), body: "%", isBase64Encoded: true }, 400, "invalid_request"],
    ] as const) {
      const response = toResponse(await lambda.invoke(invalid));
      expect([response.status, response.headers.get("content-type")]).toEqual([
        status,
        "application/problem+json",
      ]);
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(await response.json()).toMatchObject({ code, requestId: expect.any(String) });
    }
  });

  test("each request is logged as one line of JSON without secrets", async () => {
    const lines = lambda
      .log()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toContainEqual(
      expect.objectContaining({ level: "info", operationId: "signUp", status: 201 }),
    );
    expect(lambda.log()).not.toMatch(/lrt_|eyJ|correct horse/);
  });
});

test("a cookie of another service does not have to be ASCII", async () => {
  const lambda = await startLambda(deployed.folder, links);
  const event = await functionUrlEvent(new Request(`${functionUrl}/health`));
  const { statusCode } = await lambda.invoke({ ...event, cookies: ["name=Zoë ☂", "x=\ud800"] });
  expect(statusCode).toBe(200);
  await lambda.stop();
});

describe("without required configuration, the function fails with a message", () => {
  const readFailure = (changed: { links?: object; environment?: Record<string, string> }) =>
    startLambda(deployed.folder, { ...links, ...changed.links }, changed.environment).then(
      () => "It started",
      (error: Error) => error.message,
    );

  test("behind a gateway, LATCH_ISSUER is required, and requests cannot choose it", async () => {
    const lambda = await startLambda(deployed.folder, links);
    const request = () => new Request(`${functionUrl}/health`);
    const stolen = (await functionUrlEvent(request())) as { requestContext: object };
    Object.assign(stolen.requestContext, { domainName: "evil.example.com" });
    for (const event of [
      await httpApiEvent(request()),
      await restApiEvent(request()),
      stolen,
      {},
    ]) {
      await expect(lambda.invoke(event)).rejects.toThrow("LATCH_ISSUER is not set");
    }
    expect((await lambda.invoke(await functionUrlEvent(request()))).statusCode).toBe(200);
    await lambda.stop();
  });

  test("links and keys", async () => {
    expect(await readFailure({ links: { Sessions: undefined } })).toContain(
      '"Sessions" is not linked in your sst.config.ts',
    );
    expect(await readFailure({ links: { LatchKeys: undefined } })).toContain(
      '"LatchKeys" is not linked',
    );
    const wrong = await readFailure({ links: { LatchKeys: { value: '{"signing":"s3cret"}' } } });
    expect(wrong).toContain("The secret LatchKeys: The key ring is invalid at: signing, sealing");
    expect(wrong).not.toContain("s3cret");
  });

  test("configuration", async () => {
    expect(await readFailure({ environment: { LATCH_ISSUER: "http://localhost:4000" } })).toContain(
      "LATCH_ISSUER: Must be an https URL",
    );
    expect(await readFailure({ environment: { BCRYPT_COST: "4" } })).toContain(
      "BCRYPT_COST: Must be at least 10 in production",
    );
  });
});
