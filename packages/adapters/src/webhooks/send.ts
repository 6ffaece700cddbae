import { type LookupAddress, lookup } from "node:dns";
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import type { Clock, SendResult, WebhookSender } from "@latch/core";
import { Webhook } from "standardwebhooks";
import { isPublicAddress } from "./addresses.ts";
import { parseHostAddress } from "./url-rejection.ts";

type Options = {
  /** Whether private addresses are allowed: for development. */
  allowPrivate: boolean;
  clock: Clock;
  /** Milliseconds for lookup, connection and response together. */
  timeoutMs?: number;
  /** Looks up host names. The default is the system resolver. */
  resolve?: typeof lookup;
};

/** The maximum number of response bytes that are read. The response body is ignored. */
const maxBytes = 4096;

/**
 * The error code of a host to which no connection is made, because it has no address or one that is not public. It is the
 * same for both, so that it does not reveal which names exist in the network of the worker (OWASP SSRF prevention).
 */
const noPublicAddress = "no public address";

/**
 * Creates a sender of events by Standard Webhooks. It connects to the address that it has checked:
 * each name is looked up once, and only that result is used. It follows no redirects, ignores the
 * proxy variables of the environment, keeps no connection open, and always verifies certificates.
 */
export function createWebhookSender(options: Options): WebhookSender {
  const { allowPrivate, clock, timeoutMs = 10_000, resolve = lookup } = options;
  const isAllowed = (address: string): boolean => allowPrivate || isPublicAddress(address);

  /**
   * Looks up a name and checks its addresses. Node calls it for names only; a literal address is
   * checked before.
   */
  const checkedLookup: LookupFunction = (hostname, { all, ...options }, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      if (allowPrivate && (error || !first)) return done(error ?? createError("ENOTFOUND"), "");
      if (error || !first || !addresses.every(({ address }) => isAllowed(address)))
        return done(createError(noPublicAddress), "");
      if (all) return done(null, addresses);
      done(null, first.address, first.family);
    });
  };

  function post(url: URL, headers: Record<string, string>, body: string): Promise<SendResult> {
    const secure = url.protocol === "https:";
    const literalAddress = parseHostAddress(url.hostname);
    if (literalAddress && !isAllowed(literalAddress))
      return Promise.resolve({ error: noPublicAddress });
    const signal = AbortSignal.timeout(timeoutMs);
    return new Promise((settle) => {
      let answer: SendResult | undefined;
      const request = (secure ? requestHttps : requestHttp)(url, {
        method: "POST",
        headers,
        signal,
        lookup: checkedLookup,
        // Explicit: an environment variable could turn it off otherwise.
        agent: secure ? new HttpsAgent({ rejectUnauthorized: true }) : new HttpAgent(),
      });
      request.on("error", (error) => settle(answer ?? { error: readReason(error, signal) }));
      request.once("response", (response) => {
        const { statusCode: status, headers: responseHeaders } = response;
        const retryAfterSeconds = parseRetryAfter(responseHeaders["retry-after"], clock());
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

const createError = (code: string): NodeJS.ErrnoException =>
  Object.assign(new Error(code), { code });

/** Reads the rest of a response, up to `maxBytes`. */
function drain(response: IncomingMessage, done: () => void): void {
  let receivedBytes = 0;
  response.on("data", (chunk: Buffer) => {
    receivedBytes += chunk.length;
    if (receivedBytes > maxBytes) response.destroy();
  });
  // An error after the response headers does not matter.
  response.on("error", () => {});
  response.once("close", done);
}

/**
 * Returns a reason such as `timeout`, `ECONNREFUSED` or `CERT_HAS_EXPIRED`; never a message, which
 * may contain internal addresses.
 */
const readReason = ({ code }: NodeJS.ErrnoException, { aborted }: AbortSignal): string =>
  aborted ? "timeout" : (code ?? "failed");

/** The maximum of Retry-After; the schedule of deliveries waits at most a day, too. */
const maxRetryAfterSeconds = 24 * 3600;

/**
 * Parses Retry-After: any number of seconds, or a date (RFC 9110, section 10.2.3). Some receivers send a
 * fraction of a second.
 * @returns whole seconds, at most a day
 */
function parseRetryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  const isNumber = /^\d+(?:\.\d*)?$/.test(text);
  const seconds = Math.ceil(isNumber ? Number(text) : (Date.parse(text) - now) / 1000);
  return seconds > 0 ? Math.min(seconds, maxRetryAfterSeconds) : undefined;
}
