import * as z from "zod";

/** Creates the schema of a variable that is a whole number. */
export const wholeNumber = (min: number, max: number) => {
  const error = `Must be a whole number from ${min} to ${max}`;
  return z.coerce.number(error).int(error).min(min, error).max(max, error);
};

/** Creates the schema of a variable that is an http or https URL. @param what completes the error "Must be …" */
export const webUrl = (what: string) => z.url({ protocol: /^https?$/, error: `Must be ${what}` });

/** The schema of a variable that is true or false. */
export const flag = z
  .enum(["true", "false"], "Must be true or false")
  .transform((value) => value === "true");

/** The schema of a flag that was on or off in earlier releases: this release accepts both spellings. */
export const deprecatedSwitch = z
  .enum(["true", "false", "on", "off"], "Must be true or false")
  .transform((value) => value === "true" || value === "on");
