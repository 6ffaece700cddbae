export { createStripeCustomers } from "./customers.ts";
export { createStripePayments } from "./payments.ts";
