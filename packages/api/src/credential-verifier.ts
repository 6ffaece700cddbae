import type { Awaitable, Principal, ReauthenticationToken } from "@latch/core";

/**
 * Verifies credentials. Each method returns the principal, or undefined for credentials that are not
 * valid now.
 */
export type CredentialVerifier = {
  accessToken(token: string): Awaitable<Principal | undefined>;
  apiKey(key: string): Promise<Principal | undefined>;
  /**
   * Looks up the session and the account of an access token. It returns undefined if the session has
   * ended. Absent where only the issuer knows this: such an app cannot serve an operation with
   * `x-session-check`.
   */
  checkSession?(principal: Principal): Promise<Principal | undefined>;
  /** Opens a reauthentication token. Absent where no operation requires one. */
  reauthenticationToken?(text: string): Promise<ReauthenticationToken | undefined>;
};
