import { createKeyRing } from "@latch/adapters/crypto";
import { createLatchClient } from "@latch/client";
import { expect, inject, test, vi } from "vitest";
import { startOtlpDouble } from "../support/doubles/otlp-double.ts";
import { startProvider } from "../support/doubles/provider-double.ts";
import { startReceiver } from "../support/doubles/receiver.ts";
import { callEveryOperation, canary } from "../support/fixtures/canaries.ts";
import { changeUser } from "../support/fixtures/change-user.ts";
import { type Operation, operations } from "../support/fixtures/operations.ts";
import { createRecordingClient } from "../support/fixtures/recording-client.ts";
import { useFactors, useSecurityLinks } from "../support/fixtures/server-secrets.ts";
import { signedIn } from "../support/fixtures/signed-in.ts";
import { dumpTables } from "../support/fixtures/table-dump.ts";
import { scan } from "../support/fixtures/tables.ts";
import { jsonBody, openTestDatabase } from "../support/harness.ts";
import { openTestEvents } from "../support/processes/events.ts";
import { startFaultProxy } from "../support/processes/fault-proxy.ts";
import { startProgram } from "../support/processes/program.ts";
import { timeLimit } from "../support/time-limit.ts";

const post = (body: unknown) => ({ method: "POST", ...jsonBody(body) });
const asLongAs = <T>(found: T[]): T[] | undefined => (found.length > 0 ? found : undefined);

const collectorKey = canary();

/** Every secret that can be configured. */
const configured = async () => ({
  LATCH_KEYS: JSON.stringify(await createKeyRing()),
  METRICS_KEY: canary(),
  STRIPE_SECRET_KEY: `sk_test_${canary()}`,
  STRIPE_WEBHOOK_SECRET: `whsec_${canary()}`,
  BREVO_API_KEY: canary(),
  OTEL_EXPORTER_OTLP_HEADERS: `api-key=${collectorKey}`,
});

/** Starts a complete Latch in two processes, with all logs, metrics and traces on. */
async function openEverything() {
  const database = await openTestDatabase(undefined, undefined, { streams: true });
  const prefix = database.tables.Users.slice(0, -"Users".length);
  const proxy = await startFaultProxy(inject("dynamoEndpoint"));
  const events = await openTestEvents({ prefix });
  const otlp = await startOtlpDouble();
  let mails = 0;
  const brevo = await startProvider(({ headers, body }) =>
    // The provider rejects every third mail and repeats the request in its response.
    ++mails % 3 === 0
      ? {
          status: 400,
          body: { code: "invalid_parameter", message: JSON.stringify([headers, body]) },
        }
      : { status: 201, body: { messageId: `<${mails}@example.com>` } },
  );
  const configuration = await configured();
  const receiver = await startReceiver();
  const environment = {
    ...configuration,
    NODE_ENV: "test",
    PORT: "0",
    LATCH_ISSUER: "http://localhost:4000",
    LATCH_TABLE_PREFIX: prefix,
    EVENTS_ENDPOINT: events.endpoint,
    PASSWORD_HASH: "argon2id",
    RATE_LIMITS: "false",
    TRUSTED_DEVICE_DAYS: "30",
    LOG_LEVEL: "debug",
    SLOW_OPERATION_MS: "1",
    WEBHOOK_ALLOW_PRIVATE: "true",
    STRIPE_API_BASE: "http://127.0.0.1:9",
    MAIL_PROVIDER: "brevo",
    MAIL_FROM: "no-reply@example.com",
    BREVO_API_BASE: brevo.url,
    OTEL_EXPORTER_OTLP_ENDPOINT: otlp.endpoint,
    OTEL_BSP_SCHEDULE_DELAY: "200",
    OTEL_METRIC_EXPORT_INTERVAL: "500",
  };
  const server = startProgram("server/src/main.ts", {
    ...environment,
    DYNAMODB_ENDPOINT: proxy.endpoint,
  });
  const worker = startProgram("server/src/worker.ts", {
    ...environment,
    DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
  });
  const [, port] = await server.waitForOutput(/"port":(\d+),.*"listening"/);
  const origin = `http://127.0.0.1:${port}`;
  return { database, proxy, otlp, brevo, receiver, configuration, server, worker, origin };
}

/** Returns the private parts of a key ring. */
const privateParts = (keys: string): string[] =>
  [...keys.matchAll(/"(?:d|secret)":"([^"]+)"/g)].map(([, text = ""]) => text);

