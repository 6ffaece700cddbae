import type { Customers } from "@latch/core";
import {
  type CallStripe,
  connectStripe,
  isMissing,
  quick,
  type StripeAccess,
} from "./connection.ts";
import { keyOf } from "./idempotency.ts";

/** Only the customers: it needs no more than the key. */
export const createStripeCustomers = (access: StripeAccess): Customers =>
  customersOf(connectStripe(access).call);

export const customersOf = (call: CallStripe): Customers => ({
  async createCustomer({ userId, email }) {
    const idempotencyKey = await keyOf("customer", userId, email);
    const { id } = await call((stripe) =>
      stripe.customers.create({ email, metadata: { userId } }, { ...quick, idempotencyKey }),
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
