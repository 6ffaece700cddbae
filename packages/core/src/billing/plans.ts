import type { Plan } from "@latch/contract";
import type { Clock, Log } from "../shared/ports.ts";
import { freePlan } from "../users/effective-plan.ts";
import type { ProviderSubscription } from "./billing-record.ts";
import type { BillingPlan, Payments } from "./payments.ts";

/** Milliseconds for which the provider's prices are not asked for again. */
const freshMs = 5 * 60_000;

type Deps = {
  /** Left out, the provider's prices are the plans. */
  configured?: BillingPlan[];
  payments?: Payments;
  clock: Clock;
  log: Log;
};

/** What there is to subscribe to: as it is configured, else as the provider sells it. */
export function createPlans({ configured, payments, clock, log }: Deps) {
  let known: { plans: BillingPlan[]; atMs: number } | undefined;

  async function sold(): Promise<BillingPlan[]> {
    if (configured) return configured;
    if (!payments) return [];
    if (known && clock() - known.atMs < freshMs) return known.plans;
    try {
      known = { plans: await payments.listPlans(), atMs: clock() };
    } catch (err) {
      if (!known) throw err;
      log.warn({ event: "billing.plans_stale", err }, "the prices could not be read again");
    }
    return known.plans;
  }

  /** All plans, the free one first. @throws `unavailable` */
  async function all(): Promise<BillingPlan[]> {
    const plans = await sold();
    return plans.some(({ id }) => id === freePlan)
      ? plans
      : [{ id: freePlan, name: "Free" }, ...plans];
  }

  return {
    /** What people are shown. @throws `unavailable` */
    list: async (): Promise<Plan[]> =>
      (await all()).map(({ priceId, formerPriceIds, ...plan }) => plan),

    /** A plan that can be bought. @throws `unavailable` */
    find: async (planId: string): Promise<(BillingPlan & { priceId: string }) | undefined> =>
      (await all()).find(
        (plan): plan is BillingPlan & { priceId: string } =>
          plan.id === planId && plan.priceId !== undefined,
      ),

    /** The plan that a subscription is for: by configuration, else by what its price itself says. */
    of({ subscriptionId, priceId, planOfPrice }: ProviderSubscription): string {
      const plan = configured
        ? configured.find(
            (each) => each.priceId === priceId || each.formerPriceIds?.includes(priceId),
          )?.id
        : planOfPrice;
      if (plan === undefined) {
        log.error(
          { event: "billing.price_unknown", subscriptionId, priceId },
          "somebody pays for a price that stands for no plan",
        );
      }
      return plan ?? freePlan;
    },
  };
}
export type Plans = ReturnType<typeof createPlans>;
