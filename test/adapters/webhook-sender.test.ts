import type { LookupAddress, lookup } from "node:dns";
import { createKeyRing, createWebhookSecrets } from "@latch/adapters/crypto";
import { createWebhookSender } from "@latch/adapters/webhooks/send";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { startReceiver } from "../support/doubles/receiver.ts";
import { startCommand } from "../support/processes/program.ts";

const clock = () => Date.now();
const body = JSON.stringify({ id: "evt_1", data: { name: "Zoë ✓" } });
const { text: secret } = await createWebhookSecrets(await createKeyRing()).create();
const { text: other } = await createWebhookSecrets(await createKeyRing()).create();
const messageTo = (url: string, secrets = [secret]) => ({
  url,
  id: "evt_1",
  atMs: clock(),
  body,
  secrets,
});

const send = createWebhookSender({ allowPrivate: true, clock });

/** Creates a resolver that returns these results one after the other, and records the names. */
function resolving(...answers: string[][]) {
  const asked: string[] = [];
  const resolve = (name: string, _options: object, done: (...args: unknown[]) => void) => {
    asked.push(name);
    const found = answers[Math.min(asked.length, answers.length) - 1] ?? [];
    const addresses: LookupAddress[] = found.map((address) => ({
      address,
      family: address.includes(":") ? 6 : 4,
    }));
    done(null, addresses);
  };
  return { asked, resolve: resolve as never };
}

describe("a delivery", () => {
  test("is signed by Standard Webhooks over the bytes that are sent", async () => {
    const { url, received } = await startReceiver();
    expect(await send(messageTo(url))).toEqual({ status: 204 });
    const [{ method, path, headers, body: arrived } = { headers: {}, body: "" } as never] =
      received;
    expect([method, path]).toEqual(["POST", "/hooks"]);
    expect(headers).toMatchObject({
      "content-type": "application/cloudevents+json",
      "content-length": String(Buffer.byteLength(body)),
      "webhook-id": "evt_1",
      connection: "close",
    });
    expect(new Webhook(secret).verify(arrived, headers)).toEqual(JSON.parse(body));
    expect(() => new Webhook(other).verify(arrived, headers)).toThrow("No matching signature");
    expect(() => new Webhook(secret).verify(`${arrived} `, headers)).toThrow("No matching");
  });

  test("has a signature for each secret", async () => {
    const { url, received } = await startReceiver();
    await send(messageTo(url, [secret, other]));
    for (const each of [secret, other]) {
      expect(new Webhook(each).verify(body, received[0]?.headers ?? {})).toBeTruthy();
    }
  });
});

test("verifies certificates whatever the environment contains", async () => {
  const { url, received } = await startReceiver({ secure: true });
  const program = `
    const { createWebhookSender } = await import("@latch/adapters/webhooks/send");
    const send = createWebhookSender({ allowPrivate: true, clock: Date.now });
    console.log((await send(${JSON.stringify(messageTo(url))})).error);
    console.log((await fetch(${JSON.stringify(url)})).status);`;
  const { ended } = startCommand(process.execPath, ["--input-type=module", "--eval", program], {
    NODE_TLS_REJECT_UNAUTHORIZED: "0",
  });
  expect(await ended).toMatchObject({ code: 0, stdout: "DEPTH_ZERO_SELF_SIGNED_CERT\n204\n" });
  expect(
    received.map(({ method }) => method),
    "what heeds it gets through",
  ).toEqual(["GET"]);
});

test("uses no proxy of the environment", async () => {
  const proxy = await startReceiver();
  const { url, received } = await startReceiver();
  const program = `
    const { createWebhookSender } = await import("@latch/adapters/webhooks/send");
    const send = createWebhookSender({ allowPrivate: true, clock: Date.now });
    const sent = await send(${JSON.stringify(messageTo(url))});
    const { get } = await import("node:http");
    await new Promise((done) => get(${JSON.stringify(url)}, (response) => response.resume().on("end", done)));
    console.log(sent.status);`;
  const { origin } = new URL(proxy.url);
  const environment = { NODE_USE_ENV_PROXY: "1", HTTP_PROXY: origin, http_proxy: origin };
  const args = ["--input-type=module", "--eval", program];
  const { ended } = startCommand(process.execPath, args, environment);
  expect(await ended).toMatchObject({ code: 0, stdout: "204\n" });
  expect(received.map(({ method }) => method)).toEqual(["POST"]);
  expect(
    proxy.received.map(({ method }) => method),
    "what asks for it uses it",
  ).toEqual(["GET"]);
});

