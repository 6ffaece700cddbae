import type * as z from "zod";

/** The configuration is invalid. The message contains the variables and the rules, never a value. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/** The variables by name: `process.env` on Node and Lambda, the bindings on the edge. */
export type Variables = Record<string, unknown>;

/** Reads the variables of a schema from an environment. @throws ConfigError with a line for each invalid variable */
export function parseEnvironment<S extends z.ZodType>(
  schema: S,
  environment: Variables,
): z.output<S> {
  // An empty variable counts as not set.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  // Compiling the schema would take longer than its only use.
  const result = schema.safeParse(given, { jitless: true });
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => {
    const variable = path.join(".");
    return `  ${variable}: ${given[variable] === undefined ? `Is not set. ${message}` : message}`;
  });
  // Two parts of a schema can contain the same variable.
  throw new ConfigError(`The configuration is invalid:\n${[...new Set(lines)].join("\n")}`);
}
