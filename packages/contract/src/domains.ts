/** The domains that have operations. Each is a tag of the document, with this description. */
export const domains = {
  auth: "Sign-up, log-in, email verification and password reset.",
  sessions:
    "Sessions and their tokens: refresh, verification, log-out, and the public keys that verify access tokens.",
  accounts: "The account of the signed-in user: profile, credentials, export and deletion.",
  administration: "Accounts of other users: search, invitation, roles, suspension and deletion.",
  "api-keys": "API keys, with which a service calls the API on behalf of their owner.",
  tasks: "The tasks of the signed-in user.",
  billing: "Plans, subscriptions and payment pages, and the events that Stripe sends.",
  webhooks: "Webhook endpoints, their secrets and their deliveries.",
  events:
    "The activity of an account, and the events that are delivered to webhook endpoints (CloudEvents 1.0).",
  system: "Health, readiness, metrics and this document.",
} as const;

/** The name of a domain that has operations. */
export type Domain = keyof typeof domains;
