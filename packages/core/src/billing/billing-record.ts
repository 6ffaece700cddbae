import type { SubscriptionStatus, UserId } from "@latch/contract";

/** The current state of a subscription at the provider. */
export type ProviderSubscription = {
  subscriptionId: string;
  status: Exclude<SubscriptionStatus, "none">;
  priceId: string;
  /** The plan in the metadata of the price. */
  planOfPrice?: string;
  /** ISO 8601, as are the times below. */
  currentPeriodEndsAt?: string;
  trialEndsAt?: string;
  cancelsAt?: string;
};

/** A subscription as stored. */
export type StoredSubscription = ProviderSubscription & {
  plan: string;
  /** When the failed payment was first observed. */
  pastDueSince?: string;
};

/** The billing record of a user who has a customer at the provider. */
export type StoredBilling = {
  userId: UserId;
  /** The user's id at the provider; never changes. */
  customerId: string;
  subscription?: StoredSubscription;
  /** Increases with each change of `subscription`. */
  version: number;
};

/**
 * Stores billing records, and the ids of events that were applied. Reads by user id are strongly
 * consistent.
 */
export interface BillingStore {
  /** Returns the billing record of a user. */
  get(userId: UserId): Promise<StoredBilling | undefined>;
  /**
   * Returns the user of a customer. Eventually consistent: it may miss one just after
   * `createIfAbsent`.
   */
  findUser(customerId: string): Promise<UserId | undefined>;
  /** Stores the customer of a user unless the user has one. @returns the stored record */
  createIfAbsent(userId: UserId, customerId: string): Promise<StoredBilling>;
  /**
   * Replaces the subscription unless the record has changed since `before`.
   * @returns whether it was replaced
   */
  save(before: StoredBilling, subscription: StoredSubscription): Promise<boolean>;
  /**
   * Records the start of a checkout, unless one started after `unlessSinceMs`.
   * @returns the start that is stored, in milliseconds since 1970
   */
  beginCheckout(userId: UserId, atMs: number, unlessSinceMs: number): Promise<number>;
  remove(userId: UserId): Promise<void>;
  /** Returns whether an event of the provider was applied. */
  wasApplied(eventId: string): Promise<boolean>;
  /**
   * Records that an event was applied.
   * @param expiresAt when the record expires, in seconds since 1970
   */
  recordApplied(eventId: string, expiresAt: number): Promise<void>;
}
