import * as z from "zod";

/**
 * Every problem the API can answer with. The key is the public, stable code; the status and the
 * title are fixed by it, and `detail` says what is particular to one occurrence (RFC 9457).
 */
export const problems = {
  invalid_request: { status: 400, title: "The request does not match the contract" },
  invalid_one_time_token: { status: 400, title: "The link is used up, expired or not one of ours" },
  invalid_signature: { status: 400, title: "The signature does not show who sent this" },
  unauthenticated: { status: 401, title: "Valid credentials are required" },
  invalid_credentials: { status: 401, title: "The identifier or the password is wrong" },
  invalid_session: { status: 401, title: "The session is over; log in again" },
  forbidden: { status: 403, title: "Your role does not allow this" },
  plan_required: { status: 403, title: "Your plan does not include this" },
  origin_not_allowed: { status: 403, title: "Requests from this origin are not allowed" },
  account_suspended: { status: 403, title: "This account is suspended" },
  email_not_verified: { status: 403, title: "Verify your email address first" },
  not_found: { status: 404, title: "There is nothing here" },
  method_not_allowed: { status: 405, title: "This path does not know this method" },
  email_taken: { status: 409, title: "An account with this email exists" },
  username_taken: { status: 409, title: "An account with this username exists" },
  conflict: { status: 409, title: "Someone else changed this at the same time; read it again" },
  last_super_admin: { status: 409, title: "The last super_admin has to stay one" },
  too_many_api_keys: { status: 409, title: "Revoke a key before you make another one" },
  already_subscribed: { status: 409, title: "You have a subscription; change it in the portal" },
  not_subscribed: { status: 409, title: "There is nothing to manage before you subscribe" },
  too_many_webhook_endpoints: {
    status: 409,
    title: "Remove an endpoint before you add another one",
  },
  precondition_failed: { status: 412, title: "It is not the version you expected; read it again" },
  payload_too_large: { status: 413, title: "The body is too large" },
  unsupported_media_type: { status: 415, title: "The body must be JSON" },
  idempotency_key_reused: {
    status: 422,
    title: "This idempotency key came with another body before; take a new one",
  },
  rate_limited: { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "The server failed" },
  payments_not_configured: { status: 501, title: "This installation takes no payments" },
  unavailable: { status: 503, title: "A dependency is not available right now" },
} as const satisfies Record<string, { status: number; title: string }>;

/** The stable name of a problem: what a client branches on. */
export type ProblemCode = keyof typeof problems;

/** One thing that is wrong with a request, and where. */
export const InvalidPart = z
  .object({
    in: z.enum(["body", "query", "path", "header", "cookie"]).meta({ example: "body" }),
    pointer: z.string().meta({
      description: "A JSON Pointer (RFC 6901) as a URI fragment: into the body, or to a parameter.",
      example: "#/email",
    }),
    detail: z.string().meta({ example: "Must be an email address" }),
  })
  .meta({ id: "InvalidPart", description: "One thing that is wrong with a request." });
export type InvalidPart = z.infer<typeof InvalidPart>;

export const Problem = z
  .object({
    type: z.string().meta({ example: "/problems/invalid_request" }),
    title: z.string().meta({ example: problems.invalid_request.title }),
    status: z.int().meta({ example: 400 }),
    code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]).meta({
      description: "Stable; what a client should branch on.",
      example: "invalid_request",
    }),
    detail: z.string().optional(),
    requestId: z.string().optional().meta({ description: "Name it when you ask for help." }),
    errors: z.array(InvalidPart).optional(),
  })
  .meta({ id: "Problem", description: "What went wrong, as RFC 9457 describes it." });
export type Problem = z.infer<typeof Problem>;
