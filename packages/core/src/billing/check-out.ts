import type { Checkout, UserId } from "@latch/contract";
import type { Context } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import { invalidField, ProblemError } from "../shared/problem-error.ts";
import type { UserStore } from "../users/user.ts";
import type { BillingStore, StoredBilling } from "./billing-record.ts";
import { blocksNewSubscription } from "./entitlement.ts";
import type { Payments } from "./payments.ts";
import type { Plans } from "./plans.ts";
import type { SyncSubscription } from "./sync-subscription.ts";

/** In which asking for a checkout again gives the same one. */
const checkoutWindowMs = 10 * 60_000;

type Deps = {
  provider: () => Payments;
  plans: Plans;
  billing: BillingStore;
  /** Erases what is stored of a person here. */
  personalData: { erase(userId: UserId): Promise<void> };
  users: UserStore;
  sync: SyncSubscription;
  clock: Clock;
  /** Origins whose pages may follow a checkout. */
  origins: string[];
};

/** Opens checkouts. */
export function createCheckOut(deps: Deps) {
  const { provider, plans, billing, personalData, users, sync, clock, origins } = deps;

  /** A page of ours, normalised by the contract: nobody is sent elsewhere in our name. */
  function ownPage(field: string, url: string): string {
    if (origins.some((origin) => url.startsWith(`${origin}/`))) return url;
    throw invalidField(field, "Must be a URL of LATCH_APP_URL or of ALLOWED_ORIGINS");
  }

  /** Makes a person known to the provider, once. */
  async function open(userId: UserId, payments: Payments): Promise<StoredBilling> {
    const user = await users.get(userId);
    if (!user) throw new ProblemError("unauthenticated");
    const customerId = await payments.createCustomer({ userId, email: user.email });
    const kept = await billing.open(userId, customerId);
    // Two at once with different emails: the one that was kept counts.
    if (kept.customerId !== customerId) await payments.deleteCustomer(customerId);
    if (!(await users.get(userId))) {
      // An erasure that began meanwhile may have looked here before there was anything.
      await personalData.erase(userId);
      throw new ProblemError("unauthenticated");
    }
    return kept;
  }

  /**
   * A page on which a person pays for a plan.
   * @throws `payments_not_configured`, `invalid_request`, `already_subscribed`, `unauthenticated`,
   * `unavailable`
   */
  return async ({ principal, caller }: Context, asked: Checkout): Promise<string> => {
    const { userId } = principal;
    const payments = provider();
    const pages = {
      successUrl: ownPage("successUrl", asked.successUrl),
      cancelUrl: ownPage("cancelUrl", asked.cancelUrl),
    };
    const [plan, found] = await Promise.all([plans.find(asked.planId), billing.get(userId)]);
    if (!plan) throw invalidField("planId", "Must be the id of a plan with a price");
    // Who is here for the second time may have paid before we were told.
    const kept = found ? await sync(payments, found, caller) : await open(userId, payments);
    if (kept.subscription && blocksNewSubscription(kept.subscription)) {
      throw new ProblemError("already_subscribed");
    }
    const now = clock();
    const begunAtMs = await billing.beginCheckout(userId, now, now - checkoutWindowMs);
    const { customerId } = kept;
    const { priceId } = plan;
    return payments.createCheckout({ userId, customerId, priceId, ...pages, begunAtMs });
  };
}
