import * as z from "zod";
import { Dependencies } from "./shared/dependencies.ts";
import { Timestamp } from "./shared/fields.ts";
import { PendingLogIn } from "./shared/pending-log-in.ts";

/**
 * Every problem that the API can return. The key is the public, stable code. Each code has one status
 * and one title; `detail` describes one occurrence (RFC 9457).
 */
export const problems = {
  invalid_request: { status: 400, title: "The request is invalid" },
  invalid_one_time_token: { status: 400, title: "The link is invalid or has expired" },
  invalid_signature: { status: 400, title: "The signature is invalid" },
  unauthenticated: { status: 401, title: "Valid credentials are required" },
  invalid_credentials: { status: 401, title: "The credentials are incorrect" },
  account_proof_required: { status: 401, title: "Proof of the account is required" },
  invalid_challenge: { status: 401, title: "The challenge is invalid, used or expired" },
  authentication_incomplete: {
    status: 401,
    title: "The account requires another proof of the user",
  },
  reauthentication_required: {
    status: 401,
    title: "The operation requires a recent authentication of the user",
  },
  invalid_session: { status: 401, title: "The session is invalid or has ended" },
  forbidden: { status: 403, title: "Permission denied" },
  authenticator_too_new: {
    status: 403,
    title: "The authenticator was added less than 72 hours ago",
  },
  plan_required: { status: 403, title: "The plan of the user does not include this operation" },
  origin_not_allowed: { status: 403, title: "Requests from this origin are not allowed" },
  account_suspended: { status: 403, title: "The account is suspended" },
  sign_up_closed: { status: 403, title: "Only invited users can sign up" },
  email_not_verified: { status: 403, title: "The email address is not verified" },
  password_reset_required: {
    status: 403,
    title: "The account was secured, so its password must be reset",
  },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "Method not allowed" },
  request_timeout: { status: 408, title: "The request did not arrive in time" },
  email_taken: { status: 409, title: "An account with this email address already exists" },
  email_not_settable: {
    status: 409,
    title: "Only an account without an email address, whose factors were reset, can get one",
  },
  username_taken: { status: 409, title: "An account with this username already exists" },
  conflict: { status: 409, title: "Another request changed the resource" },
  last_super_admin: { status: 409, title: "At least one active super_admin is required" },
  last_authenticator: {
    status: 409,
    title: "The account requires at least one way to log in",
  },
  second_factor_missing: { status: 409, title: "The account has no second factor" },
  second_factor_required: {
    status: 409,
    title: "The role of the user requires a second factor",
  },
  password_missing: { status: 409, title: "The account has neither a password nor a passkey" },
  too_many_passkeys: {
    status: 409,
    title: "The user has reached the maximum number of passkeys",
  },
  too_many_tasks: {
    status: 409,
    title: "The user has reached the maximum number of open tasks",
  },
  too_many_api_keys: { status: 409, title: "The user has reached the maximum number of API keys" },
  already_subscribed: { status: 409, title: "The user already has a subscription" },
  not_subscribed: { status: 409, title: "The user has no subscription" },
  too_many_webhook_endpoints: {
    status: 409,
    title: "The maximum number of webhook endpoints has been reached",
  },
  precondition_failed: {
    status: 412,
    title: "The version of the resource does not meet If-Match or If-None-Match",
  },
  payload_too_large: { status: 413, title: "The request body is too large" },
  unsupported_media_type: { status: 415, title: "Unsupported media type" },
  expectation_failed: { status: 417, title: "The server does not meet the expectation" },
  idempotency_key_reused: {
    status: 422,
    title: "The idempotency key was used with a different request body",
  },
  rate_limited: { status: 429, title: "Too many requests" },
  headers_too_large: { status: 431, title: "The request headers are too large" },
  internal: { status: 500, title: "Internal server error" },
  not_implemented: {
    status: 501,
    title: "The server does not implement what the request requires",
  },
  payments_not_configured: { status: 501, title: "Payments are not configured" },
  unavailable: { status: 503, title: "The service is temporarily unavailable" },
} as const satisfies Record<string, { status: number; title: string }>;

/** The stable code of a problem, by which clients handle errors. */
export type ProblemCode = keyof typeof problems;

/** One invalid part of a request. */
export const InvalidPart = z
  .object({
    in: z.enum(["body", "query", "path", "header", "cookie"]).meta({
      description: "The part of the request that has the invalid value.",
      example: "body",
    }),
    pointer: z.string().meta({
      description:
        "A JSON Pointer (RFC 6901) as a URI fragment. It points to a field of the body, or to a parameter by its name.",
      example: "#/email",
    }),
    detail: z.string().meta({
      description: "The rule that the value violates, in English.",
      example: "Must be an email address",
    }),
  })
  .meta({ id: "InvalidPart", description: "One invalid part of a request." });
export type InvalidPart = z.infer<typeof InvalidPart>;

export const Problem = z
  .object({
    type: z.string().meta({
      description: "The type of the problem as a URI reference: `/problems/` and the code.",
      example: "/problems/invalid_request",
    }),
    title: z.string().meta({
      description:
        "A short summary of the problem, in English. It is the same for each occurrence.",
      example: problems.invalid_request.title,
    }),
    status: z.int().meta({ description: "The HTTP status code.", example: 400 }),
    code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]).meta({
      description: "The stable code of the problem. Clients use it to handle the error.",
      example: "invalid_request",
    }),
    detail: z.string().optional().meta({
      description: "Details of this occurrence, in English. Absent if the title is sufficient.",
    }),
    requestId: z.string().optional().meta({
      description:
        "The id of the request, also in the header `X-Request-Id` and in the log. Include it in a support request.",
      example: "9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b",
    }),
    errors: z.array(InvalidPart).optional().meta({
      description: "The invalid parts of the request, at most 100. Only for `invalid_request`.",
    }),
    availableAt: Timestamp.optional().meta({
      description:
        "The time from which the oldest authenticator of the account suffices. Only for `authenticator_too_new`.",
    }),
    pending: PendingLogIn.optional().meta({
      description:
        "The challenge that completes the authentication, for `answerChallenge`. Only for `authentication_incomplete` of `refreshSession`. The session stays active.",
    }),
    dependencies: Dependencies.optional().meta({
      description: "The dependencies of the API. Only for `unavailable` of `getReadiness`.",
    }),
  })
  .meta({ id: "Problem", description: "An error in the format of RFC 9457." });
export type Problem = z.infer<typeof Problem>;
