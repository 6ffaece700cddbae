import * as z from "zod";

/** A variable that holds a whole number. */
export const wholeNumber = (least: number, most: number) => {
  const error = `Must be a whole number from ${least} to ${most}`;
  return z.coerce.number(error).int(error).min(least, error).max(most, error);
};

/** A variable that holds an http or https URL. @param what it must be, as in "a URL such as …" */
export const webUrl = (what: string) => z.url({ protocol: /^https?$/, error: `Must be ${what}` });

/** A variable that holds true or false. */
export const flag = z
  .enum(["true", "false"], "Must be true or false")
  .transform((value) => value === "true");

/** A flag that was on or off in earlier releases: one release accepts both spellings. */
export const formerSwitch = z
  .enum(["true", "false", "on", "off"], "Must be true or false")
  .transform((value) => value === "true" || value === "on");
