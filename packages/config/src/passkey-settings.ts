import { readAllowedOrigins } from "./origins.ts";
import { isLoopback } from "./urls.ts";

type Variables = {
  NODE_ENV?: "production" | "development" | "test";
  LATCH_ISSUER: string;
  LATCH_APP_URL?: string | undefined;
  ALLOWED_ORIGINS: string[];
  PASSKEY_RP_ID?: string | undefined;
  PASSKEY_ORIGINS?: string[] | undefined;
};

/** The domain that passkeys belong to, and the origins of pages that may use them. */
export type PasskeySettings = {
  rpId: string;
  origins: string[];
  /** Whether an origin is allowed because it is on this machine, in development. */
  isLocal: (origin: string) => boolean;
};

/** Replaces a loopback address by `localhost`: browsers accept no IP address for passkeys. */
function withDomain(url: string): { hostname: string; origin: string } {
  const parsed = new URL(url);
  if (isLoopback(url) && !parsed.hostname.endsWith("localhost")) parsed.hostname = "localhost";
  return parsed;
}

/** Returns the settings of passkeys. None of them comes from a request. */
export function readPasskeySettings(config: Variables): PasskeySettings {
  const { LATCH_ISSUER: issuer, ALLOWED_ORIGINS: allowed } = config;
  const appUrl = config.LATCH_APP_URL ?? issuer;
  const rpId = config.PASSKEY_RP_ID ?? withDomain(appUrl).hostname;
  const belongs = ({ hostname }: { hostname: string }) =>
    hostname === rpId || hostname.endsWith(`.${rpId}`);
  // The check of ALLOWED_ORIGINS reports an invalid one.
  const valid = allowed.filter((origin) => URL.canParse(origin));
  const ofDomain = [appUrl, issuer, ...valid].map(withDomain).filter(belongs);
  return {
    rpId,
    // PASSKEY_ORIGINS names all of them.
    isLocal: (origin) => !config.PASSKEY_ORIGINS && readAllowedOrigins(config).isLocal(origin),
    origins: config.PASSKEY_ORIGINS ?? [...new Set(ofDomain.map(({ origin }) => origin))],
  };
}
