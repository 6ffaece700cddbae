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

/** The API with these links, asked in one way. */
async function start(toEvent: ToEvent, given: Record<string, object>) {
  const lambda = await startLambda(deployed.folder, given, { LATCH_ISSUER });
  onTestFinished(() => lambda.stop());
  const fetch = checkedFetch(async (request) =>
    toResponse(await lambda.invoke(await toEvent(request))),
  );
  const latch = createLatchClient({ baseUrl: LATCH_ISSUER, fetch });
  const email = () => `address-${++people}@example.com`;

  /** The address under which a session was opened by a request with these headers. */
  async function seen(headers: Record<string, string>) {
    const { data } = await latch.signUp({ body: { email: email(), password }, headers });
    const sessions = await scan(deployed.database, "Sessions");
    return sessions.find(({ userId }) => userId === data?.user.id)?.["address"];
  }
  return { lambda, latch, seen };
}

const claims = (proof: string) => ({
  "x-forwarded-for": forged,
  "x-real-ip": forged,
  forwarded: `for=${forged}`,
  "cloudfront-viewer-address": `${forged}:443`,
  [cdnHeaders.address]: forged,
  [cdnHeaders.proof]: proof,
});

test("through CloudFront it is the one that CloudFront saw, whatever the client says", async () => {
  const { lambda, seen } = await start(cloudFrontEvent, { ...links, Edge });
  for (const guess of ["x", Edge.secret]) expect(await seen(claims(guess))).toBe(viewerIp);
  expect(lambda.log()).toContain(`"address":"${viewerIp}"`);
  expect(lambda.log()).not.toContain(forged);
  expect(lambda.log()).not.toContain(Edge.secret);
});

test("past CloudFront it is the one that AWS saw, for who does not know the secret", async () => {
  const { lambda, seen } = await start(functionUrlEvent, { ...links, Edge });
  for (const guess of guesses) expect(await seen(claims(guess)), guess).toBe(sourceIp);
  expect(lambda.log()).not.toContain(forged);
});

test("without CloudFront nothing that stands there counts", async () => {
  const { seen } = await start(functionUrlEvent, links);
  expect(await seen(claims(Edge.secret))).toBe(sourceIp);
  expect(await seen(claims(""))).toBe(sourceIp);
});

test("it decides who has to wait: guesses through CloudFront are no matter of who goes past it", async () => {
  const { latch, lambda } = await start(cloudFrontEvent, { ...links, Edge });
  const email = `address-${++people}@example.com`;
  await latch.signUp({ body: { email, password } });
  const statuses: number[] = [];
  for (let count = 0; count < 6; count++) {
    const { response } = await latch.logIn({
      body: { identifier: email, password: "a guess" },
      headers: claims(String(count)),
    });
    statuses.push(response.status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  const direct = new Request(`${LATCH_ISSUER}/auth/login`, {
    method: "POST",
    body: JSON.stringify({ identifier: email, password }),
    headers: { "content-type": "application/json", ...claims("x") },
  });
  expect((await lambda.invoke(await functionUrlEvent(direct))).statusCode).toBe(200);
});
