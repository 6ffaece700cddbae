import type { Plan, UserId } from "@latch/contract";
import type { ProviderSubscription } from "./billing-record.ts";

/** A plan and its prices at the provider. */
export type BillingPlan = Plan & {
  /** The price of a new subscription; absent for a free plan. */
  priceId?: string;
  /** The prices of older subscriptions to the plan. */
  formerPriceIds?: string[];
};

/** An event of the provider with a valid signature. */
export type PaymentEvent = {
  id: string;
  type: string;
  /** The customer whose subscription may have changed; absent for other events. */
  customerId?: string;
  /** The user id in the event's metadata: a hint that must be checked. */
  userId?: UserId;
};

/**
 * Manages customers at a payment provider. All functions here and in `Payments` throw `unavailable` if
 * the provider does not respond. Errors contain no secret.
 */
export interface Customers {
  /**
   * Creates a customer. Idempotent by user id and email, also for concurrent calls.
   * @returns the customer id
   */
  createCustomer(user: { userId: UserId; email?: string }): Promise<string>;
  /**
   * Deletes a customer and ends their subscriptions. There is no error if the customer does not
   * exist.
   */
  deleteCustomer(customerId: string): Promise<void>;
}

/** A payment provider. */
export interface Payments extends Customers {
  /** Creates a checkout. Idempotent by `begunAtMs`. @returns the URL of its page */
  createCheckout(checkout: {
    userId: UserId;
    customerId: string;
    priceId: string;
    successUrl: string;
    cancelUrl: string;
    /** When the user started the checkout; milliseconds since 1970. */
    begunAtMs: number;
  }): Promise<string>;
  /** Creates a session of the billing portal. @returns the URL of its page */
  createPortal(customerId: string, returnUrl: string): Promise<string>;
  /**
   * Returns the current state of a customer's relevant subscription: an active one before others, a
   * newer one before an older one.
   */
  findSubscription(customerId: string): Promise<ProviderSubscription | undefined>;
  /** Lists the plans that the provider offers by subscription, cheapest first. */
  listPlans(): Promise<BillingPlan[]>;
  /**
   * Verifies and parses an event.
   * @throws `invalid_signature` unless the provider signed the body recently
   */
  readEvent(body: Uint8Array, signature: string | undefined): Promise<PaymentEvent>;
}
