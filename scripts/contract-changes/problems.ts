import type { Operation } from "./document.ts";

/** Returns the status of each problem that an operation documents, by code. */
const problemsOf = ({ responses }: Operation): Map<string, string> =>
  new Map(
    Object.entries(responses).flatMap(([status, { content }]) =>
      Object.keys(content?.["application/problem+json"]?.examples ?? {}).map((code) => [
        code,
        status,
      ]),
    ),
  );

/** Yields the problems that an operation no longer returns, or returns with another status: clients handle them by code. */
export function* problemBreaks(old: Operation, now: Operation): Generator<string> {
  const present = problemsOf(now);
  for (const [code, status] of problemsOf(old)) {
    const next = present.get(code);
    if (!next) yield `it no longer returns the problem ${code}`;
    else if (next !== status)
      yield `the status of the problem ${code} was ${status} and is ${next}`;
  }
}
