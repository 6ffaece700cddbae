import { createStripeCustomers, createStripePayments } from "@latch/adapters/stripe";
import type { Config } from "@latch/config";
import type { Clock, Customers, Payments } from "@latch/core";

/** The variables of the Stripe customers. */
export type CustomerSettings = Pick<Config, "STRIPE_SECRET_KEY" | "STRIPE_API_BASE">;
type Settings = CustomerSettings & Pick<Config, "STRIPE_WEBHOOK_SECRET">;

/** Constructs the payment provider of the configuration, if there is one. */
export function composePayments(
  { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_BASE }: Settings,
  clock?: Clock,
): Payments | undefined {
  if (!STRIPE_SECRET_KEY || !STRIPE_WEBHOOK_SECRET) return undefined;
  return createStripePayments({
    secretKey: STRIPE_SECRET_KEY,
    webhookSecret: STRIPE_WEBHOOK_SECRET,
    apiBase: STRIPE_API_BASE,
    clock,
  });
}

/** Constructs the client of the provider's customers, if a provider is configured. */
export const composeCustomers = ({
  STRIPE_SECRET_KEY,
  STRIPE_API_BASE,
}: CustomerSettings): Customers | undefined =>
  STRIPE_SECRET_KEY
    ? createStripeCustomers({ secretKey: STRIPE_SECRET_KEY, apiBase: STRIPE_API_BASE })
    : undefined;
