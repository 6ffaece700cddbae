import { type LookupAddress, lookup } from "node:dns";
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import type { Clock, SendResult, WebhookSender } from "@latch/core";
import { Webhook } from "standardwebhooks";
import { isPublicAddress } from "./addresses.ts";
import { parseHostAddress } from "./url-rejection.ts";

type Options = {
  /** For development: this machine and private networks. */
  allowPrivate: boolean;
  clock: Clock;
  /** Milliseconds for all of it: looking up, connecting and answering. */
  timeoutMs?: number;
  /** How names are looked up; as the system does it, if not given. */
  resolve?: typeof lookup;
};

/** Bytes of an answer that are taken; what it says does not matter. */
const maxBytes = 4096;

/** The code of an error that is ours: nothing was connected to. */
const refused = "address not allowed";

/**
 * Sends events as Standard Webhooks says. The address that is connected to is the one that was checked:
 * a name is looked up once, and nothing but its answer is used. Redirects are not followed, proxies of
 * the environment not used, no connection is kept, and certificates are always verified.
 */
export function createWebhookSender(options: Options): WebhookSender {
  const { allowPrivate, clock, timeoutMs = 10_000, resolve = lookup } = options;
  const mayConnect = (address: string): boolean => allowPrivate || isPublicAddress(address);

  /** Node asks it for names only; an address in a URL is checked before. */
  const checkedLookup: LookupFunction = (hostname, { all, ...how }, done) => {
    resolve(hostname, { ...how, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      if (error || !first) return done(error ?? errorOf("ENOTFOUND"), "");
      if (!addresses.every(({ address }) => mayConnect(address))) return done(errorOf(refused), "");
      if (all) return done(null, addresses);
      done(null, first.address, first.family);
    });
  };

  function post(url: URL, headers: Record<string, string>, body: string): Promise<SendResult> {
    const secure = url.protocol === "https:";
    const written = parseHostAddress(url.hostname);
    if (written && !mayConnect(written)) return Promise.resolve({ error: refused });
    const signal = AbortSignal.timeout(timeoutMs);
    return new Promise((settle) => {
      let answer: SendResult | undefined;
      const request = (secure ? requestHttps : requestHttp)(url, {
        method: "POST",
        headers,
        signal,
        lookup: checkedLookup,
        // Said here: else an environment variable could turn it off.
        agent: secure ? new HttpsAgent({ rejectUnauthorized: true }) : new HttpAgent(),
      });
      request.on("error", (error) => settle(answer ?? { error: reasonOf(error, signal) }));
      request.once("response", (response) => {
        const { statusCode: status, headers: said } = response;
        const retryAfterSeconds = secondsOf(said["retry-after"], clock());
        const answered: SendResult = {
          status,
          ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
        };
        answer = answered;
        drain(response, () => settle(answered));
      });
      request.end(body);
    });
  }

  return ({ url, id, atMs, body, traceparent, secrets }) => {
    const signatures = secrets.map((secret) => new Webhook(secret).sign(id, new Date(atMs), body));
    const headers = {
      "content-type": "application/cloudevents+json",
      "content-length": String(Buffer.byteLength(body)),
      "user-agent": "Latch",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(atMs / 1000)),
      "webhook-signature": signatures.join(" "),
      ...(traceparent && { traceparent }),
    };
    return post(new URL(url), headers, body);
  };
}

const errorOf = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code });

/** Lets the other side end its answer, but not talk on and on. */
function drain(response: IncomingMessage, done: () => void): void {
  let taken = 0;
  response.on("data", (chunk: Buffer) => {
    taken += chunk.length;
    if (taken > maxBytes) response.destroy();
  });
  // What breaks off now has answered already.
  response.on("error", () => {});
  response.once("close", done);
}

/** `timeout`, `ECONNREFUSED`, `CERT_HAS_EXPIRED`: never a message, which may name what is inside. */
const reasonOf = ({ code }: NodeJS.ErrnoException, { aborted }: AbortSignal): string =>
  aborted ? "timeout" : (code ?? "failed");

/** Retry-After in seconds: a number, or a date (RFC 9110, section 10.2.3). */
function secondsOf(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
  return seconds > 0 ? seconds : undefined;
}
