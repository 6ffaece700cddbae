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

/** The time in which repeated requests return the same checkout. */
const checkoutWindowMs = 10 * 60_000;

type Deps = {
  requirePayments: () => Payments;
  plans: Plans;
  billing: BillingStore;
  /** Erases the stored billing data of a user. */
  personalData: { erase(userId: UserId): Promise<void> };
  users: UserStore;
  sync: SyncSubscription;
  clock: Clock;
  /** Returns whether a URL is of an origin whose pages may follow a checkout. */
  isAppPage: (url: string) => boolean;
};

/** Returns a function that opens a checkout. */
export function createCheckOut(deps: Deps) {
  const { requirePayments, plans, billing, personalData, users, sync, clock, isAppPage } = deps;

  /**
   * Requires that a URL, normalised by the contract, is on an allowed origin: prevents open
   * redirects.
   */
  function requireAppPage(field: string, url: string): string {
    if (isAppPage(url)) return url;
    throw invalidField(field, "Must be a URL of LATCH_APP_URL or of ALLOWED_ORIGINS");
  }

  /** Creates a customer at the provider and the billing record. */
  async function createRecord(userId: UserId, payments: Payments): Promise<StoredBilling> {
    const user = await users.get(userId);
    if (!user) throw new ProblemError("unauthenticated");
    const customerId = await payments.createCustomer({ userId, email: user.email });
    const record = await billing.createIfAbsent(userId, customerId);
    // A concurrent request may have stored another customer: this one is deleted.
    if (record.customerId !== customerId) await payments.deleteCustomer(customerId);
    if (!(await users.get(userId))) {
      // An erasure that began meanwhile may have run before the record was written.
      await personalData.erase(userId);
      throw new ProblemError("unauthenticated");
    }
    return record;
  }

  /**
   * Returns the URL of a page on which the caller pays for a plan.
   * @throws `payments_not_configured`, `invalid_request`, `already_subscribed`, `unauthenticated`,
   * `unavailable`
   */
  return async ({ principal, caller }: Context, input: Checkout): Promise<string> => {
    const { userId } = principal;
    const payments = requirePayments();
    const pages = {
      successUrl: requireAppPage("successUrl", input.successUrl),
      cancelUrl: requireAppPage("cancelUrl", input.cancelUrl),
    };
    const [plan, existingRecord] = await Promise.all([
      plans.find(input.planId),
      billing.get(userId),
    ]);
    if (!plan) throw invalidField("planId", "Must be the id of a plan with a price");
    // The user may have paid already, before the provider's event arrived.
    const record = existingRecord
      ? await sync(payments, existingRecord, caller)
      : await createRecord(userId, payments);
    if (record.subscription && blocksNewSubscription(record.subscription)) {
      throw new ProblemError("already_subscribed");
    }
    const now = clock();
    const begunAtMs = await billing.beginCheckout(userId, now, now - checkoutWindowMs);
    const { customerId } = record;
    const { priceId } = plan;
    return payments.createCheckout({ userId, customerId, priceId, ...pages, begunAtMs });
  };
}
