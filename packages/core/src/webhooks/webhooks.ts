import {
  type CreatedWebhookEndpoint,
  type NewWebhookEndpoint,
  tenMinutes,
  type WebhookDelivery,
  type WebhookDeliveryPage,
  type WebhookDeliveryStatus,
  type WebhookEndpoint,
  type WebhookEndpointId,
} from "@latch/contract";
import { requireRecentAuthentication } from "../admission/require-recent-authentication.ts";
import { authorityOf, endedProblem, type JudgedUser } from "../shared/authority.ts";
import { type Caller, type Context, logContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { invalidField, ProblemError } from "../shared/problem-error.ts";
import type {
  DeliveryQueue,
  DeliveryRef,
  StoredWebhookDelivery,
  WebhookDeliveryStore,
} from "./delivery.ts";
import type {
  StoredWebhookEndpoint,
  UrlRejection,
  WebhookEndpointChanges,
  WebhookEndpointStore,
  WebhookSecrets,
} from "./endpoint.ts";
import type { EndpointLoadStore } from "./endpoint-gate.ts";

/** The maximum number of endpoints of an installation. All are read for every event. */
const maxEndpoints = 20;

/** How long the previous secret also signs after a rotation. */
const secretOverlapMs = 24 * 3600 * 1000;

/** How long a delivery is kept. */
export const deliveryTtlSeconds = 30 * 24 * 3600;

/** The maximum number of attempts to rotate a secret while other requests rotate it. */
const maxAttempts = 5;

type EndpointRef = { endpointId: WebhookEndpointId };

type Deps = {
  endpoints: WebhookEndpointStore;
  endpointChanges: WebhookEndpointChanges;
  deliveries: WebhookDeliveryStore;
  loads: Pick<EndpointLoadStore, "reset">;
  secrets: WebhookSecrets;
  queue: DeliveryQueue;
  urlRejection: UrlRejection;
  newId: NewId;
  clock: Clock;
  log: Log;
};

/** Returns the functions for webhook endpoints and deliveries. */
export function createWebhooks(deps: Deps) {
  const { endpoints, endpointChanges, deliveries, loads, secrets, queue } = deps;
  const { urlRejection, newId, clock, log } = deps;

  /** Makes a change on the authority of its user. @throws `unauthenticated` if the session has ended meanwhile */
  async function changeAs<Outcome>(
    { principal }: Context,
    change: (judged: JudgedUser) => Promise<Outcome | "session_ended">,
  ): Promise<Outcome> {
    const judged = authorityOf(principal);
    const outcome = await change(judged);
    if (outcome === "session_ended") throw endedProblem(judged);
    return outcome;
  }

  /**
   * Creates an endpoint. The result contains its secret; the store keeps it sealed.
   * @throws `invalid_request`, `too_many_webhook_endpoints`, `unauthenticated`
   */
  async function create(
    ctx: Context,
    { url, description, types }: NewWebhookEndpoint,
  ): Promise<CreatedWebhookEndpoint> {
    const rejection = urlRejection(url);
    if (rejection) throw invalidField("url", rejection);
    const { text, sealed } = await secrets.create();
    const now = clock();
    const endpoint: StoredWebhookEndpoint = {
      endpointId: newId("whe"),
      url,
      description,
      types,
      status: "enabled",
      createdAt: new Date(now).toISOString(),
      createdBy: ctx.principal.userId,
      secret: sealed,
    };
    const outcome = await changeAs(ctx, (judged) =>
      endpointChanges.create(endpoint, maxEndpoints, judged),
    );
    if (outcome === "refused") throw new ProblemError("too_many_webhook_endpoints");
    logChange("webhook_endpoint.created", endpoint.endpointId, ctx.caller);
    return { ...toEndpoint(endpoint, now), secret: text };
  }

  /** Lists all endpoints, newest first. */
  async function list(_ctx: Context): Promise<WebhookEndpoint[]> {
    const now = clock();
    return (await endpoints.list()).map((endpoint) => toEndpoint(endpoint, now));
  }

  /** Deletes an endpoint; its pending deliveries are not sent. There is no error if it does not exist. */
  async function remove(ctx: Context, { endpointId }: EndpointRef): Promise<void> {
    await changeAs(ctx, (judged) => endpointChanges.remove(endpointId, judged));
    logChange("webhook_endpoint.deleted", endpointId, ctx.caller);
  }

  /**
   * Rotates the secret of an endpoint. The previous one also signs for a day.
   * @throws `not_found`, `unauthenticated`, `conflict`
   */
  async function rotateSecret(
    ctx: Context,
    { endpointId }: EndpointRef,
  ): Promise<CreatedWebhookEndpoint> {
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const before = await requireEndpoint(endpointId);
      const { text, sealed } = await secrets.create();
      const now = clock();
      const after = {
        ...before,
        secret: sealed,
        previousSecret: before.secret,
        previousSecretUntil: now + secretOverlapMs,
      };
      const outcome = await changeAs(ctx, (judged) =>
        endpointChanges.replaceSecrets(before, after, judged),
      );
      if (outcome === "refused") continue;
      logChange("webhook_endpoint.secret_rotated", endpointId, ctx.caller);
      return { ...toEndpoint(after, now), secret: text };
    }
    throw new ProblemError("conflict");
  }

  /** Lists the deliveries of an endpoint, newest first. @throws `not_found` */
  async function listDeliveries(
    _ctx: Context,
    page: EndpointRef & { limit: number; cursor?: string; status?: WebhookDeliveryStatus },
  ): Promise<WebhookDeliveryPage> {
    const { endpointId, limit, cursor: before, status } = page;
    const [found] = await Promise.all([
      deliveries.list(endpointId, { limit, before, status }),
      requireEndpoint(endpointId),
    ]);
    const unexpired = found.deliveries.filter(({ expiresAt }) => expiresAt * 1000 > clock());
    return { items: unexpired.map(toDelivery), nextCursor: found.next };
  }

  /**
   * Requests an attempt of a delivery at once, whatever its status. A successful attempt enables a disabled endpoint, so
   * it requires what a new endpoint requires.
   * @throws `not_found`; `reauthentication_required` if the endpoint is disabled
   */
  async function redeliver({ caller, principal }: Context, ref: DeliveryRef): Promise<void> {
    const endpoint = await requireEndpoint(ref.endpointId);
    const now = clock();
    if (endpoint.status === "disabled")
      requireRecentAuthentication(principal, tenMinutes.within, now);
    const expiresAt = Math.floor(now / 1000) + deliveryTtlSeconds;
    const outcome = await deliveries.request(ref, now, expiresAt);
    if (outcome === "missing") throw new ProblemError("not_found");
    // If an attempt is in progress, its message is still in the queue.
    if (outcome === "requested") {
      // The administrator expects an attempt now, and not after a pause.
      await loads.reset(ref.endpointId);
      await queue.send([{ ...ref, traceparent: caller.traceparent }]);
    }
    log.info(
      { event: "webhook.requested", ...ref, ...actorContext(caller) },
      "redelivery requested",
    );
  }

  async function requireEndpoint(endpointId: WebhookEndpointId): Promise<StoredWebhookEndpoint> {
    const endpoint = await endpoints.get(endpointId);
    if (!endpoint) throw new ProblemError("not_found");
    return endpoint;
  }

  const logChange = (event: string, endpointId: WebhookEndpointId, caller: Caller): void =>
    log.info({ event, endpointId, ...actorContext(caller) }, "webhook endpoints changed");

  return { create, list, remove, rotateSecret, listDeliveries, redeliver };
}
export type Webhooks = ReturnType<typeof createWebhooks>;

