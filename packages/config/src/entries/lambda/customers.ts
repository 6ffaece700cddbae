import * as z from "zod";
import { parseEnvironment, type Variables } from "../../environment.ts";
import { paymentVariables } from "../../variables/payments.ts";

const { STRIPE_SECRET_KEY, STRIPE_API_BASE } = paymentVariables;

/** The schema of the variables with which the function `Sweep` deletes customers of erased users at Stripe. */
export const CustomersEnvironment = z.object({ STRIPE_SECRET_KEY, STRIPE_API_BASE });

/** Reads the access to Stripe of the function `Sweep`. @throws ConfigError with a line for each invalid variable */
export const readCustomersConfig = (environment: Variables) =>
  parseEnvironment(CustomersEnvironment, environment);
