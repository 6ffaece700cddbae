import type { WebhookEndpointId } from "@latch/contract";
import type { Clock, Log, Random } from "../shared/ports.ts";
import type {
  DeliveryOutcome,
  DeliveryQueue,
  StoredWebhookDelivery,
  TracedDeliveryRef,
  WebhookDeliveryStore,
} from "./delivery.ts";
import type { StoredWebhookEndpoint, WebhookEndpointStore, WebhookSecrets } from "./endpoint.ts";
import {
  type AttemptOutcome,
  createEndpointGate,
  type EndpointLoadStore,
} from "./endpoint-gate.ts";
import { nextDelaySeconds } from "./retry-schedule.ts";
import type { SendResult, WebhookSender } from "./webhook-sender.ts";

/** The longest duration of an attempt: three times the timeout of the sender. */
const leaseMs = 30_000;

/**
 * An endpoint is disabled after this number of consecutive failures, if the first is at least this
 * old.
 */
const disableThreshold = { failures: 20, timeMs: 24 * 3600 * 1000 };

type Deps = {
  endpoints: WebhookEndpointStore;
  deliveries: WebhookDeliveryStore;
  loads: EndpointLoadStore;
  secrets: Pick<WebhookSecrets, "open">;
  queue: DeliveryQueue;
  send: WebhookSender;
  clock: Clock;
  random: Random;
  log: Log;
};

/**
 * Creates the consumer of the delivery queue: it makes the attempt that is due, or puts the message
 * back until one is due. A message may arrive twice, too early or after a crash, so the stored
 * delivery determines whether an attempt is due.
 */