type Everything = Awaited<ReturnType<typeof openEverything>>;

/** Creates users with all rights, and the resources that they need. */
function createUsers({ origin, database, receiver }: Everything, secrets: string[]) {
  const latch = createLatchClient({ retries: 0, timeout: 0, baseUrl: origin });

  return async ({ template, operationId }: Pick<Operation, "template" | "operationId">) => {
    const password = canary();
    const email = `${canary()}@example.com`;
    const user = signedIn(await latch.signUp({ body: { email, password } }));
    await changeUser(database, user.user.id ?? "", { role: "super_admin" });
    const login = post({ identifier: email, password });
    const byCookie = await fetch(`${origin}/auth/login?mode=cookie`, login);
    const cookie = byCookie.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const data = signedIn(await latch.logIn({ body: { identifier: email, password } }));
    const { accessToken = "", refreshToken = "" } = data;
    const headers = { authorization: `Bearer ${accessToken}` };
    const other = await latch.signUp({ body: { email: `${canary()}@example.com`, password } });
    const sessions = await latch.listMySessions({ headers });
    const task = await latch.createTask({ headers, body: { title: canary() } });
    const name = canary();
    const key = await latch.createApiKey({ headers, body: { name, scopes: ["tasks:read"] } });
    const ids: Record<string, string> = {
      userId: signedIn(other).user.id ?? "",
      sessionId: sessions.data?.items.at(-1)?.id ?? "",
      taskId: task.data?.id ?? "",
      keyId: key.data?.id ?? "",
    };
    // A user has at most twenty of them.
    if (template.includes("{endpointId}") || operationId === "signUp") {
      const { url } = receiver;
      const endpoint = await latch.createWebhookEndpoint({ headers, body: { url } });
      ids["endpointId"] = endpoint.data?.id ?? "";
      ids["deliveryId"] = signedIn(other).user.id.replace("usr_", "evt_") ?? "";
      secrets.push(endpoint.data?.secret ?? "");
    }
    secrets.push(key.data?.key ?? "", signedIn(other).accessToken ?? "");
    return { password, accessToken, refreshToken, cookie, email, ids };
  };
}

/** Stripe is not available, and no delivery has failed. */
const withoutStripe = [
  "createBillingPortal",
  "createCheckout",
  "listPlans",
  "receiveStripeEvent",
  "redeliver",
];

/** They need a passkey, a challenge of an enrolment, or a recent proof that no user here has. */
const withoutFactors = [
  "addPasskey",
  "confirmEnrolledTotp",
  "enrolPasskey",
  "enrolTotp",
  "logInWithPasskey",
  "removePasskey",
  "removePassword",
  "removeTotp",
  "renamePasskey",
  "resetUserAuthenticators",
  "setUserEmail",
  "startPasskeyEnrolment",
];

