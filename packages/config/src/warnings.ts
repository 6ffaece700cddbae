import type { Log } from "@latch/core";
import type { Variables } from "./environment.ts";

/** Flags that were on or off in earlier releases; see `deprecatedSwitch`. */
export const deprecatedSwitches = ["METRICS", "BREACH_CHECK", "RATE_LIMITS"];

/** Standard variables of others that look like one of ours. */
const others = ["OTEL_BLRP_SCHEDULE_DELAY"];

/** How many edits a name may be away from ours: a short one is more likely a variable of another program. */
const editsOf = ({ length }: string): number => (length < 6 ? 0 : length < 10 ? 1 : 2);

/** Whether so many insertions, deletions, substitutions and swaps of neighbours turn one text into the other. */
function isNear(one: string, other: string, edits: number): boolean {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [a, b] = [one.slice(at), other.slice(at)];
  if (a === b) return true;
  if (edits === 0) return false;
  const isSwap = a[0] === b[1] && a[1] === b[0];
  return (
    isNear(a.slice(1), b, edits - 1) ||
    isNear(a, b.slice(1), edits - 1) ||
    isNear(a.slice(1), b.slice(1), edits - 1) ||
    (isSwap && isNear(a.slice(2), b.slice(2), edits - 1))
  );
}

/** The known name that was probably meant by another, if there is one. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (known.includes(name) || others.includes(name)) return undefined;
  const within = (edits: number) =>
    known.find(
      (each) =>
        edits <= editsOf(each) &&
        // Nearly all names are told apart by their lengths, which costs a cold start nothing.
        Math.abs(each.length - name.length) <= edits &&
        isNear(name, each, edits),
    );
  return within(1) ?? within(2);
}

/** What the parser of an entry is made of. */
type Schema = { shape: object } | { def: { left: Schema; right: Schema } };

/** The variables that a parser reads. */
export const variableNames = (schema: Schema): string[] =>
  "shape" in schema
    ? Object.keys(schema.shape)
    : [...variableNames(schema.def.left), ...variableNames(schema.def.right)];

/**
 * Warns of variables whose names look misspelt, and of flags that are still spelled on or off. It
 * names variables, never their values.
 * @param schemas of the variables that the entry reads
 */
export function warnAboutVariables(
  environment: Variables,
  schemas: readonly Schema[],
  log: Pick<Log, "warn">,
): void {
  const known = schemas.flatMap(variableNames);
  for (const [variable, value] of Object.entries(environment)) {
    // An empty variable is one that was not set; a binding of the edge may be no text.
    if (typeof value !== "string" || value === "") continue;
    const nearest = nearestName(variable, known);
    if (nearest) {
      const event = "configuration.unknown_variable";
      log.warn({ event, variable, nearest }, "a variable is not known: is it misspelt?");
    }
    if (
      /^o(?:n|ff)$/.test(value) &&
      deprecatedSwitches.includes(variable) &&
      known.includes(variable)
    ) {
      const event = "configuration.former_spelling";
      const write = String(value === "on");
      log.warn({ event, variable, write }, "the next release refuses on and off");
    }
  }
}
