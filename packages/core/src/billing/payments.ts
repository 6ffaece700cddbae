import type { Plan, UserId } from "@latch/contract";
import type { ProviderSubscription } from "./billing-record.ts";

/** A plan, and what it is to the provider. */
export type BillingPlan = Plan & {
  /** What a new subscription is for; absent for what nobody pays for. */
  priceId?: string;
  /** What older subscriptions are for. */
  formerPriceIds?: string[];
};

/** An event of the provider whose signature was right. */
export type PaymentEvent = {
  id: string;
  type: string;
  /** Whose subscription may have changed; absent if no one's. */
  customerId?: string;
  /** Whom it names as ours: a hint, that has to be checked. */
  userId?: UserId;
};

/**
 * People as a payment provider knows them. All of it, and of `Payments`, throws `unavailable` when the
 * provider does not answer, and what it throws never holds a secret.
 */
export interface Customers {
  /** The same customer for the same person and email, however often and however fast it is asked. */
  createCustomer(person: { userId: UserId; email: string }): Promise<string>;
  /** Deletes the customer, and with it ends their subscriptions. Nothing, if it is gone already. */
  deleteCustomer(customerId: string): Promise<void>;
}

/** A payment provider. */
export interface Payments extends Customers {
  /** @returns the address of a page to pay on; the same one for the same `begunAtMs` */
  createCheckout(checkout: {
    userId: UserId;
    customerId: string;
    priceId: string;
    successUrl: string;
    cancelUrl: string;
    /** When this person began to check out. */
    begunAtMs: number;
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
