import type { Log } from "@latch/core";
import type { Variables } from "./environment.ts";

/** Flags that were on or off in earlier releases; see `deprecatedSwitch`. */
export const deprecatedSwitches = ["METRICS", "BREACH_CHECK", "RATE_LIMITS"];

/** Standard variables of other programs whose names are near one of Latch. */
const others = ["OTEL_BLRP_SCHEDULE_DELAY"];

/** Returns the maximum distance of a misspelling. A name near a short one is rather another program's. */
const editsOf = ({ length }: string): number => (length < 6 ? 0 : length < 10 ? 1 : 2);

/** Checks whether two texts differ by at most `edits` insertions, deletions, substitutions or swaps of neighbours. */
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

/** Finds the known name that an unknown name probably misspells. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (known.includes(name) || others.includes(name)) return undefined;
  const within = (edits: number) =>
    known.find(
      (each) =>
        edits <= editsOf(each) &&
        // The lengths rule out nearly all names, which keeps cold starts fast.
        Math.abs(each.length - name.length) <= edits &&
        isNear(name, each, edits),
    );
  return within(1) ?? within(2);
}

/** The schema of an entry: an object, or an intersection of schemas. */
type Schema = { shape: object } | { def: { left: Schema; right: Schema } };

/** Lists the variables that a schema reads. */
export const variableNames = (schema: Schema): string[] =>
  "shape" in schema
    ? Object.keys(schema.shape)
    : [...variableNames(schema.def.left), ...variableNames(schema.def.right)];

/**
 * Logs a warning for each variable with a probably misspelt name, and for each flag that is on or off.
 * It logs names of variables, never their values.
 * @param schemas the schemas of all variables that the entry reads
 */
export function warnAboutVariables(
  environment: Variables,
  schemas: readonly Schema[],
  log: Pick<Log, "warn">,
): void {
  const known = schemas.flatMap(variableNames);
  for (const [variable, value] of Object.entries(environment)) {
    // An empty variable counts as not set. A binding of the edge can be an object.
    if (typeof value !== "string" || value === "") continue;
    const nearest = nearestName(variable, known);
    if (nearest) {
      const event = "configuration.unknown_variable";
      log.warn({ event, variable, nearest }, "unknown variable: it may be misspelt");
    }
    if (
      /^o(?:n|ff)$/.test(value) &&
      deprecatedSwitches.includes(variable) &&
      known.includes(variable)
    ) {
      const event = "configuration.former_spelling";
      const write = String(value === "on");
      log.warn(
        { event, variable, write },
        "the next release rejects on and off: use true or false",
      );
    }
  }
}
