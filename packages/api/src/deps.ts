import type { Log } from "@latch/core";
import type { AllowedOrigins } from "./allowed-origins.ts";
import type { Enforcement } from "./implement.ts";
import type { ReadClientAddress } from "./middleware/caller.ts";
import type { Observation } from "./observation.ts";

/** The dependencies that every app has, independent of the domains that it serves. */
export type AppDeps = {
  enforcement: Enforcement;
  version: string;
  /** The checks of the readiness operation by name of the dependency. A rejection means unavailable. */
  dependencies: Record<string, () => Promise<unknown>>;
  /** Reads openapi.json and the files of the pages. */
  readAsset: ReadAsset;
  /** `info.contact` of the document: the name, and an email address or a URL. */
  contact?: Contact | undefined;
  readClientAddress: ReadClientAddress;
  /** Number of trusted proxies in front of the app. Each appends an address to X-Forwarded-For. */
  proxyHops: number;
  /** The origins, besides the API's own, whose pages may call the API. */
  origins: AllowedOrigins;
  /** Whether browsers reach the API by https. */
  secure: boolean;
  log: Log;
  /** The percentage of requests with a 2xx response that are logged. */
  logSuccessPercent: number;
  /** The percentage for the operations that clients repeat without a user, if it is lower; by default 100. */
  logFrequentPercent?: number;
  observation?: Observation;
};

type Contact = { name: string; email: string } | { name: string; url: string };

/** Reads a file that is deployed with the program. Resolves to undefined when it does not exist. */
export type ReadAsset = (name: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
