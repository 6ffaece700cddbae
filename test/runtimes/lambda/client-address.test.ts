import { createKeyRing } from "@latch/adapters/crypto";
import { createLatchClient } from "@latch/client";
import { cdnHeaders } from "@latch/config/cdn-headers";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { checkedFetch } from "../../support/checked-fetch.ts";
import {
  cloudFrontEvent,
  Edge,
  functionUrlEvent,
  sourceIp,
  type ToEvent,
  toResponse,
  viewerIp,
} from "../../support/fixtures/lambda-events.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { password } from "../../support/harness.ts";
import { Deliveries, deploy, startLambda } from "../../support/processes/lambda.ts";

const LATCH_ISSUER = "https://auth.example.com";
const forged = "192.0.2.66";
const guesses = [
  "",
  "x",
  Edge.secret.slice(1),
  `${Edge.secret}x`,
  Edge.secret.toLowerCase(),
  `${Edge.secret},${Edge.secret}`,
];
let deployed: Awaited<ReturnType<typeof deploy>>;
let links: Record<string, object>;
let people = 0;

beforeAll(async () => {
  deployed = await deploy("lambda-address-");
  const LatchKeys = { value: JSON.stringify(await createKeyRing()) };
  links = { ...deployed.links, LatchKeys, Deliveries };
});

afterAll(() => deployed.remove());

/** Starts the API with these links, and a function that sends it requests. */
async function start(toEvent: ToEvent, given: Record<string, object>) {
  const lambda = await startLambda(deployed.folder, given, { LATCH_ISSUER });
  onTestFinished(() => lambda.stop());
  const fetch = checkedFetch(async (request) =>
    toResponse(await lambda.invoke(await toEvent(request))),
  );
  const latch = createLatchClient({ retries: 0, timeout: 0, baseUrl: LATCH_ISSUER, fetch });
  const email = () => `address-${++people}@example.com`;

  /** Returns the address of a session that a request with these headers started. */
  async function seen(headers: Record<string, string>) {
    const data = signedIn(await latch.signUp({ body: { email: email(), password }, headers }));
    const sessions = await scan(deployed.database, "Sessions");
    return sessions.find(({ userId }) => userId === data.user.id)?.["address"];
  }
  return { lambda, latch, seen };
}

const forgedHeaders = (proof: string) => ({
  "x-forwarded-for": forged,
  "x-real-ip": forged,
  forwarded: `for=${forged}`,
  "cloudfront-viewer-address": `${forged}:443`,
  [cdnHeaders.address]: forged,
  [cdnHeaders.proof]: proof,
});

test("behind CloudFront, the client's address is the one that CloudFront saw, whatever the client sends", async () => {
  const { lambda, seen } = await start(cloudFrontEvent, { ...links, Edge });
  for (const guess of ["x", Edge.secret]) expect(await seen(forgedHeaders(guess))).toBe(viewerIp);
  expect(lambda.log()).toContain(`"address":"${viewerIp}"`);
  expect(lambda.log()).not.toContain(forged);
  expect(lambda.log()).not.toContain(Edge.secret);
});

test("a client that bypasses CloudFront without the secret has the address that AWS saw", async () => {
  const { lambda, seen } = await start(functionUrlEvent, { ...links, Edge });
  for (const guess of guesses) expect(await seen(forgedHeaders(guess)), guess).toBe(sourceIp);
  expect(lambda.log()).not.toContain(forged);
});

test("without CloudFront, its headers are ignored", async () => {
  const { seen } = await start(functionUrlEvent, links);
  expect(await seen(forgedHeaders(Edge.secret))).toBe(sourceIp);
  expect(await seen(forgedHeaders(""))).toBe(sourceIp);
});

test("rate limits use this address: requests through CloudFront do not count for a client that bypasses it", async () => {
  const { latch, lambda } = await start(cloudFrontEvent, { ...links, Edge });
  const email = `address-${++people}@example.com`;
  await latch.signUp({ body: { email, password } });
  const statuses: number[] = [];
  for (let count = 0; count < 6; count++) {
    const { response } = await latch.logIn({
      body: { identifier: email, password: "a guess" },
      headers: forgedHeaders(String(count)),
    });
    statuses.push(response.status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  const direct = new Request(`${LATCH_ISSUER}/auth/login`, {
    method: "POST",
    body: JSON.stringify({ identifier: email, password }),
    headers: { "content-type": "application/json", ...forgedHeaders("x") },
  });
  expect((await lambda.invoke(await functionUrlEvent(direct))).statusCode).toBe(200);
});
