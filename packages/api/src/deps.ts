import type { JsonWebKeySet } from "@latch/contract";
import type {
  Accounts,
  Administration,
  ApiKeys,
  Auth,
  Billing,
  ListActivity,
  Log,
  Sessions,
  Tasks,
  Webhooks,
} from "@latch/core";
import type { Enforcement } from "./implement.ts";
import type { AddressOf } from "./middleware/caller.ts";
import type { Observation } from "./observation.ts";

/** What every app of ours needs, whatever it does. */
export type ServiceDeps = {
  enforcement: Enforcement;
  version: string;
  /** What readiness asks, by name; a rejection means that it is down. */
  dependencies: Record<string, () => Promise<unknown>>;
  /** openapi.json and the files of Swagger UI. */
  readAsset: ReadAsset;
  addressOf: AddressOf;
  /** How many proxies of ours stand in front; each adds an address to X-Forwarded-For. */
  proxyHops: number;
  /** Origins whose pages may call us, besides our own. */
  allowedOrigins: string[];
  /** Whether browsers reach us by https. */
  secure: boolean;
  log: Log;
  observation?: Observation;
};

/** Everything the API needs: what it does, and what the runtime it runs on supplies. */
export type Deps = ServiceDeps & {
  auth: Auth;
  sessions: Sessions;
  accounts: Accounts;
  administration: Administration;
  apiKeys: ApiKeys;
  billing: Billing;
  webhooks: Webhooks;
  activity: ListActivity;
  /** Absent where tasks are served apart. */
  tasks?: Tasks;
  /** Our own address, as it stands in tokens. */
  issuer: string;
  jwks: JsonWebKeySet;
};

/** Reads a file that is delivered with the program; undefined when there is none of this name. */
export type ReadAsset = (name: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
