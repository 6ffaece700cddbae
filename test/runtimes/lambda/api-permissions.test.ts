import { createKeyRing } from "@latch/adapters/crypto";
import { createActivityStore } from "@latch/adapters/dynamodb";
import { createLatchClient } from "@latch/client";
import { UserId } from "@latch/contract";
import { expect, test } from "vitest";
import { checkedFetch } from "../../support/checked-fetch.ts";
import { secretKey, startStripeDouble } from "../../support/doubles/stripe-double.ts";
import { createStripeEvent } from "../../support/doubles/stripe-objects.ts";
import { pages, plans, pro, signed, webhookSecret } from "../../support/fixtures/billing.ts";
import { factToEvent as eventOfFact } from "../../support/fixtures/domain-events.ts";
import { functionUrl, functionUrlEvent, toResponse } from "../../support/fixtures/lambda-events.ts";
import { newId } from "../../support/fixtures/new-id.ts";
import { permitted } from "../../support/fixtures/permitted.ts";
import { codeAt } from "../../support/fixtures/second-factor.ts";
import { pending, signedIn } from "../../support/fixtures/signed-in.ts";
import { put, scan } from "../../support/fixtures/tables.ts";
import { attachConsumers } from "../../support/fixtures/webhooks.ts";
import { password } from "../../support/harness.ts";
import { runRecorded } from "../../support/permission-runs.ts";

/** Starts the API's bundle and a double of Stripe, with a client. */
async function open() {
  const keys = await createKeyRing();
  const stripe = await startStripeDouble();
  const recorded = await runRecorded("api", {
    keys,
    environment: {
      // The double of Stripe has no https, which production would require.
      NODE_ENV: "test",
      LATCH_ISSUER: functionUrl,
      LATCH_APP_URL: "https://app.example.com",
      STRIPE_API_BASE: stripe.apiBase,
      BILLING_PLANS: JSON.stringify(plans),
      BCRYPT_COST: "4",
    },
  });
  const lambda = await recorded.start(
    {},
    { StripeSecretKey: { value: secretKey }, StripeWebhookSecret: { value: webhookSecret } },
  );
  const fetch = checkedFetch(async (request) =>
    toResponse(await lambda.invoke(await functionUrlEvent(request))),
  );
  const as = (accessToken?: string) =>
    createLatchClient({
      retries: 0,
      timeout: 0,
      baseUrl: functionUrl,
      fetch,
      headers: accessToken ? { authorization: `Bearer ${accessToken}` } : {},
    });

  async function logIn(identifier: string) {
    const data = signedIn(await as().logIn({ body: { identifier, password } }));
    return { ...data, latch: as(data.accessToken) };
  }
  return { ...recorded, stripe, fetch, as, logIn };
}

const createdEvent = (userId: UserId) =>
  eventOfFact(
    {
      type: "user.created",
      userId,
      subject: userId,
      at: new Date().toISOString(),
      data: { userId, role: "user" },
      address: "203.0.113.7",
    },
    newId("evt"),
    "https://api.test",
  );

