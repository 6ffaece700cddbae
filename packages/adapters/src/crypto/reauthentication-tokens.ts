import type { ReauthenticationToken, ReauthenticationTokens } from "@latch/core";
import { type KeysOf, labels, type NonceLabel } from "./derive.ts";
import { createSealedJson } from "./sealed-json.ts";

const use = labels.reauthenticationTokens;
type Use = typeof use;

/** Creates reauthentication tokens. */
export const createReauthenticationTokens = (
  keys: KeysOf<Use | NonceLabel<Use>>,
): ReauthenticationTokens => createSealedJson<ReauthenticationToken, Use>(keys, use, "lra_");
