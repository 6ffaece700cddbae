import type { Authenticator } from "@latch/contract";
import type { StoredAuthenticator } from "../users/authenticator.ts";

/** Returns the public fields of an authenticator. */
export function toAuthenticator(stored: StoredAuthenticator): Authenticator {
  const { authenticatorId: id, kind: type, createdAt, lastUsedAt } = stored;
  const common = { id, type, createdAt, lastUsedAt };
  switch (stored.kind) {
    case "passkey":
      return { ...common, name: stored.name, backedUp: stored.backedUp };
    case "totp":
      return common;
    case "recovery_codes":
      return { ...common, remaining: stored.codeHashes?.size ?? 0 };
  }
}

/** Returns the public fields of the authenticators that prove something: not of unconfirmed ones. */
export const toAuthenticators = (all: StoredAuthenticator[]): Authenticator[] =>
  all.filter((each) => each.kind !== "totp" || each.confirmedAt).map(toAuthenticator);