test("no request makes a secret appear in a log, a metric, a span or a problem", async () => {
  const everything = await openEverything();
  const { proxy, otlp, brevo, receiver, server, worker, origin, configuration } = everything;
  const { LATCH_KEYS, ...others } = configuration;
  const secrets = [...privateParts(LATCH_KEYS), ...Object.values(others)];
  const createUser = createUsers(everything, secrets);
  const healthy = createRecordingClient(origin);

  // The secrets that the API makes, used by their owners and by others.
  const mailbox = {
    find: (to: string, pattern: RegExp) =>
      vi.waitUntil(() => {
        const texts = brevo.received.map(({ body }) => JSON.stringify(body)).reverse();
        const found = texts.filter((text) => text.includes(to)).map((text) => pattern.exec(text));
        return found.find((match) => match !== null)?.slice(1);
      }, timeLimit),
  };
  const anyone = { template: "{endpointId}", operationId: "" };
  const made = [
    await useFactors(healthy.latch, await createUser(anyone), mailbox),
    await useSecurityLinks(healthy.latch, await createUser(anyone), mailbox),
  ];
  const serverSecrets = made.flatMap((each) => each.secrets);
  const codes = made.flatMap((each) => each.codes);
  secrets.push(...serverSecrets);

  secrets.push(...(await callEveryOperation(healthy.ask, createUser)));

  // The links that are mailed, and the operations that accept them.
  const user = await createUser({ template: "{endpointId}", operationId: "" });
  await healthy.ask("/auth/password/forgot", post({ email: user.email }));
  const mailed = (page: string, to = "") =>
    brevo.received
      .map(({ body }) => JSON.stringify(body))
      .filter((mail) => mail.includes(to))
      .flatMap((mail) => new RegExp(`/${page}[?=\\w]*#token=([\\w-]+)`).exec(mail)?.[1] ?? []);
  const find = (page: string) => vi.waitUntil(() => asLongAs(mailed(page, user.email)), timeLimit);
  const [reset = ""] = await find("reset-password");
  const [verify = ""] = await find("verify-email");
  const password = canary();
  await healthy.ask("/auth/email/verify", post({ token: verify, password: user.password }));
  await healthy.ask("/auth/password/reset", post({ token: reset, password }));
  secrets.push(collectorKey, password, ...mailed("reset-password"), ...mailed("verify-email"));

  // All requests again while the database returns errors, and while it is not available.
  const faulty = createRecordingClient(origin);
  proxy.inject("*", { answer: "ValidationException" }, Number.POSITIVE_INFINITY);
  secrets.push(...(await callEveryOperation(faulty.ask, async () => user, { briefly: true })));
  proxy.heal();
  const deleted = createRecordingClient(origin);
  proxy.inject("*", "dropped", Number.POSITIVE_INFINITY);
  secrets.push(...(await callEveryOperation(deleted.ask, async () => user, { briefly: true })));
  proxy.heal();

  const headers = { authorization: `Bearer ${configuration.METRICS_KEY}` };
  await healthy.ask("/metrics", { method: "GET", headers });
  const metrics = await (await fetch(`${origin}/metrics`, { headers })).text();
  await vi.waitFor(() => expect(receiver.received.length).toBeGreaterThan(10), timeLimit);
  await Promise.all([server.end(), worker.end()]);
  const [served, worked] = await Promise.all([server.ended, worker.ended]);

  // All operations were called, and they succeeded at least once.
  const all = operations.map(({ operationId }) => operationId).sort();
  for (const { statuses } of [healthy, faulty, deleted])
    expect([...statuses.keys()].sort()).toEqual(all);
  const refused = all.filter((id) => !healthy.answered((status) => status < 300).includes(id));
  expect(refused).toEqual([...withoutStripe, ...withoutFactors].sort());
  expect(faulty.answered((status) => status === 500).length).toBeGreaterThan(all.length / 2);
  expect(deleted.answered((status) => status === 503).length).toBeGreaterThan(all.length / 2);

  const outputs = {
    "log of the server": served.stdout + served.stderr,
    "log of the worker": worked.stdout + worked.stderr,
    metrics,
    "traces and metrics": otlp.received.map(({ body }) => body).join("\n"),
    problems: [healthy, faulty, deleted].flatMap(({ problems }) => problems).join("\n"),
    // The bodies are the events.
    webhooks: receiver.received.map(({ body }) => body).join("\n"),
    activity: JSON.stringify(await scan(everything.database, "Activity")),
    "stored deliveries": JSON.stringify(await scan(everything.database, "WebhookDeliveries")),
  };
  expect(otlp.mistakes).toEqual([]);
  expect(outputs["log of the server"]).toContain("unexpected error");
  expect(outputs["log of the worker"]).toContain("mail.refused");
  const found = Object.entries(outputs).flatMap(([name, text]) =>
    [...new Set(secrets)]
      .filter((secret) => text.includes(secret))
      .map((secret) => `${name}: ${lineWith(text, secret)}`),
  );
  expect(found.slice(0, 5)).toEqual([]);
  expect(Object.values(outputs).join()).not.toMatch(
    /canary|eyJ[\w-]{20}|\$2b\$|\$argon2|whsec_|sk_test/,
  );
  const wholeWords = new RegExp(`(?<!\\w)(?:${codes.join("|")})(?!\\w)`);
  for (const [name, text] of Object.entries(outputs)) expect(text, name).not.toMatch(wholeWords);
  for (const type of ["user.secured", "authenticator.added", "recovery_code.used"]) {
    expect(outputs.activity, "the events have been recorded").toContain(type);
  }
  // No table contains a secret of the API in plain text.
  const stored = JSON.stringify(await dumpTables(everything.database));
  expect(serverSecrets.filter((secret) => stored.includes(secret))).toEqual([]);
  for (const secret of secrets) expect(secret.length, secret).toBeGreaterThan(15);
});

const lineWith = (text: string, secret: string): string =>
  text.split("\n").find((line) => line.includes(secret)) ?? "";
