import type {
  CreatedWebhookEndpoint,
  NewWebhookEndpoint,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookDeliveryStatus,
  WebhookEndpoint,
  WebhookEndpointId,
} from "@latch/contract";
import { type Caller, type Context, logContext } from "../shared/context.ts";
import type { Ids } from "../shared/ids.ts";
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
  WebhookEndpointStore,
  WebhookSecrets,
} from "./endpoint.ts";

/** Endpoints of an installation: each is read for every event. */
const maxEndpoints = 20;

/** For which a secret that was replaced goes on signing. */
const overlapMs = 24 * 3600 * 1000;

/** After which a delivery is deleted. */
export const deliverySeconds = 30 * 24 * 3600;

/** How often a secret is replaced again while others replace it, too. */
const tries = 5;

type Named = { endpointId: WebhookEndpointId };

type Deps = {
  endpoints: WebhookEndpointStore;
  deliveries: WebhookDeliveryStore;
  secrets: WebhookSecrets;
  queue: DeliveryQueue;
  urlRejection: UrlRejection;
  ids: Ids;
  clock: Clock;
  log: Log;
};

/** Who is told of events, and what became of that. */
export function createWebhooks(deps: Deps) {
  const { endpoints, deliveries, secrets, queue, urlRejection, ids, clock, log } = deps;

  /**
   * Adds an endpoint. Its secret is in the answer and, sealed, in the store.
   * @throws `invalid_request`, `too_many_webhook_endpoints`
   */
  async function create(
    { principal: { userId }, caller }: Context,
    { url, description, types }: NewWebhookEndpoint,
  ): Promise<CreatedWebhookEndpoint> {
    const refused = urlRejection(url);
    if (refused) throw invalidField("url", refused);
    const { text, sealed } = await secrets.create();
    const now = clock();
    const endpoint: StoredWebhookEndpoint = {
      endpointId: ids("whe"),
      url,
      description,
      types,
      status: "enabled",
      createdAt: new Date(now).toISOString(),
      createdBy: userId,
      secret: sealed,
    };
    if (!(await endpoints.create(endpoint, maxEndpoints))) {
      throw new ProblemError("too_many_webhook_endpoints");
    }
    logChange("webhook_endpoint.created", endpoint.endpointId, caller);
    return { ...toEndpoint(endpoint, now), secret: text };
  }

  /** All endpoints, newest first. */
  async function list(_ctx: Context): Promise<WebhookEndpoint[]> {
    const now = clock();
    return (await endpoints.list()).map((endpoint) => toEndpoint(endpoint, now));
  }

  /** Takes an endpoint away; what is on its way to it is not sent. Says nothing if there was none. */
  async function remove({ caller }: Context, { endpointId }: Named): Promise<void> {
    await endpoints.remove(endpointId);
    logChange("webhook_endpoint.deleted", endpointId, caller);
  }

  /** Replaces a secret; the one before signs for another day. @throws `not_found`, `conflict` */
  async function rotateSecret(
    { caller }: Context,
    { endpointId }: Named,
  ): Promise<CreatedWebhookEndpoint> {
    for (let attempt = 0; attempt < tries; attempt++) {
      const before = await existing(endpointId);
      const { text, sealed } = await secrets.create();
      const now = clock();
      const after = {
        ...before,
        secret: sealed,
        previousSecret: before.secret,
        previousSecretUntil: now + overlapMs,
      };
      if (!(await endpoints.saveSecrets(before, after))) continue;
      logChange("webhook_endpoint.secret_rotated", endpointId, caller);
      return { ...toEndpoint(after, now), secret: text };
    }
    throw new ProblemError("conflict");
  }

  /** What was sent to an endpoint or will be, newest first. @throws `not_found` */
  async function listDeliveries(
    _ctx: Context,
    page: Named & { limit: number; cursor?: string; status?: WebhookDeliveryStatus },
  ): Promise<WebhookDeliveryPage> {
    const { endpointId, limit, cursor: before, status } = page;
    const [found] = await Promise.all([
      deliveries.list(endpointId, { limit, before, status }),
      existing(endpointId),
    ]);
    const alive = found.deliveries.filter(({ expiresAt }) => expiresAt * 1000 > clock());
    return { items: alive.map(toDelivery), nextCursor: found.next };
  }

  /** Has a delivery attempted at once, whatever became of it. @throws `not_found` */
  async function redeliver({ caller }: Context, ref: DeliveryRef): Promise<void> {
    await existing(ref.endpointId);
    const now = clock();
    const expiresAt = Math.floor(now / 1000) + deliverySeconds;
    const outcome = await deliveries.request(ref, now, expiresAt);
    if (outcome === "missing") throw new ProblemError("not_found");
    // One that is under way has its message already.
    if (outcome === "requested") await queue.send([{ ...ref, traceparent: caller.traceparent }]);
    log.info({ event: "webhook.requested", ...ref, ...by(caller) }, "redelivery asked for");
  }

  async function existing(endpointId: WebhookEndpointId): Promise<StoredWebhookEndpoint> {
    const endpoint = await endpoints.get(endpointId);
    if (!endpoint) throw new ProblemError("not_found");
    return endpoint;
  }

  const logChange = (event: string, endpointId: WebhookEndpointId, caller: Caller): void =>
    log.info({ event, endpointId, ...by(caller) }, "webhook endpoints changed");

  return { create, list, remove, rotateSecret, listDeliveries, redeliver };
}
export type Webhooks = ReturnType<typeof createWebhooks>;

const by = (caller: Caller) => ({ actor: caller.actor, ...logContext(caller) });

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
