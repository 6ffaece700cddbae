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

/** Seconds for which an event is remembered: Stripe can send one again for 30 days. */
const eventSeconds = 40 * 24 * 3600;

type Deps = {
  /** Left out, nobody can pay; all the rest works. */
  payments?: Payments;
  plans: Plans;
  billing: BillingStore;
  /** Erases what is stored of a person here. */
  personalData: { erase(userId: UserId): Promise<void> };
  users: UserStore;
  changeUser: ChangeUser;
  clock: Clock;
  log: Log;
  /** For which a plan stays whose payment failed. */
  graceMs: number;
  /** Where people come back to from the billing portal. */
  appUrl: string;
  /** Origins whose pages may follow a checkout. */
  origins: string[];
};

/** Who pays for what. The provider knows; here stands what it said last. */
export function createBilling(deps: Deps) {
  const { plans, billing, users, clock, log, graceMs, appUrl } = deps;
  const sync = createSyncSubscription(deps);

  function provider(): Payments {
    if (deps.payments) return deps.payments;
    throw new ProblemError("payments_not_configured", {
      detail: "STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET are not set",
    });
  }

  /** What a person may use right now. @throws `unauthenticated` when they are gone */
  async function get({ principal: { userId } }: Context): Promise<Subscription> {
    const [user, kept] = await Promise.all([users.get(userId), billing.get(userId)]);
    if (!user) throw new ProblemError("unauthenticated");
    const { subscription } = kept ?? {};
    return {
      plan: user.plan,
      status: subscription?.status ?? "none",
      currentPeriodEndsAt: subscription?.currentPeriodEndsAt,
      trialEndsAt: subscription?.trialEndsAt,
      cancelsAt: subscription?.cancelsAt,
      graceEndsAt: subscription && graceEndsAt(subscription, graceMs),
    };
  }

  /** A page to change or cancel the subscription. @throws `not_subscribed`, and as `checkOut` */
  async function openPortal({ principal: { userId } }: Context): Promise<string> {
    const payments = provider();
    const kept = await billing.get(userId);
    if (!kept) throw new ProblemError("not_subscribed");
    return payments.createPortal(kept.customerId, appUrl);
  }

  /**
   * Takes an event of the provider. What it says is not believed but looked up, so that the order of
   * events does not matter. It is remembered only after it took effect: one that is cut off is sent
   * again, and doing it twice is the same as once.
   * @throws `payments_not_configured`, `invalid_signature`, `unavailable`
   */
  async function receive(
    { caller }: OpenContext,
    { body, signature }: { body: Uint8Array; signature: string | undefined },
  ): Promise<void> {
    const payments = provider();
    const event = await payments.readEvent(body, signature);
    const { id, type, customerId } = event;
    if (customerId === undefined || (await billing.wasApplied(id))) return;
    const kept = await ownerOf(customerId, event.userId);
    if (kept) await sync(payments, kept, { ...caller, actor: "stripe" });
    await billing.recordApplied(id, Math.floor(clock() / 1000) + eventSeconds);
    log.info({ event: "billing.event", id, type, userId: kept?.userId }, "event applied");
  }

  async function ownerOf(customerId: string, hint?: UserId): Promise<StoredBilling | undefined> {
    const hinted = hint === undefined ? undefined : await billing.get(hint);
    if (hinted?.customerId === customerId) return hinted;
    const userId = await billing.findUser(customerId);
    return userId === undefined ? undefined : billing.get(userId);
  }

  return {
    listPlans: plans.list,
    get,
    checkOut: createCheckOut({ ...deps, provider, sync }),
    openPortal,
    receive,
  };
}
export type Billing = ReturnType<typeof createBilling>;
