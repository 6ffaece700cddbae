import { InvalidArgumentError } from "@commander-js/extra-typings";
import type * as z from "zod";
import { usageError } from "./exit-codes.ts";

/** Parses a whole number of an option. */
export const wholeNumber =
  (min: number, max?: number) =>
  (text: string): number => {
    const number = Number(text);
    const fits = number >= min && number <= (max ?? number);
    if (/^\d+$/.test(text) && fits) return number;
    const limits = max === undefined ? `of ${min} or more` : `from ${min} to ${max}`;
    throw new InvalidArgumentError(`Must be a whole number ${limits}.`);
  };

const timePattern =
  /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * Parses a time with its zone (RFC 3339), with or without seconds. Loading the contract for it would slow down the
 * help.
 * @returns milliseconds since 1970
 */
export function time(text: string): number {
  const given = text.toUpperCase();
  const day = timePattern.exec(given)?.[1];
  const atMs = day ? Date.parse(given) : Number.NaN;
  // `Date` reads February 31 as a day in March.
  const isDay =
    !Number.isNaN(atMs) && new Date(`${day}T00:00Z`).toISOString().startsWith(`${day}T`);
  if (isDay) return atMs;
  throw new InvalidArgumentError("Must be a time such as 2026-11-21T09:00:00Z.");
}

/** Parses values that are separated by commas. */
export const listOf =
  <T extends string>(allowed: readonly T[]) =>
  (text: string): T[] => {
    const values = text.split(",").filter(Boolean) as T[];
    if (values.length > 0 && values.every((value) => allowed.includes(value))) return values;
    throw new InvalidArgumentError(`Allowed are ${allowed.join(", ")}, separated by commas.`);
  };

/**
 * Checks options by a schema of the contract.
 * @throws CommandError with a line for each option that is wrong
 */
export function checkOptions<S extends z.ZodType>(schema: S, options: unknown): z.output<S> {
  const result = schema.safeParse(options);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}`);
  throw usageError(lines.join("\n"));
}

type With<T, K extends keyof T> = T & { [Name in K]-?: NonNullable<T[Name]> };

/**
 * Checks that options are given. Commander would check it before it looks for misspelt options, and would report a
 * misspelt option as missing.
 * @throws CommandError with a line for each missing option
 */
export function requireOptions<T extends object, K extends keyof T & string>(
  options: T,
  ...names: K[]
): With<T, K> {
  const missing = names.filter((name) => options[name] === undefined);
  if (missing.length === 0) return options as With<T, K>;
  throw usageError(missing.map((name) => `option --${name} is required`).join("\n"));
}