test("the API calls exactly the actions that it is granted", async () => {
  const { harness, database, stripe, fetch, as, logIn, seen } = await open();
  const { user: boss } = await harness.signUp({ role: "super_admin" });
  const root = await logIn(boss.email);

  // The life of an account: sign-up, password reset, failed logins, changes, payment, deletion.
  const ada = signedIn(
    await as().signUp({
      body: { email: "ada@example.com", username: "ada", password },
    }),
  );
  // An account of an earlier release may have such an address in another spelling.
  await as().signUp({ body: { email: "ada@münchen.example", password } });
  const userId = UserId.parse(ada.user.id);
  const path = { params: { path: { userId } } };
  await as().forgotPassword({ body: { email: "ada@example.com" } });
  await as().verifyEmail({ body: { token: `ott_${"x".repeat(43)}` } });
  // A wrong code from a mail is counted.
  const mailed = pending(await as().requestEmailCode({ body: { email: "ada@example.com" } }));
  const wrong = { method: "email_code" as const, code: "00000000" };
  const answered = await as().answerChallenge({
    body: { challenge: mailed.challenge, proof: wrong },
  });
  expect(answered.response.status).toBe(401);
  const guess = { body: { identifier: "ada@example.com", password: "a guess" } };
  for (let count = 0; count < 6; count++) await as().logIn(guess);
  // An expired counter that TTL has not deleted yet is reset.
  const [counted = {}] = (await scan(database, "Throttles")).filter(({ counted }) => counted);
  await put(database, "Throttles", { ...counted, expiresAt: 1 });
  await as().logIn(guess);
  await root.latch.unlockUser(path);
  const { latch, refreshToken = "" } = await logIn("ada@example.com");
  await as().refreshSession({ body: { refreshToken } });
  await latch.updateMe({ body: { username: "countess" } });
  await latch.listMySessions();
  await latch.endMyOtherSessions();
  const { data: key } = await latch.createApiKey({
    body: { name: "k", scopes: ["token:verify"] },
  });
  await createLatchClient({
    retries: 0,
    timeout: 0,
    baseUrl: functionUrl,
    fetch,
    headers: { "x-api-key": key?.key ?? "" },
  }).verifyToken();
  await latch.listApiKeys();
  await latch.revokeApiKey({ params: { path: { keyId: key?.id ?? "" } } });
  await createActivityStore(database).record(userId, {
    id: newId("evt"),
    type: "user.created",
    subject: userId,
    at: new Date().toISOString(),
    address: "203.0.113.7",
  });
  await latch.listMyActivity();
  await latch.exportMe();
  await latch.createCheckout({ body: { planId: "pro", ...pages } });
  const [customer = ""] = [...stripe.customers.keys()];
  const subscription = stripe.subscribe({ price: pro, customer });
  const signedRequest = signed(createStripeEvent("customer.subscription.created", subscription));
  const webhookRequest = new Request(`${functionUrl}/webhooks/stripe`, {
    method: "POST",
    ...signedRequest,
  });
  expect((await fetch(webhookRequest)).status).toBe(200);

  // A second factor: added, used at a login on a known device, and removed with the account.
  const bob = signedIn(await as().signUp({ body: { email: "bob@example.com", password } }));
  const { data: proved } = await as().reauthenticate({
    body: {
      refreshToken: bob.refreshToken ?? "",
      proofs: [{ method: "password", password }],
      operation: "setUpTotp",
    },
  });
  const bobs = createLatchClient({
    retries: 0,
    timeout: 0,
    baseUrl: functionUrl,
    fetch,
    headers: {
      authorization: `Bearer ${proved?.accessToken}`,
      "x-reauthentication": proved?.reauthenticationToken ?? "",
    },
  });
  const { data: totp } = await bobs.setUpTotp();
  const confirmed = { code: codeAt(totp?.secret ?? "", Date.now()) };
  expect((await bobs.confirmTotp({ body: confirmed })).response.status).toBe(204);
  const { challenge } = pending(
    await as().logIn({
      body: { identifier: "bob@example.com", password, deviceToken: bob.deviceToken },
    }),
  );
  const proof = { method: "totp" as const, code: codeAt(totp?.secret ?? "", Date.now() + 30_000) };
  expect((await as().answerChallenge({ body: { challenge, proof } })).response.status).toBe(200);

  // The operations of administrators.
  await root.latch.listUsers();
  for (const role of ["super_admin", "master"] as const) {
    await root.latch.changeUserRole({ ...path, body: { role } });
  }
  await root.latch.suspendUser({ ...path, body: { reason: "test" } });
  const { data: endpoint } = await root.latch.createWebhookEndpoint({
    body: { url: "https://example.com/" },
  });
  const at = { endpointId: endpoint?.id ?? "" };
  const event = createdEvent(userId);
  await attachConsumers(harness).plan(event);
  await root.latch.listWebhookEndpoints();
  await root.latch.rotateWebhookSecret({ params: { path: at } });
  await root.latch.listWebhookDeliveries({ params: { path: at } });
  await root.latch.redeliver({ params: { path: { ...at, deliveryId: event.id } } });
  await root.latch.deleteWebhookEndpoint({ params: { path: at } });
  await root.latch.getReadiness();
  expect((await root.latch.deleteUser(path)).response.status).toBe(204);
  await root.latch.deleteUser({ params: { path: { userId: bob.user.id } } });

  expect(seen()).toEqual(permitted.api);
});
