import type { JsonWebKeySet } from "@latch/contract";
import type { Accounts, Log, Sessions } from "@latch/core";
import type { Credentials } from "./guard.ts";
import type { AddressOf } from "./middleware/caller.ts";
import type { SessionCookie } from "./session-cookie.ts";

/** Everything the app needs: what it does, and what the runtime it runs on supplies. */
export type Deps = {
  accounts: Accounts;
  sessions: Sessions;
  credentials: Credentials;
  cookie: SessionCookie;
  /** Our own address, as it stands in tokens. */
  issuer: string;
  jwks: JsonWebKeySet;
  version: string;
  /** `performance.now()` when the process began to serve. */
  startedAt: number;
  /** What readiness asks, by name; a rejection means that it is down. */
  dependencies: Record<string, () => Promise<unknown>>;
  /** openapi.json and the files of Swagger UI. */
  readAsset: ReadAsset;
  addressOf: AddressOf;
  /** Origins whose pages may call us, besides our own. */
  allowedOrigins: string[];
  /** Whether browsers reach us by https. */
  secure: boolean;
  log: Log;
};

/** Reads a file that is delivered with the program; undefined when there is none of this name. */
export type ReadAsset = (name: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
