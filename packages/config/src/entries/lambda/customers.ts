import * as z from "zod";
import { parseEnvironment, type Variables } from "../../environment.ts";
import { paymentVariables } from "../../variables/payments.ts";

const { STRIPE_SECRET_KEY, STRIPE_API_BASE } = paymentVariables;

/** What the function `Sweep` reads besides: an erasure ends at Stripe. */
export const CustomersEnvironment = z.object({ STRIPE_SECRET_KEY, STRIPE_API_BASE });

/** @throws ConfigError with a line for each variable that is wrong */
export const readCustomersConfig = (environment: Variables) =>
  parseEnvironment(CustomersEnvironment, environment);
