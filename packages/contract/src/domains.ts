/** The domains that have operations. Each is a tag of the document, with this description. */
export const domains = {
  auth: "Sign-up, login, email verification and password reset.",
  sessions:
    "Sessions and their tokens: refresh, verification and logout, and the public keys that verify access tokens.",
  accounts:
    "The account of the signed-in user: profile, password, email address, data export and deletion.",
  authenticators:
    "The passkeys, the TOTP authenticator and the recovery codes of the signed-in user.",
  administration:
    "The accounts of other users: search, invitation, roles, suspension and deletion.",
  "api-keys":
    "API keys of the signed-in user. A service sends an API key to call the API on behalf of its owner.",
  tasks: "The tasks of the user. Each user can read and change only their own tasks.",
  billing:
    "Plans, subscriptions and payment pages, and the webhook that receives events from Stripe.",
  webhooks: "Webhook endpoints, their secrets and their deliveries.",
  events:
    "The activity log of an account, and the events that the API delivers to webhook endpoints (CloudEvents 1.0).",
  system: "Health, readiness and metrics of the API, and its OpenAPI document.",
} as const;

/** The name of a domain that has operations. */
export type Domain = keyof typeof domains;
