import { createStripePayments } from "@latch/adapters/stripe";
import type { Config } from "@latch/config";
import type { Clock, Payments } from "@latch/core";

type Settings = Pick<Config, "STRIPE_SECRET_KEY" | "STRIPE_WEBHOOK_SECRET" | "STRIPE_API_BASE">;

/** The payment provider that the configuration names; none is fine. */
export function paymentsOf(
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
