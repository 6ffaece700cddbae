import type { Subscription, UserId } from "@latch/contract";
import type { Context, OpenContext } from "../shared/context.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { ChangeUser } from "../users/change-user.ts";
import type { UserStore } from "../users/user.ts";
import type { BillingStore, StoredBilling } from "./billing-record.ts";
import { createCheckOut } from "./check-out.ts";
import { graceEndsAt } from "./entitlement.ts";
import type { Payments } from "./payments.ts";
import type { Plans } from "./plans.ts";
import { createSyncSubscription } from "./sync-subscription.ts";

/** How long the id of an applied event is kept: Stripe can resend an event for 30 days. */
const appliedEventTtlSeconds = 40 * 24 * 3600;

type Deps = {
  /** If absent, the operations that need a provider fail; the others work. */
  payments?: Payments;
  plans: Plans;
  billing: BillingStore;
  /** Erases the stored billing data of a user. */
  personalData: { erase(userId: UserId): Promise<void> };
  users: UserStore;
  changeUser: ChangeUser;
  clock: Clock;
  log: Log;
  /** How long a plan stays effective after a failed payment. */
  graceMs: number;
  /** The page that the billing portal links back to. */
  appUrl: string;
  /** Returns whether a URL is of an origin whose pages may follow a checkout. */
  isAppPage: (url: string) => boolean;
};

/**
 * Returns the functions for billing. The provider is the source of truth; the store keeps its last
 * known state.
 */
export function createBilling(deps: Deps) {
  const { plans, billing, users, clock, log, graceMs, appUrl } = deps;
  const sync = createSyncSubscription(deps);

  function requirePayments(): Payments {
    if (deps.payments) return deps.payments;
    throw new ProblemError("payments_not_configured", {
      detail: "STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET are not set",
    });
  }

  /**
   * Returns the caller's subscription.
   * @throws `unauthenticated` if the account does not exist any more
   */
  async function get({ principal: { userId } }: Context): Promise<Subscription> {
    const [user, record] = await Promise.all([users.get(userId), billing.get(userId)]);
    if (!user) throw new ProblemError("unauthenticated");
    const { subscription } = record ?? {};
    return {
      plan: user.plan,
      status: subscription?.status ?? "none",
      currentPeriodEndsAt: subscription?.currentPeriodEndsAt,
      trialEndsAt: subscription?.trialEndsAt,
      cancelsAt: subscription?.cancelsAt,
      graceEndsAt: subscription && graceEndsAt(subscription, graceMs),
    };
  }

  /**
   * Returns the URL of a page on which the caller changes or cancels the subscription.
   * @throws `not_subscribed`, `payments_not_configured`, `unavailable`
   */
  async function openPortal({ principal: { userId } }: Context): Promise<string> {
    const payments = requirePayments();
    const record = await billing.get(userId);
    if (!record) throw new ProblemError("not_subscribed");
    return payments.createPortal(record.customerId, appUrl);
  }

  /**
   * Applies an event of the provider: fetches the current state of the subscription, so that the order
   * of events does not matter. The event's id is recorded after the update. If processing is
   * interrupted, the provider resends the event, and the update is idempotent.
   * @throws `payments_not_configured`, `invalid_signature`, `unavailable`
   */
  async function receive(
    { caller }: OpenContext,
    { body, signature }: { body: Uint8Array; signature: string | undefined },
  ): Promise<void> {
    const payments = requirePayments();
    const event = await payments.readEvent(body, signature);
    const { id, type, customerId } = event;
    if (customerId === undefined || (await billing.wasApplied(id))) return;
    const record = await findRecord(customerId, event.userId);
    if (record) await sync(payments, record, { ...caller, actor: "stripe" });
    await billing.recordApplied(id, Math.floor(clock() / 1000) + appliedEventTtlSeconds);
    log.info({ event: "billing.event", id, type, userId: record?.userId }, "Stripe event applied");
  }

  async function findRecord(customerId: string, hint?: UserId): Promise<StoredBilling | undefined> {
    const hintedRecord = hint === undefined ? undefined : await billing.get(hint);
    if (hintedRecord?.customerId === customerId) return hintedRecord;
    const userId = await billing.findUser(customerId);
    return userId === undefined ? undefined : billing.get(userId);
  }

  return {
    listPlans: plans.list,
    get,
    checkOut: createCheckOut({ ...deps, requirePayments, sync }),
    openPortal,
    receive,
  };
}
export type Billing = ReturnType<typeof createBilling>;
