import type { Checkout, Subscription } from "@latch/contract";
import type { Caller, Clock, Log, Principal, UserStore } from "../shared/ports.ts";
import { invalidField, ProblemError } from "../shared/problem-error.ts";
import type { ChangeUser } from "../users/change-user.ts";
import { entitled, graceEndOf, isLiving } from "./entitlement.ts";
import type { Plans } from "./plans.ts";
import type {
  BillingStore,
  Payments,
  ProviderSubscription,
  StoredBilling,
  StoredSubscription,
} from "./ports.ts";

/** Milliseconds in which asking for a checkout again gives the same one. */
const checkoutWindow = 10 * 60_000;
/** Seconds for which an event is remembered: Stripe can send one again for 30 days. */
const eventMemory = 40 * 24 * 3600;
/** How often a state is fetched again while others write theirs. */
const tries = 5;

type Deps = {
  /** Left out, nobody can pay; all the rest works. */
  payments?: Payments;
  plans: Plans;
  billing: BillingStore;
  /** Who takes away what is kept of a person. */
  holder: { erase(userId: string): Promise<void> };
  users: UserStore;
  changeUser: ChangeUser;
  clock: Clock;
  log: Log;
  /** Milliseconds for which a plan stays whose payment failed. */
  grace: number;
  /** Where people come back to from the billing portal. */
  appUrl: string;
  /** Origins whose pages may follow a checkout. */
  origins: string[];
};

/** Who pays for what. The provider knows; here stands what it said last. */
export function createBilling(deps: Deps) {
  const { plans, billing, holder, users, changeUser, clock, log, grace, appUrl, origins } = deps;

  function provider(): Payments {
    if (deps.payments) return deps.payments;
    throw new ProblemError("payments_not_configured", {
      detail: "Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET to take payments",
    });
  }

  /** What a person may use right now. @throws `unauthenticated` when they are gone */
  async function get({ userId }: Principal): Promise<Subscription> {
    const [user, kept] = await Promise.all([users.get(userId), billing.get(userId)]);
    if (!user) throw new ProblemError("unauthenticated");
    const { subscription } = kept ?? {};
    return {
      plan: user.plan,
      status: subscription?.status ?? "none",
      currentPeriodEndsAt: subscription?.currentPeriodEndsAt,
      trialEndsAt: subscription?.trialEndsAt,
      cancelsAt: subscription?.cancelsAt,
      graceEndsAt: subscription && graceEndOf(subscription, grace),
    };
  }

  /**
   * A page on which a person pays for a plan.
   * @throws `payments_not_configured`, `invalid_request`, `already_subscribed`, `unauthenticated`,
   * `unavailable`
   */
  async function checkOut({ userId }: Principal, asked: Checkout, caller: Caller): Promise<string> {
    const payments = provider();
    const pages = {
      successUrl: ownPage("successUrl", asked.successUrl),
      cancelUrl: ownPage("cancelUrl", asked.cancelUrl),
    };
    const [plan, found] = await Promise.all([plans.find(asked.planId), billing.get(userId)]);
    if (!plan) throw invalidField("planId", "Must be a plan of listPlans that has a price");
    // Who is here for the second time may have paid before we were told.
    const kept = found ? await bringUpToDate(found, caller) : await open(userId, payments);
    if (kept.subscription && isLiving(kept.subscription)) {
      throw new ProblemError("already_subscribed");
    }
    const now = clock();
    const attempt = await billing.beginCheckout(userId, now, now - checkoutWindow);
    const { customerId } = kept;
    const { priceId } = plan;
    return payments.createCheckout({ userId, customerId, priceId, ...pages, attempt });
  }

  /** A page of ours, normalised by the contract: nobody is sent elsewhere in our name. */
  function ownPage(field: string, url: string): string {
    if (origins.some((origin) => url.startsWith(`${origin}/`))) return url;
    throw invalidField(field, "Must be a page of your app (LATCH_APP_URL, ALLOWED_ORIGINS)");
  }

  /** Makes a person known to the provider, once. */
  async function open(userId: string, payments: Payments): Promise<StoredBilling> {
    const user = await users.get(userId);
    if (!user) throw new ProblemError("unauthenticated");
    const customerId = await payments.createCustomer({ userId, email: user.email });
    const kept = await billing.open(userId, customerId);
    // Two at once with different emails: the one that was kept counts.
    if (kept.customerId !== customerId) await payments.deleteCustomer(customerId);
    if (!(await users.get(userId))) {
      // An erasure that began meanwhile may have looked here before there was anything.
      await holder.erase(userId);
      throw new ProblemError("unauthenticated");
    }
    return kept;
  }

  /** A page to change or cancel the subscription. @throws `not_subscribed`, and as `checkOut` */
  async function openPortal({ userId }: Principal): Promise<string> {
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
    body: Uint8Array,
    signature: string | undefined,
    caller: Caller,
  ): Promise<void> {
    const event = await provider().readEvent(body, signature);
    const { id, type, customerId } = event;
    if (customerId === undefined || (await billing.wasApplied(id))) return;
    const kept = await ownerOf(customerId, event.userId);
    if (kept) await bringUpToDate(kept, { ...caller, actor: "stripe" });
    await billing.noteApplied(id, Math.floor(clock() / 1000) + eventMemory);
    log.info({ event: "billing.event", id, type, userId: kept?.userId }, "event applied");
  }

  async function ownerOf(customerId: string, hint?: string): Promise<StoredBilling | undefined> {
    const hinted = hint === undefined ? undefined : await billing.get(hint);
    if (hinted?.customerId === customerId) return hinted;
    const userId = await billing.findUser(customerId);
    return userId === undefined ? undefined : billing.get(userId);
  }

  /**
   * Fetches the present state and keeps it, unless somebody kept another one since ours was read:
   * then theirs may be younger, and it is fetched again. So what is kept never goes back.
   */
  async function bringUpToDate(found: StoredBilling, caller: Caller): Promise<StoredBilling> {
    const payments = provider();
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
    throw new ProblemError("unavailable", { retryAfter: 1 });
  }

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
      await changeUser(kept.userId, entitled(kept, grace), caller);
    } catch (error) {
      // Whoever is being erased needs no plan.
      if (!(error instanceof ProblemError && error.code === "not_found")) throw error;
    }
  }

  return { listPlans: plans.list, get, checkOut, openPortal, receive };
}
export type Billing = ReturnType<typeof createBilling>;

/** Whether two states say the same, in whichever order. */
const isSame = (one: object | undefined, other: object | undefined): boolean =>
  textOf(one) === textOf(other);

const textOf = (state: object | undefined): string =>
  JSON.stringify(
    Object.entries(state ?? {})
      .filter(([, value]) => value !== undefined)
      .sort(),
  );