const actorContext = (caller: Caller) => ({ actor: caller.actor, ...logContext(caller) });

const toEndpoint = (
  { endpointId, previousSecretUntil = 0, ...endpoint }: StoredWebhookEndpoint,
  now: number,
): WebhookEndpoint => ({
  id: endpointId,
  url: endpoint.url,
  description: endpoint.description,
  types: endpoint.types,
  status: endpoint.status,
  disabledReason: endpoint.disabledReason,
  disabledAt: endpoint.disabledAt,
  createdAt: endpoint.createdAt,
  createdBy: endpoint.createdBy,
  previousSecretUntil:
    previousSecretUntil > now ? new Date(previousSecretUntil).toISOString() : undefined,
});

const toDelivery = (delivery: Omit<StoredWebhookDelivery, "body">): WebhookDelivery => ({
  id: delivery.deliveryId,
  type: delivery.type,
  status: delivery.status,
  attempts: delivery.attempts,
  createdAt: delivery.createdAt,
  lastAttemptAt: delivery.lastAttemptAt,
  nextAttemptAt:
    delivery.nextAttemptAt === undefined
      ? undefined
      : new Date(delivery.nextAttemptAt).toISOString(),
  lastStatus: delivery.lastStatus,
  lastError: delivery.lastError,
});
