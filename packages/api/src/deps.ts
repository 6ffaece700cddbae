import type { Log } from "@latch/core";
import type { Enforcement } from "./implement.ts";
import type { ClientAddress } from "./middleware/caller.ts";
import type { Observation } from "./observation.ts";

/** What every app of ours needs, whatever it does. */
export type AppDeps = {
  enforcement: Enforcement;
  version: string;
  /** What readiness asks, by name; a rejection means that it is down. */
  dependencies: Record<string, () => Promise<unknown>>;
  /** openapi.json and the files of Swagger UI. */
  readAsset: ReadAsset;
  addressOf: ClientAddress;
  /** How many proxies of ours stand in front; each adds an address to X-Forwarded-For. */
  proxyHops: number;
  /** Origins whose pages may call us, besides our own. */
  allowedOrigins: string[];
  /** Whether browsers reach us by https. */
  secure: boolean;
  log: Log;
  observation?: Observation;
};

/** Reads a file that is delivered with the program; undefined when there is none of this name. */
export type ReadAsset = (name: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
