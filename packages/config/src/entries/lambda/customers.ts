import * as z from "zod";
import { Environment, parseEnvironment } from "../../environment.ts";

const CustomersEnvironment = z.object({
  STRIPE_SECRET_KEY: Environment.shape.STRIPE_SECRET_KEY,
  STRIPE_API_BASE: Environment.shape.STRIPE_API_BASE,
});

/** Where the customers at Stripe are, and the key to them. @throws ConfigError */
export const readCustomersConfig = (environment: Record<string, unknown>) =>
  parseEnvironment(CustomersEnvironment, environment);
