import type { ProblemCode } from "@latch/contract";

/** What a client does about each problem, in Markdown, for docs/reference/problems.md. */
export const problemAdvice: Record<ProblemCode, string> = {
  invalid_request: "Correct the parts that `errors` lists. The same request fails again",
  invalid_one_time_token: "Offer to request a new link",
  invalid_signature: "Check the signing secret of the sender",
  unauthenticated: "Refresh the session, or let the user log in",
  invalid_credentials: "Let the user enter it again. `detail` names what is incorrect",
  account_proof_required:
    "Send the access token, the password, or the challenge of the sign-up or login as well",
  invalid_challenge: "Start the login again, unless `detail` names the step that is missing",
  authentication_incomplete:
    "Send the challenge in `pending` to `answerChallenge`, or let the user log in again",
  reauthentication_required:
    "Ask for a proof, call `reauthenticate`, and repeat the request, see [step-up](../guides/second-factors.md#confirm-a-sensitive-operation)",
  invalid_session: "Let the user log in",
  forbidden: "Do not offer the operation. `detail` names the role or scope that is missing",
  authenticator_too_new:
    "Use an authenticator that the account has for longer, or wait until `availableAt`",
  plan_required: "Offer the plan that `detail` names",
  origin_not_allowed: "Add the origin of the page to `ALLOWED_ORIGINS`",
  account_suspended: "Show how the user reaches your support",
  sign_up_closed: "Show that an invitation is required",
  email_not_verified: "Let the user open the link in the mail. `resendVerification` sends it again",
  password_reset_required: "Offer a reset of the password by mail (`forgotPassword`)",
  not_found: "Check the path and the id",
  method_not_allowed: "Use one of the methods in the header `Allow`",
  email_taken: "Offer a login or a reset of the password",
  username_taken: "Ask for another username",
  conflict: "Read the resource again, and repeat the request if it still applies",
  last_super_admin: "Give another user the role `super_admin` first",
  last_authenticator: "Let the user add another way to log in first",
  second_factor_missing: "Let the user add an authenticator app or a passkey first",
  too_many_passkeys: "Let the user remove a passkey",
  too_many_api_keys: "Let the user revoke an API key",
  already_subscribed: "Send the user to the billing portal (`createBillingPortal`)",
  not_subscribed: "Offer a subscription (`createCheckout`)",
  too_many_webhook_endpoints: "Delete an endpoint",
  precondition_failed: "Read the resource again for its present `ETag`",
  request_timeout: "Repeat the request, and send all of it within 30 seconds",
  expectation_failed: "Send no `Expect` other than `100-continue`",
  headers_too_large: "Send shorter headers and cookies: at most 16 KiB together",
  not_implemented: "Send no `Transfer-Encoding` other than `chunked`, and no `CONNECT`",
  payload_too_large: "Send a shorter body",
  unsupported_media_type: "Send `Content-Type: application/json` without a content coding",
  idempotency_key_reused: "Use a new key for another request",
  rate_limited: "Wait for the seconds in `Retry-After`. `detail` names what helps sooner",
  internal: "Report the `requestId`",
  payments_not_configured: "Configure Stripe, or do not offer payments",
  unavailable: "Repeat the request after the seconds in `Retry-After`",
  email_not_settable:
    "Remove the second factors of the user first (`resetUserAuthenticators`). Only an account without an address gets one this way.",
  password_missing: "Set a password by a reset (`forgotPassword`), or add a passkey first.",
  second_factor_required:
    "Add another second factor before you remove the last one: `setUpTotp` replaces an authenticator app.",
  too_many_tasks: "Complete or delete tasks: a user has at most 10,000 open ones.",
};