describe("a response", () => {
  test("is reported by its status and Retry-After", async () => {
    const { url, answers } = await startReceiver();
    answers((response) => response.writeHead(503, { "retry-after": "120" }).end("secret words"));
    expect(await send(messageTo(url))).toEqual({ status: 503, retryAfterSeconds: 120 });
    const later = new Date(clock() + 60_000).toUTCString();
    answers((response) => response.writeHead(429, { "retry-after": later }).end());
    const { status, retryAfterSeconds = 0 } = await send(messageTo(url));
    expect(status).toBe(429);
    expect(retryAfterSeconds).toBeGreaterThan(50);
    expect(retryAfterSeconds).toBeLessThanOrEqual(60);
    for (const [value, seconds] of [
      ["120.7", 121],
      ["0.2", 1],
      ["999999999", 86_400],
      ["9999999999", 86_400],
      ["9".repeat(400), 86_400],
      [new Date(clock() + 365 * 24 * 3600 * 1000).toUTCString(), 86_400],
    ] as const) {
      answers((response) => response.writeHead(503, { "retry-after": value }).end());
      expect(await send(messageTo(url)), value).toEqual({
        status: 503,
        retryAfterSeconds: seconds,
      });
    }
    for (const nonsense of ["soon", "-5", "1e9", new Date(0).toUTCString()]) {
      answers((response) => response.writeHead(500, { "retry-after": nonsense }).end());
      expect(await send(messageTo(url)), nonsense).toEqual({ status: 500 });
    }
  });

  test("with a redirect is not followed", async () => {
    const target = await startReceiver();
    const { url, answers } = await startReceiver();
    for (const status of [301, 302, 303, 307, 308]) {
      answers((response) => response.writeHead(status, { location: target.url }).end());
      expect(await send(messageTo(url))).toEqual({ status });
    }
    expect(target.received).toEqual([]);
  });

  test("with an endless body is cut off and still counts", async () => {
    const { url, answers } = await startReceiver();
    let written = 0;
    answers((response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(1024))) written += 1;
      };
      response.on("drain", more);
      response.on("error", () => {});
      more();
    });
    expect(await send(messageTo(url))).toEqual({ status: 200 });
    expect(written, "KiB, most of them in buffers").toBeLessThan(16_384);
  });

  test("that does not arrive, or never ends, is a timeout", async () => {
    const { url, answers } = await startReceiver({ answer: () => {} });
    const waiting = (timeoutMs: number) =>
      createWebhookSender({ allowPrivate: true, clock, timeoutMs })(messageTo(url));
    expect(await waiting(50)).toEqual({ error: "timeout" });
    answers((response) => response.writeHead(200).write("..."));
    // Long enough for the head of the response on a busy machine.
    expect(await waiting(5000)).toEqual({ status: 200 });
  });

  test("that fails is reported by an error code", async () => {
    const { url, port, answers } = await startReceiver();
    answers((response) => response.destroy());
    expect(await send(messageTo(url))).toEqual({ error: "ECONNRESET" });
    expect(await send(messageTo(`https://127.0.0.1:${port}/`))).toEqual({
      error: expect.stringMatching(/^ERR_SSL|^EPROTO|^ECONNRESET/),
    });
    const unknown = createWebhookSender({ allowPrivate: true, clock, ...resolving([]) });
    expect(await unknown(messageTo("http://nobody.example/"))).toEqual({ error: "ENOTFOUND" });
  });

  test("from a server with an untrusted certificate is rejected", async () => {
    const { url, received } = await startReceiver({ secure: true });
    expect(await send(messageTo(url))).toEqual({ error: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    expect(received).toEqual([]);
  });
});

describe("a host name", () => {
  const refused = { error: "no public address" };

  test("that does not exist is reported like one with a private address", async () => {
    const careful = (resolve: typeof lookup) =>
      createWebhookSender({ allowPrivate: false, clock, resolve })(
        messageTo("http://internal.example/"),
      );
    expect(await careful(resolving([]).resolve)).toEqual(refused);
    expect(await careful(resolving(["10.0.0.1"]).resolve)).toEqual(refused);
    for (const code of ["ENOTFOUND", "EAI_AGAIN", "ENODATA"]) {
      const failing = (_name: string, _options: object, done: (error: Error) => void) =>
        done(Object.assign(new Error(code), { code }));
      expect(await careful(failing as typeof lookup)).toEqual(refused);
    }
  });

  test.each([
    ["127.0.0.1"],
    ["10.0.0.1"],
    ["169.254.169.254"],
    ["100.64.0.1"],
    ["0.0.0.0"],
    ["::1"],
    ["fd00::8"],
    ["::ffff:127.0.0.1"],
    ["64:ff9b::7f00:1"],
    ["8.8.8.8", "127.0.0.1"],
  ])("that resolves to %s is not connected to", async (...addresses) => {
    const { port, received } = await startReceiver();
    const { asked, resolve } = resolving(addresses);
    const careful = createWebhookSender({ allowPrivate: false, clock, resolve });
    expect(await careful(messageTo(`http://rebound.example:${port}/`))).toEqual(refused);
    expect(asked).toEqual(["rebound.example"]);
    expect(received).toEqual([]);
  });

  test("is looked up once, and a later result is ignored", async () => {
    const { port, received } = await startReceiver();
    const { asked, resolve } = resolving(["127.0.0.1"], ["127.0.0.2"]);
    const open = createWebhookSender({ allowPrivate: true, clock, resolve });
    expect(await open(messageTo(`http://receiver.example:${port}/`))).toEqual({ status: 204 });
    expect(asked).toEqual(["receiver.example"]);
    expect(received[0]?.headers["host"]).toBe(`receiver.example:${port}`);
  });

  test.each([
    "127.0.0.1",
    "2130706433",
    "0x7f.1",
    "0177.0.0.1",
    "[::ffff:127.0.0.1]",
    "0",
    "[::1]",
  ])("that is the literal address %s is rejected without a lookup", async (host) => {
    const { port, received } = await startReceiver();
    const { asked, resolve } = resolving(["8.8.8.8"]);
    const careful = createWebhookSender({ allowPrivate: false, clock, resolve });
    expect(await careful(messageTo(`http://${host}:${port}/`))).toEqual(refused);
    expect([asked, received]).toEqual([[], []]);
  });

  test("that the system resolves to this machine is rejected", async () => {
    const { port, received } = await startReceiver();
    const careful = createWebhookSender({ allowPrivate: false, clock });
    expect(await careful(messageTo(`http://localhost:${port}/`))).toEqual(refused);
    expect(received).toEqual([]);
  });
});
