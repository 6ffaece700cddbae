import type { Caller } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { ChangeUser } from "../users/change-user.ts";
import type {
  BillingStore,
  ProviderSubscription,
  StoredBilling,
  StoredSubscription,
} from "./billing-record.ts";
import { applyEntitlement } from "./entitlement.ts";
import type { Payments } from "./payments.ts";
import type { Plans } from "./plans.ts";

/** How often a state is fetched again while others write theirs. */
const tries = 5;

type Deps = {
  plans: Plans;
  billing: BillingStore;
  changeUser: ChangeUser;
  clock: Clock;
  graceMs: number;
};

/** Brings what is stored of a subscription up to date with the provider. */
export function createSyncSubscription({ plans, billing, changeUser, clock, graceMs }: Deps) {
  function stateOf(
    current: ProviderSubscription | undefined,
    before: StoredSubscription | undefined,
  ): StoredSubscription | undefined {
    // The customer was deleted there.
    if (!current) return before && { ...before, status: "canceled" };
    const plan = plans.of(current);
    if (current.status !== "past_due") return { ...current, plan };
    const stillDue =
      before?.subscriptionId === current.subscriptionId ? before.pastDueSince : undefined;
    return { ...current, plan, pastDueSince: stillDue ?? new Date(clock()).toISOString() };
  }

  /** Lets the plan on the account follow. */
  async function follow(kept: StoredBilling, caller: Caller): Promise<void> {
    try {
      await changeUser(kept.userId, applyEntitlement(kept, graceMs), caller);
    } catch (error) {
      // Whoever is being erased needs no plan.
      if (!(error instanceof ProblemError && error.code === "not_found")) throw error;
    }
  }

  /**
   * Fetches the present state and keeps it, unless somebody kept another one since ours was read:
   * then theirs may be younger, and it is fetched again. So what is kept never goes back.
   */
  return async (
    payments: Payments,
    found: StoredBilling,
    caller: Caller,
  ): Promise<StoredBilling> => {
    let before: StoredBilling | undefined = found;
    for (let attempt = 0; before && attempt < tries; attempt++) {
      const current = await payments.findSubscription(before.customerId);
      const subscription = stateOf(current, before.subscription);
      if (!subscription) return before;
      const changed = !isSame(subscription, before.subscription);
      if (!changed || (await billing.save(before, subscription))) {
        const after = changed ? { ...before, subscription, version: before.version + 1 } : before;
        await follow(after, caller);
        return after;
      }
      before = await billing.get(found.userId);
    }
    throw new ProblemError("unavailable", { retryAfterSeconds: 1 });
  };
}
export type SyncSubscription = ReturnType<typeof createSyncSubscription>;

/** Whether two states say the same, in whichever order. */
const isSame = (one: object | undefined, other: object | undefined): boolean =>
  textOf(one) === textOf(other);

const textOf = (state: object | undefined): string =>
  JSON.stringify(
    Object.entries(state ?? {})
      .filter(([, value]) => value !== undefined)
      .sort(),
  );
