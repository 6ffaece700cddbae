import type { AwsCredentialIdentity } from "@smithy/types";
import { untilAborted } from "../../../time-limit/limit-calls.ts";
import type { ConnectionOptions } from "../connection-options.ts";
import { type Access, findAccess } from "./find-access.ts";

/** Where a request goes, and who signs it. */
type Found = { endpoint: URL; identity: AwsCredentialIdentity };

/** Milliseconds. The sources of the SDK have no limit that ends a request without a response. */
const limitMs = 5000;

/** No attempt follows an error of this name. */
class CredentialsTimeoutError extends Error {
  override name = "CredentialsTimeoutError";

  constructor() {
    super(`Found no credentials within ${limitMs / 1000} seconds`);
  }
}

/**
 * Creates a function that finds the endpoint and the credentials. Calls at the same time share one search. After a
 * failure, and after five seconds without a result, the next call begins a new one.
 * @returns it, which throws what the search throws, a `CredentialsTimeoutError` after five seconds, or the reason of the
 * signal
 */
export function createLookup(options: ConnectionOptions) {
  let access: Promise<Access> | undefined;
  let fixed: Found | undefined;
  let searching: Promise<Found> | undefined;

  async function search(): Promise<Found> {
    access ??= findAccess(options);
    const { endpoint, credentials } = await access;
    if (typeof credentials === "function") return { endpoint, identity: await credentials() };
    fixed = { endpoint, identity: credentials };
    return fixed;
  }

  async function limitSearch(): Promise<Found> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new CredentialsTimeoutError()), limitMs);
    try {
      return await Promise.race([search(), late.promise]);
    } catch (error) {
      // A provider of the SDK keeps the request that it waits for, so the next search gets a new one.
      access = undefined;
      throw error;
    } finally {
      clearTimeout(timer);
      searching = undefined;
    }
  }

  return async (signal: AbortSignal | undefined): Promise<Found> => {
    if (fixed) return fixed;
    searching ??= limitSearch();
    return untilAborted(searching, signal);
  };
}
