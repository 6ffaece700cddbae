import * as z from "zod";
import { type AreaReference, apiEntries } from "../reference.ts";
import { isProtectedConnection } from "../urls.ts";

const rpId = z
  .string()
  .regex(
    /^(?!\d+(?:\.\d+){3}$)[a-z0-9-]+(?:\.[a-z0-9-]+)*$/,
    "Must be a domain such as example.com, in lower case and not an IP address",
  );

/** An Android app is identified by the SHA-256 of its certificate. */
const androidOrigin = /^android:apk-key-hash:[\w-]{43}$/;

const isOrigin = (text: string): boolean =>
  androidOrigin.test(text) ||
  (URL.canParse(text) && new URL(text).origin === text && isProtectedConnection(text));

const origins = z
  .string()
  .transform((list) => list.split(",").map((origin) => origin.trim()))
  .refine(
    (list) => list.every(isOrigin),
    "Must be https origins such as https://app.example.com, or android:apk-key-hash:…, separated by commas",
  );

/** What passkeys belong to, and where they may be used. */
export const passkeyVariables = {
  PASSKEY_RP_ID: rpId.optional(),
  PASSKEY_ORIGINS: origins.optional(),
};

export const passkeyReference = {
  title: "Passkeys",
  variables: {
    PASSKEY_RP_ID: {
      summary: "The domain that passkeys belong to. A change makes all passkeys unusable.",
      details:
        "It must be the domain of your app or a parent of it, such as `example.com` for `https://app.example.com`. With a parent, all apps of the domain can use the passkeys, so all of them must be trusted.",
      neededBy: [apiEntries],
      unset: "the host of `LATCH_APP_URL`; `localhost` for a loopback address",
      values: "a domain",
    },
    PASSKEY_ORIGINS: {
      summary: "The origins whose pages and apps may use passkeys, separated by commas.",
      details:
        "The API never takes them from a request. An Android app has the origin `android:apk-key-hash:` with the hash of its certificate.",
      neededBy: [apiEntries],
      unset:
        "the origins of `LATCH_APP_URL`, `LATCH_ISSUER` and `ALLOWED_ORIGINS` that belong to `PASSKEY_RP_ID`",
      values: "origins such as `https://app.example.com`",
    },
  },
} satisfies AreaReference<typeof passkeyVariables>;
