import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createKeyRing, type KeyRing } from "@latch/adapters/crypto";
import type {
  APIGatewayRequestAuthorizerEvent,
  APIGatewayRequestAuthorizerEventV2,
  APIGatewayTokenAuthorizerEvent,
} from "aws-lambda";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { bundle, sizeLimits } from "../../../scripts/bundle.ts";
import { forgeToken, validClaims, validHeader } from "../../support/fixtures/forge.ts";
import { httpApiEvent, restApiEvent } from "../../support/fixtures/lambda-events.ts";
import { createHarness, type Harness } from "../../support/harness.ts";
import { type Lambda, startLambda } from "../../support/processes/lambda.ts";
import { jwksPath } from "../../support/processes/standalone-tasks.ts";
import { startToggleServer } from "../../support/processes/toggle-server.ts";
import { timeLimit } from "../../support/time-limit.ts";

const issuerUrl = "https://auth.example.com";
const api = "arn:aws:execute-api:eu-central-1:123456789012:f6g7h8i9j0/live";
const cleanUps: (() => unknown)[] = [];
let folder: string;
let size: number;
let gate: Awaited<ReturnType<typeof startToggleServer>>;
let keys: KeyRing;
let issuer: Harness;
let lambda: Lambda;

/** Deploys the function like a service would, with only LATCH_ISSUER. */
const start = () =>
  startLambda(folder, {}, { LATCH_ISSUER: issuerUrl, LEADS_TO: `${issuerUrl}=${gate.url}` });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "latch-authorizer-"));
  size = await bundle("authorizer", folder);
  gate = await startToggleServer((cleanUp) => void cleanUps.push(cleanUp));
  keys = await createKeyRing();
  lambda = await start();
});

beforeEach(async () => {
  issuer = await createHarness({ LATCH_ISSUER: issuerUrl }, { keys });
  gate.lead((request) => issuer.app.fetch(request, {}));
});

afterAll(async () => {
  await lambda.stop();
  for (const cleanUp of cleanUps) await cleanUp();
  rmSync(folder, { recursive: true });
});

const request = (headers: Record<string, string>) =>
  new Request(`${issuerUrl}/orders/42`, { headers });

/** Creates an event of an HTTP API: payload 2.0, header names in lower case. */
async function viaHttpApi(headers: Record<string, string>) {
  const event = (await httpApiEvent(request(headers))) as APIGatewayRequestAuthorizerEventV2;
  return {
    ...event,
    type: "REQUEST",
    routeArn: `${api}/GET/orders/42`,
    identitySource: headers["authorization"] ? [headers["authorization"]] : [],
  } satisfies APIGatewayRequestAuthorizerEventV2;
}

/**
 * Creates a REQUEST event of a REST API: with the whole request, header names as the client sent them.
 */
async function viaRestApi(headers: Record<string, string>) {
  const event = (await restApiEvent(request(headers))) as APIGatewayRequestAuthorizerEvent;
  return { ...event, type: "REQUEST" as const, methodArn: `${api}/GET/orders/42` };
}

/** Creates a TOKEN event of a REST API, which contains the configured header only. */
const viaToken = (authorizationToken: string): APIGatewayTokenAuthorizerEvent => ({
  type: "TOKEN",
  methodArn: `${api}/GET/orders/42`,
  authorizationToken,
});

test(`the bundle has at most ${sizeLimits.authorizer} KiB`, () => {
  expect(size).toBeLessThanOrEqual(sizeLimits.authorizer);
});

test("a valid token is allowed, and the service behind the gateway receives the user", async () => {
  const { user, accessToken } = await issuer.signUp();
  const authorization = `Bearer ${accessToken}`;
  const context = {
    userId: user.id,
    role: "user",
    scope: "plan:free",
    sessionId: expect.stringMatching(/^ses_/),
  };
  expect(await lambda.invoke(await viaHttpApi({ authorization }))).toEqual({
    isAuthorized: true,
    context,
  });
  const policy = {
    principalId: user.id,
    policyDocument: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "execute-api:Invoke", Resource: `${api}/*` }],
    },
    context,
  };
  expect(await lambda.invoke(await viaRestApi({ authorization }))).toEqual(policy);
  expect(await lambda.invoke(viaToken(authorization))).toEqual(policy);
  expect(gate.count(jwksPath), "the keys are fetched once").toBe(1);
});

test("an invalid token is denied, whatever is wrong with it", async () => {
  const now = Date.now();
  const { current } = keys.signing;
  const claims = { ...validClaims(now), iss: issuerUrl };
  const stranger = (await createKeyRing()).signing.current;
  const seconds = Math.floor(now / 1000);
  const denied: Record<string, string> = {
    nothing: "",
    "another scheme": "Basic YWRhOmFkYQ==",
    garbage: "Bearer garbage",
    expired: `Bearer ${forgeToken(current, { ...claims, exp: seconds - 60 })}`,
    "not yet valid": `Bearer ${forgeToken(current, { ...claims, nbf: seconds + 600 })}`,
    "for someone else": `Bearer ${forgeToken(current, { ...claims, aud: "other" })}`,
    "of another issuer": `Bearer ${forgeToken(current, { ...claims, iss: "https://evil.example" })}`,
    "of another kind": `Bearer ${forgeToken(current, claims, { ...validHeader(current), typ: "JWT" })}`,
    "of a foreign key": `Bearer ${forgeToken(stranger, claims)}`,
    "of a foreign key under our name": `Bearer ${forgeToken({ ...stranger, kid: current.kid }, claims)}`,
    "without an end": `Bearer ${forgeToken(current, { ...claims, exp: undefined })}`,
  };
  expect(
    await lambda.invoke(
      await viaHttpApi({ authorization: `Bearer ${forgeToken(current, claims)}` }),
    ),
  ).toMatchObject({ isAuthorized: true });
  for (const [name, authorization] of Object.entries(denied)) {
    const headers: Record<string, string> = authorization ? { authorization } : {};
    expect(await lambda.invoke(await viaHttpApi(headers)), name).toEqual({ isAuthorized: false });
    await expect(lambda.invoke(await viaRestApi(headers)), name).rejects.toThrow("Unauthorized");
    await expect(lambda.invoke(viaToken(authorization)), name).rejects.toThrow("Unauthorized");
  }
  expect(lambda.log()).not.toMatch(/eyJ/);
});

test("tokens are denied while the issuer does not respond, and allowed again afterwards", async () => {
  gate.lead("broken");
  const fresh = await start();
  onTestFinished(() => fresh.stop());
  const claims = { ...validClaims(Date.now()), iss: issuerUrl };
  const event = await viaHttpApi({
    authorization: `Bearer ${forgeToken(keys.signing.current, claims)}`,
  });
  expect(await fresh.invoke(event)).toEqual({ isAuthorized: false });
  expect(fresh.log()).toContain('"event":"authorizer.failed"');
  gate.lead((asked) => issuer.app.fetch(asked, {}));
  await expect
    .poll(() => fresh.invoke(event), timeLimit)
    .toMatchObject({
      isAuthorized: true,
    });
});

test("an event that is not from API Gateway is denied", async () => {
  await expect(lambda.invoke({})).rejects.toThrow("Unauthorized");
  const { accessToken } = await issuer.signUp();
  const nowhere = { ...viaToken(`Bearer ${accessToken}`), methodArn: "*" };
  await expect(lambda.invoke(nowhere)).rejects.toThrow("Unauthorized");
});
