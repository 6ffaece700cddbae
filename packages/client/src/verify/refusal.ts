import type { Problem } from "../problem.ts";

/** The problems of the contract that a guard returns, with their status and title. */
export const refusals = {
  unauthenticated: { status: 401, title: "Valid credentials are required" },
  reauthentication_required: {
    status: 401,
    title: "The operation requires a recent authentication of the user",
  },
  forbidden: { status: 403, title: "Permission denied" },
  plan_required: { status: 403, title: "The plan of the user does not include this operation" },
  unavailable: { status: 503, title: "The service is temporarily unavailable" },
} as const;

type Code = keyof typeof refusals;

/** Why a request is refused: the problem (RFC 9457), and the headers of the response. */
export type Refusal = Error & {
  problem: Problem & { code: Code };
  headers: Record<string, string>;
};

type Details = { detail?: string; challenge?: Record<string, string>; retryAfter?: number };

/**
 * Creates the error that a guard answers with.
 * @param challenge the parameters of `WWW-Authenticate` (RFC 6750, section 3)
 * @param retryAfter in seconds
 */
export function createRefusal(
  code: Code,
  { detail, challenge, retryAfter }: Details = {},
  cause?: unknown,
): Refusal {
  const { status, title } = refusals[code];
  const parameters = Object.entries({ realm: "latch", ...challenge });
  return Object.assign(new Error(detail ?? title, { cause }), {
    name: "Refusal",
    problem: { type: `/problems/${code}`, title, status, code, ...(detail && { detail }) },
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...((status === 401 || challenge) && {
        "www-authenticate": `Bearer ${parameters.map(([name, value]) => `${name}="${value}"`).join(", ")}`,
      }),
      ...(retryAfter !== undefined && { "retry-after": String(Math.ceil(retryAfter)) }),
    },
  });
}

/** Returns whether an error is the refusal of a verifier. */
export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && error.name === "Refusal" && "problem" in error && "headers" in error;

/** Returns the response of a refusal: a problem document with its headers. */
export const refusalResponse = ({ problem, headers }: Refusal): Response =>
  new Response(JSON.stringify(problem), { status: problem.status, headers });
