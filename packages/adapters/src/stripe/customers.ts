import type { Customers } from "@latch/core";
import {
  type CallStripe,
  connectStripe,
  isMissing,
  type StripeAccess,
  shortTimeout,
} from "./connection.ts";
import { deriveIdempotencyKey } from "./idempotency.ts";

/** Creates the client of Stripe customers. It needs only the secret key. */
export const createStripeCustomers = (access: StripeAccess): Customers =>
  stripeCustomers(connectStripe(access).call);

/** Creates the operations on customers over a connection. */
export const stripeCustomers = (call: CallStripe): Customers => ({
  async createCustomer({ userId, email }) {
    const idempotencyKey = await deriveIdempotencyKey("customer", userId, email ?? "");
    const { id } = await call((stripe) =>
      stripe.customers.create({ email, metadata: { userId } }, { ...shortTimeout, idempotencyKey }),
    );
    return id;
  },

  async deleteCustomer(customerId) {
    try {
      await call((stripe) => stripe.customers.del(customerId));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  },
});
