import * as z from "zod";

/** A variable that holds a whole number. */
export const wholeNumber = (min: number, max: number) => {
  const error = `Must be a whole number from ${min} to ${max}`;
  return z.coerce.number(error).int(error).min(min, error).max(max, error);
};

/** A variable that holds an http or https URL. @param what it must be, as in "a URL such as …" */
export const webUrl = (what: string) => z.url({ protocol: /^https?$/, error: `Must be ${what}` });

/** A variable that holds true or false. */
export const flag = z
  .enum(["true", "false"], "Must be true or false")
  .transform((value) => value === "true");

/** A flag that was on or off in earlier releases: one release accepts both spellings. */
export const deprecatedSwitch = z
  .enum(["true", "false", "on", "off"], "Must be true or false")
  .transform((value) => value === "true" || value === "on");
