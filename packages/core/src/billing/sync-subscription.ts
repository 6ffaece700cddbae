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

/** The maximum number of attempts to store a state while other processes store theirs. */
const maxAttempts = 5;

type Deps = {
  plans: Plans;
  billing: BillingStore;
  changeUser: ChangeUser;
  clock: Clock;
  graceMs: number;
};

/** Creates the function that updates a billing record from the provider. */
export function createSyncSubscription({ plans, billing, changeUser, clock, graceMs }: Deps) {
  function toStoredSubscription(
    current: ProviderSubscription | undefined,
    before: StoredSubscription | undefined,
  ): StoredSubscription | undefined {
    // The customer was deleted at the provider.
    if (!current) return before && { ...before, status: "canceled" };
    const plan = plans.planIdOf(current);
    if (current.status !== "past_due") return { ...current, plan };
    const previousSince =
      before?.subscriptionId === current.subscriptionId ? before.pastDueSince : undefined;
    return { ...current, plan, pastDueSince: previousSince ?? new Date(clock()).toISOString() };
  }

  /** Updates the plan of the account. */
  async function updatePlan(record: StoredBilling, caller: Caller): Promise<void> {
    try {
      const by = { caller, authority: "payment_provider" as const };
      await changeUser(record.userId, applyEntitlement(record, graceMs), by);
    } catch (error) {
      // An account that is being erased needs no plan.
      if (!(error instanceof ProblemError && error.code === "not_found")) throw error;
    }
  }

  /**
   * Fetches the current state from the provider and stores it. If another process stored a state
   * meanwhile, that one may be newer, so the state is fetched again. A newer state is never replaced by
   * an older one.
   * @throws `unavailable` after too many attempts
   */
  return async (
    payments: Payments,
    stored: StoredBilling,
    caller: Caller,
  ): Promise<StoredBilling> => {
    let before: StoredBilling | undefined = stored;
    for (let attempt = 0; before && attempt < maxAttempts; attempt++) {
      const current = await payments.findSubscription(before.customerId);
      const subscription = toStoredSubscription(current, before.subscription);
      if (!subscription) return before;
      const changed = !isEqual(subscription, before.subscription);
      if (!changed || (await billing.save(before, subscription))) {
        const after = changed ? { ...before, subscription, version: before.version + 1 } : before;
        await updatePlan(after, caller);
        return after;
      }
      before = await billing.get(stored.userId);
    }
    throw new ProblemError("unavailable", { retryAfterSeconds: 1 });
  };
}
export type SyncSubscription = ReturnType<typeof createSyncSubscription>;

/** Returns whether two states have equal fields, in any order. */
const isEqual = (one: object | undefined, other: object | undefined): boolean =>
  toComparable(one) === toComparable(other);

const toComparable = (state: object | undefined): string =>
  JSON.stringify(
    Object.entries(state ?? {})
      .filter(([, value]) => value !== undefined)
      .sort(),
  );
