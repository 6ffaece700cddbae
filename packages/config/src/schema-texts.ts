import * as z from "zod";

/** Returns the input schema of a schema: without its default, and before its transforms. */
function inputOf(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) {
    return inputOf(schema.def.innerType as z.ZodType);
  }
  return schema instanceof z.ZodPipe ? inputOf(schema.def.in as z.ZodType) : schema;
}

const choice = (values: readonly unknown[]): string =>
  values
    .map((value) => `\`${value}\``)
    .join(", ")
    .replace(/, (?=[^,]*$)/, " or ");

/** Describes the values that a schema accepts, in Markdown. */
export function describeValues(schema: z.ZodType): string {
  const input = inputOf(schema);
  if (input instanceof z.ZodEnum) {
    // The former spelling of a flag is accepted, but not documented.
    return choice(input.options.filter((value) => value !== "on" && value !== "off"));
  }
  if (input instanceof z.ZodLiteral) return choice([...input.values]);
  if (input instanceof z.ZodNumber) return `${input.minValue} to ${input.maxValue}`;
  if (input instanceof z.ZodURL) return "a URL";
  return input instanceof z.ZodEmail ? "an email address" : "text";
}

/** Returns the default of a schema as the text of an environment variable; empty if it has none. */
export const describeDefault = (schema: z.ZodType): string =>
  schema instanceof z.ZodDefault ? String(schema.def.defaultValue) : "";

/** Checks whether a variable is required. */
export const isRequired = (schema: z.ZodType): boolean => !schema.safeParse(undefined).success;
