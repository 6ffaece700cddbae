import type { ReauthenticationToken } from "../shared/principal.ts";

/** Seals reauthentication tokens, so that only an owner of the key can create or read them. */
export interface ReauthenticationTokens {
  seal(token: ReauthenticationToken): Promise<string>;
  /** Opens a sealed token; undefined if the text is not valid. It does not check the expiry. */
  open(text: string): Promise<ReauthenticationToken | undefined>;
}
