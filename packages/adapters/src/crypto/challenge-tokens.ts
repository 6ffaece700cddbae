import type { Challenge, ChallengeTokens } from "@latch/core";
import { type KeysOf, labels, type NonceLabel } from "./derive.ts";
import { createSealedJson } from "./sealed-json.ts";

const use = labels.challenges;
type Use = typeof use;

/** Creates challenges of logins. */
export const createChallengeTokens = (keys: KeysOf<Use | NonceLabel<Use>>): ChallengeTokens =>
  createSealedJson<Challenge, Use>(keys, use, "lch_");
