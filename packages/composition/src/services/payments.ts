import { createStripeCustomers, createStripePayments } from "@latch/adapters/stripe";
import type { Config } from "@latch/config";
import type { Clock, Customers, Payments } from "@latch/core";

export type CustomerSettings = Pick<Config, "STRIPE_SECRET_KEY" | "STRIPE_API_BASE">;
type Settings = CustomerSettings & Pick<Config, "STRIPE_WEBHOOK_SECRET">;

/** The payment provider that the configuration names; none is fine. */
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

/** The customers at the payment provider that the configuration names, if it names one. */
export const composeCustomers = ({
  STRIPE_SECRET_KEY,
  STRIPE_API_BASE,
}: CustomerSettings): Customers | undefined =>
  STRIPE_SECRET_KEY
    ? createStripeCustomers({ secretKey: STRIPE_SECRET_KEY, apiBase: STRIPE_API_BASE })
    : undefined;
