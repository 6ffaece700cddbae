import type { components } from "./api.gen.ts";

type Documented = components["schemas"]["Problem"];

/** The code of a problem. `unexpected_response`: the response is no problem, as of a proxy in front of the API. */
export type ProblemCode = Documented["code"] | "unexpected_response";

/** A problem (RFC 9457) that the API has returned. */
export type Problem = Omit<Documented, "code"> & { code: ProblemCode };

/**
 * Returns whether a value is a problem of the API, with one of the codes if any are given:
 *
 * ```ts
 * if (isProblem(error, "email_taken")) showHint(error.detail);
 * ```
 */
export const isProblem = <Code extends ProblemCode>(
  value: unknown,
  ...codes: Code[]
): value is Problem & { code: Code } => {
  const { code, status } = (value ?? {}) as Partial<Problem>;
  return (
    typeof code === "string" &&
    typeof status === "number" &&
    (codes.length === 0 || codes.includes(code as Code))
  );
};

/** Returns the problem in the text of a response, or describes a response that contains none. */
export function problemOf(response: Response, text: string): Problem {
  const { status, statusText } = response;
  try {
    const value: unknown = JSON.parse(text);
    if (isProblem(value)) return value;
  } catch {
    // The response is no JSON document.
  }
  return {
    type: "about:blank",
    title: statusText || `The server has responded with ${status}`,
    status,
    code: "unexpected_response",
    ...(text && { detail: text.slice(0, 500) }),
  };
}
