import { expect } from "vitest";

/** Matches standard error without a warning or an error: a command that takes long on a busy machine prints its progress. */
export const onlyProgress = expect.stringMatching(/^(?:[A-Z][^\n]*: [^\n]*\d:\d\d\n)*$/) as string;
