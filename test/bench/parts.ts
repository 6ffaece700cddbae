/** What each part of `npm run bench` measures. */
export const parts = {
  tokens: "the check of a token",
  flows: "the calls and units of each flow",
  hashing: "the hashing of passwords beside requests",
  events: "what an event costs",
  server: "the start and the memory of the server",
  developing: "the start of `latch dev`, the check of the types, the Lambda bundle",
  tests: "the time of the tests; only if it is named",
  peers: "Latch beside other back ends; only if it is named",
};
export type Part = keyof typeof parts;

/** The parts that take minutes. */
const onlyNamed: Part[] = ["tests", "peers"];

/** A message about the arguments of the command, for people. */
export class ArgumentError extends Error {}

/**
 * Returns the parts that a command measures: the named ones, or those that do not take minutes.
 * @throws ArgumentError for an unknown part
 */
export function chooseParts(named: string[]): Part[] {
  const all = Object.keys(parts) as Part[];
  const unknown = named.filter((name) => !all.some((part) => part === name));
  if (unknown.length > 0) {
    const lines = Object.entries(parts).map(([name, what]) => `  ${name.padEnd(12)}${what}`);
    throw new ArgumentError(
      `${unknown.join(", ")}: Must be a part of the benchmark:\n${lines.join("\n")}`,
    );
  }
  return all.filter((part) =>
    named.length > 0 ? named.includes(part) : !onlyNamed.includes(part),
  );
}
