import type { Plan, SubscriptionStatus } from "@latch/contract";

/** A plan, and what it is to the provider. */
export type BillingPlan = Plan & {
  /** What a new subscription is for; absent for what nobody pays for. */
  priceId?: string;
  /** What older subscriptions are for. */
  formerPriceIds?: string[];
};

/** A subscription as the provider knows it right now. */
export type ProviderSubscription = {
  subscriptionId: string;
  status: Exclude<SubscriptionStatus, "none">;
  priceId: string;
  /** The plan that the price itself names. */
  planOfPrice?: string;
  /** ISO 8601, as all the times below. */
  currentPeriodEndsAt?: string;
  trialEndsAt?: string;
  cancelsAt?: string;
};

/** What is kept of a subscription. */
export type StoredSubscription = ProviderSubscription & {
  plan: string;
  /** When it was first seen with a payment that failed. */
  pastDueSince?: string;
};

/** What is kept of a person who pays, or was about to. */
export type StoredBilling = {
  userId: string;
  /** The person's name at the provider; never changes. */
  customerId: string;
  subscription?: StoredSubscription;
  /** Grows with each change of `subscription`. */
  version: number;
};

/** An event of the provider whose signature was right. */
export type PaymentEvent = {
  id: string;
  type: string;
  /** Whose subscription may have changed; absent if no one's. */
  customerId?: string;
  /** Whom it names as ours: a hint, that has to be checked. */
  userId?: string;
};

/**
 * People as a payment provider knows them. All of it, and of `Payments`, throws `unavailable` when the
 * provider does not answer, and what it throws never holds a secret.
 */
export interface Customers {
  /** The same customer for the same person and email, however often and however fast it is asked. */
  createCustomer(person: { userId: string; email: string }): Promise<string>;
  /** Deletes the customer, and with it ends their subscriptions. Nothing, if it is gone already. */
  deleteCustomer(customerId: string): Promise<void>;
}

/** A payment provider. */
export interface Payments extends Customers {
  /** @returns the address of a page to pay on; the same one for the same `attempt` */
  createCheckout(checkout: {
    userId: string;
    customerId: string;
    priceId: string;
    successUrl: string;
    cancelUrl: string;
    /** Milliseconds: when this person began to check out. */
    attempt: number;
  }): Promise<string>;
  /** @returns the address of a page to manage the subscription on */
  createPortal(customerId: string, returnUrl: string): Promise<string>;
  /** The one that counts, as it is now: a living one before the others, a new one before an old one. */
  findSubscription(customerId: string): Promise<ProviderSubscription | undefined>;
  /** What the provider sells by subscription, cheapest first. */
  listPlans(): Promise<BillingPlan[]>;
  /** @throws `invalid_signature` unless the body is what the provider has just signed */
  readEvent(body: Uint8Array, signature: string | undefined): Promise<PaymentEvent>;
}

/** Who pays for what, as far as we were told. Reads by a person are strongly consistent. */
export interface BillingStore {
  get(userId: string): Promise<StoredBilling | undefined>;
  /** Whose customer it is; not in the first moments after `open`. */
  findUser(customerId: string): Promise<string | undefined>;
  /** Keeps the customer unless the person has one. @returns what is kept */
  open(userId: string, customerId: string): Promise<StoredBilling>;
  /** Replaces the subscription of `before` unless it was changed meanwhile. */
  save(before: StoredBilling, subscription: StoredSubscription): Promise<boolean>;
  /**
   * Notes that a person begins to check out, unless they did after `unlessSince`.
   * @returns when they began; all times in milliseconds
   */
  beginCheckout(userId: string, at: number, unlessSince: number): Promise<number>;
  remove(userId: string): Promise<void>;
  wasApplied(eventId: string): Promise<boolean>;
  /** @param expiresAt seconds: when it may be forgotten */
  noteApplied(eventId: string, expiresAt: number): Promise<void>;
}
