import type { SubscriptionStatus, UserId } from "@latch/contract";

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
  userId: UserId;
  /** The person's name at the provider; never changes. */
  customerId: string;
  subscription?: StoredSubscription;
  /** Grows with each change of `subscription`. */
  version: number;
};

/** Who pays for what, as far as we were told. Reads by a person are strongly consistent. */
export interface BillingStore {
  get(userId: UserId): Promise<StoredBilling | undefined>;
  /** Whose customer it is; not in the first moments after `open`. */
  findUser(customerId: string): Promise<UserId | undefined>;
  /** Keeps the customer unless the person has one. @returns what is kept */
  open(userId: UserId, customerId: string): Promise<StoredBilling>;
  /** Replaces the subscription of `before` unless it was changed meanwhile. */
  save(before: StoredBilling, subscription: StoredSubscription): Promise<boolean>;
  /**
   * Notes that a person begins to check out, unless they did after `unlessSince`.
   * @returns when they began, in milliseconds
   */
  beginCheckout(userId: UserId, atMs: number, unlessSinceMs: number): Promise<number>;
  remove(userId: UserId): Promise<void>;
  wasApplied(eventId: string): Promise<boolean>;
  /** @param expiresAt seconds: when it may be forgotten */
  recordApplied(eventId: string, expiresAt: number): Promise<void>;
}
