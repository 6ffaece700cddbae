import { isLoopback, isProtectedConnection } from "./urls.ts";

/**
 * An origin of an app with a scheme of its own, such as `capacitor://localhost`. A page of another scheme that
 * browsers define has no origin, or one that other pages share.
 */
const appOrigin =
  /^(?!(?:https?|wss?|ftp|file|filesystem|data|blob|javascript|about|view-source):)[a-z][a-z0-9+.-]*:\/\/[a-z0-9._-]+(?::\d+)?$/;

/** Returns the reason for which an entry of ALLOWED_ORIGINS is invalid, or undefined. */
export function originRejection(text: string): string | undefined {
  if (appOrigin.test(text)) return undefined;
  const origin = URL.canParse(text) ? new URL(text).origin : undefined;
  // Requests carry credentials, and browsers accept no `*` for these.
  const isStar = text.includes("*");
  if (text === `${origin}/` && !isStar) {
    return "Must not end with a slash, as in https://app.example.com";
  }
  if (text !== origin || isStar) {
    return "Must be origins such as https://app.example.com, separated by commas";
  }
  // Pages of the origin handle tokens: over http an attacker on the network can replace the page.
  return isProtectedConnection(origin) ? undefined : "Must be https outside localhost";
}

/** A page that a development server of this machine serves, on any port. */
const localOrigin = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;

/** The origins whose pages may call the API. */
export type AllowedOrigins = {
  /** Whether an origin besides the API's own is allowed. Absent if none is. */
  isAllowed?: (origin: string) => boolean;
  /** Whether an origin is allowed because it is on this machine, in development. */
  isLocal: (origin: string) => boolean;
  /** Returns the line of the configuration that allows an origin as well, or undefined if none can. */
  configurationFor(origin: string): string | undefined;
};

type Variables = {
  NODE_ENV?: "production" | "development" | "test";
  LATCH_ISSUER: string;
  ALLOWED_ORIGINS: string[];
};

/**
 * Returns the origins whose pages may call the API: those of ALLOWED_ORIGINS and, in development, each on this
 * machine. An issuer that other machines can reach is not of development, whatever NODE_ENV is.
 */
export function readAllowedOrigins(config: Variables): AllowedOrigins {
  const { NODE_ENV: mode, LATCH_ISSUER: issuer, ALLOWED_ORIGINS: listed } = config;
  const isDevelopment = mode === "development" && isLoopback(issuer);
  const isLocal = (origin: string) => isDevelopment && localOrigin.test(origin);
  return {
    ...((isDevelopment || listed.length > 0) && {
      isAllowed: (origin: string) => listed.includes(origin) || isLocal(origin),
    }),
    isLocal,
    configurationFor: (origin) =>
      originRejection(origin) === undefined
        ? `ALLOWED_ORIGINS=${[...listed, origin].join(",")}`
        : undefined,
  };
}
