import type { Plan } from "@latch/contract";
import type { Clock, Log } from "../shared/ports.ts";
import { freePlan } from "../users/effective-plan.ts";
import type { ProviderSubscription } from "./billing-record.ts";
import type { BillingPlan, Payments } from "./payments.ts";

/** How long the provider's prices are cached. */
const cacheTtlMs = 5 * 60_000;

type Deps = {
  /** The configured plans. If absent, the provider's prices are the plans. */
  configured?: BillingPlan[];
  payments?: Payments;
  clock: Clock;
  log: Log;
};

/** Creates the catalogue of plans: from configuration, otherwise from the provider. */
export function createPlans({ configured, payments, clock, log }: Deps) {
  let cached: { plans: BillingPlan[]; atMs: number } | undefined;

  async function loadPlans(): Promise<BillingPlan[]> {
    if (configured) return configured;
    if (!payments) return [];
    if (cached && clock() - cached.atMs < cacheTtlMs) return cached.plans;
    try {
      cached = { plans: await payments.listPlans(), atMs: clock() };
    } catch (err) {
      if (!cached) throw err;
      log.warn(
        { event: "billing.plans_stale", err },
        "fetching prices failed: the cached plans are used",
      );
    }
    return cached.plans;
  }

  /** Returns all plans, the free one first. @throws `unavailable` */
  async function listAll(): Promise<BillingPlan[]> {
    const plans = await loadPlans();
    return plans.some(({ id }) => id === freePlan)
      ? plans
      : [{ id: freePlan, name: "Free" }, ...plans];
  }

  return {
    /** Lists the public fields of all plans. @throws `unavailable` */
    list: async (): Promise<Plan[]> =>
      (await listAll()).map(({ priceId, formerPriceIds, ...plan }) => plan),

    /** Finds a plan that has a price. @throws `unavailable` */
    find: async (planId: string): Promise<(BillingPlan & { priceId: string }) | undefined> =>
      (await listAll()).find(
        (plan): plan is BillingPlan & { priceId: string } =>
          plan.id === planId && plan.priceId !== undefined,
      ),

    /**
     * Returns the plan of a subscription, by configuration or by the metadata of its price; the
     * free plan if it has none.
     */
    planIdOf({ subscriptionId, priceId, planOfPrice }: ProviderSubscription): string {
      const plan = configured
        ? configured.find(
            (candidate) =>
              candidate.priceId === priceId || candidate.formerPriceIds?.includes(priceId),
          )?.id
        : planOfPrice;
      if (plan === undefined) {
        log.error(
          { event: "billing.price_unknown", subscriptionId, priceId },
          "no plan has the price of the subscription",
        );
      }
      return plan ?? freePlan;
    },
  };
}
export type Plans = ReturnType<typeof createPlans>;
