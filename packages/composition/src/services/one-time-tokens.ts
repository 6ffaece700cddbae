import { createOneTimeTokens } from "@latch/core";

type Parts = Parameters<typeof createOneTimeTokens>[0];

/** Constructs the one-time tokens: for the API, and for the commands that mail a verification link. */
export const composeOneTimeTokens = (parts: Parts) => createOneTimeTokens(parts);