export function createWebhookDeliverer(deps: Deps) {
  const { endpoints, deliveries, secrets, queue, send, clock, random, log } = deps;

  const gate = createEndpointGate({ ...deps, leaseMs });

  async function deliver({ traceparent, ...ref }: TracedDeliveryRef): Promise<void> {
    const now = clock();
    const endpoint = await endpoints.get(ref.endpointId);
    if (!endpoint) return;
    const disabled = endpoint.status === "disabled";
    if (disabled && (await deliveries.giveUp(ref, now, "endpoint disabled"))) return;
    const admission = await gate.enter(ref.endpointId);
    if ("seconds" in admission) return queue.send([{ ...ref, traceparent }], admission.seconds);
    let outcome: AttemptOutcome | undefined;
    try {
      const claim = await deliveries.claim(ref, now, now + leaseMs);
      if ("refused" in claim) return await requeue(ref, claim.refused, now);
      const startedAtMs = clock();
      const result = await attempt(endpoint, claim.claimed, now);
      outcome = { unanswered: isUnanswered(result), durationMs: clock() - startedAtMs };
      await recordResult(endpoint, claim.claimed, result);
    } finally {
      await gate.leave(admission, outcome);
    }
  }

  /** Puts a message back if its delivery is still pending. */
  async function requeue(
    ref: TracedDeliveryRef,
    stored: StoredWebhookDelivery | undefined,
    now: number,
  ): Promise<void> {
    if (stored?.status !== "pending") return;
    const dueMs = Math.max(stored.nextAttemptAt ?? 0, stored.leasedUntil ?? 0);
    const traceparent = traceparentOf(stored);
    await queue.send([{ ...ref, traceparent }], Math.max(1, Math.ceil((dueMs - now) / 1000)));
  }

  async function attempt(
    endpoint: StoredWebhookEndpoint,
    delivery: StoredWebhookDelivery,
    atMs: number,
  ): Promise<SendResult> {
    const { endpointId, deliveryId, body } = delivery;
    const { url, secret, previousSecret, previousSecretUntil = 0 } = endpoint;
    const sealedSecrets = [
      secret,
      ...(previousSecret && previousSecretUntil > atMs ? [previousSecret] : []),
    ];
    const [current, ...others] = await Promise.all(sealedSecrets.map(secrets.open));
    if (!current) {
      log.error(
        { event: "webhook_secret.unreadable", endpointId },
        "no key of the key ring can decrypt the webhook secret",
      );
      return { error: "secret unreadable" };
    }
    const signingSecrets = [current, ...others.filter((other) => other !== undefined)];
    const traceparent = traceparentOf(delivery);
    return send({ url, id: deliveryId, atMs, body, traceparent, secrets: signingSecrets });
  }

  async function recordResult(
    endpoint: StoredWebhookEndpoint,
    delivery: StoredWebhookDelivery,
    result: SendResult,
  ): Promise<void> {
    const { endpointId, deliveryId, attempts, requested = false } = delivery;
    const now = clock();
    const delivered = isSuccess(result);
    // The endpoint first: after a crash in between, the attempt and this update are repeated.
    if (delivered) await recordSuccess(endpoint, requested);
    else await recordFailure(endpointId, result, now);
    const delaySeconds = delivered ? undefined : delaySecondsAfter(endpoint, delivery, result);
    const outcome: DeliveryOutcome = {
      status: delivered ? "delivered" : delaySeconds === undefined ? "failed" : "pending",
      nextAttemptAt: delaySeconds === undefined ? undefined : now + Math.round(delaySeconds * 1000),
      lastStatus: result.status,
      lastError: delivered ? undefined : (result.error ?? `status ${result.status}`),
    };
    const recorded = await deliveries.record(delivery, outcome);
    const { status, lastStatus, lastError } = outcome;
    const fields = { endpointId, deliveryId, attempts, status, lastStatus, lastError };
    log.info({ event: "webhook.attempted", ...fields, recorded }, "webhook sent");
    if (recorded && delaySeconds !== undefined) {
      const traceparent = traceparentOf(delivery);
      await queue.send([{ endpointId, deliveryId, traceparent }], Math.ceil(delaySeconds));
    }
  }

  /** Returns the seconds until the next attempt; undefined if there is none. */
  function delaySecondsAfter(
    { status }: StoredWebhookEndpoint,
    { attempts, attemptsBefore }: StoredWebhookDelivery,
    result: SendResult,
  ): number | undefined {
    if (status === "disabled" || isGone(result)) return undefined;
    return nextDelaySeconds(attempts - attemptsBefore, {
      random,
      retryAfterSeconds: result.retryAfterSeconds,
    });
  }

  async function recordSuccess(endpoint: StoredWebhookEndpoint, requested: boolean): Promise<void> {
    const enable = requested && endpoint.status === "disabled";
    if (enable || endpoint.failures) await endpoints.recover(endpoint.endpointId, enable);
  }

  async function recordFailure(
    endpointId: WebhookEndpointId,
    result: SendResult,
    now: number,
  ): Promise<void> {
    if (isGone(result)) return disable(endpointId, "gone", now);
    const counted = await endpoints.countFailure(endpointId, now, disableThreshold.failures);
    const { status, failures = 0, failingSince = now } = counted ?? {};
    const sinceMs = now - disableThreshold.timeMs;
    if (status !== "enabled" || failures < disableThreshold.failures || failingSince > sinceMs)
      return;
    await disable(endpointId, "failing", now, { failures: disableThreshold.failures, sinceMs });
  }

  async function disable(
    endpointId: WebhookEndpointId,
    reason: "gone" | "failing",
    now: number,
    threshold?: { failures: number; sinceMs: number },
  ): Promise<void> {
    if (!(await endpoints.disable(endpointId, reason, now, threshold))) return;
    log.warn(
      { event: "webhook_endpoint.disabled", endpointId, reason },
      "webhook endpoint disabled",
    );
  }

  return deliver;
}

const traceparentOf = ({ body }: StoredWebhookDelivery): string | undefined =>
  (JSON.parse(body) as { traceparent?: string }).traceparent;

const isSuccess = ({ status = 0 }: SendResult): boolean => status >= 200 && status < 300;

/** Returns whether a pause may help the endpoint: it did not respond, or not with an answer of its own. */
const isUnanswered = ({ status, error }: SendResult): boolean =>
  error !== "secret unreadable" && (status === undefined || status === 429 || status >= 500);

/** Returns whether the endpoint responded with 410, which asks to disable the endpoint (Standard Webhooks). */
const isGone = ({ status }: SendResult): boolean => status === 410;
