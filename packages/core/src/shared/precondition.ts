import { ProblemError } from "./problem-error.ts";

/**
 * A condition on the version of a resource (RFC 9110, section 13.1). Without a field, its part holds for
 * every version.
 */
export type Precondition = {
  /** The resource must have one of these versions. */
  match?: readonly number[];
  /** The resource must have none of these versions; `any`: it must not exist. */
  noneMatch?: readonly number[] | "any";
};

/** Returns whether a resource with a version meets a precondition. */
export const meetsPrecondition = (
  version: number,
  { match, noneMatch = [] }: Precondition = {},
): boolean =>
  (match === undefined || match.includes(version)) &&
  noneMatch !== "any" &&
  !noneMatch.includes(version);

/** Requires that a resource meets a precondition. @throws `precondition_failed` */
export function requirePrecondition(version: number, precondition: Precondition | undefined): void {
  if (!meetsPrecondition(version, precondition)) throw new ProblemError("precondition_failed");
}
