import { ProblemError } from "@latch/core";
import type Stripe from "stripe";

/**
 * The API version of the objects. The types of the SDK are of the same version: change both
 * together.
 */
const apiVersion = "2026-10-28.endive";

/** How the Stripe API is reached. */
export type StripeAccess = {
  secretKey: string;
  /** The base URL of the Stripe API, or of a double of it. */
  apiBase: string;
};

/**
 * Runs a call to Stripe.
 * @throws `unavailable`, or an error without secrets
 */
export type CallStripe = <R>(call: (stripe: Stripe) => Promise<R>) => Promise<R>;

/**
 * Connects to Stripe. Loading the SDK takes as long as the rest of the API, so it is loaded at the
 * first call.
 */
export function connectStripe({ secretKey, apiBase }: StripeAccess) {
  const sdk = memoize(async () => {
    const { default: Stripe } = await import("stripe");
    const { protocol, hostname, port } = new URL(apiBase);
    const stripe = new Stripe(secretKey, {
      apiVersion,
      protocol: protocol === "http:" ? "http" : "https",
      host: hostname,
      port: port || (protocol === "http:" ? 80 : 443),
      // The same on Node, Lambda and the edge.
      httpClient: Stripe.createFetchHttpClient(),
      telemetry: false,
      ...defaultTimeout,
    });
    return { Stripe, stripe };
  });

  const call: CallStripe = async (work) => {
    const { Stripe, stripe } = await sdk();
    try {
      return await work(stripe);
    } catch (error) {
      throw error instanceof Stripe.errors.StripeError ? toError(Stripe, error) : error;
    }
  };
  return { sdk, call };
}

/**
 * Two attempts for each call. A checkout makes two calls, the first of them with `shortTimeout`:
 * together nine seconds at most, less than the timeout of the Lambda function.
 */
const defaultTimeout = { timeout: 2500, maxNetworkRetries: 1 };
export const shortTimeout = { timeout: 1500, maxNetworkRetries: 1 };

/**
 * Converts an error of Stripe. Its errors contain whole responses: only the parts that help to find
 * the cause are kept.
 */
function toError(
  { errors }: typeof Stripe,
  error: InstanceType<typeof Stripe.errors.StripeError>,
): Error {
  const { type, code, statusCode, requestId, message } = error;
  const details = [type, code, statusCode, requestId, message.replace(secrets, "…")];
  const cause = Object.assign(new Error(details.filter((part) => part !== undefined).join(" ")), {
    name: "StripeFailure",
    code,
  });
  // An invalid request is a defect in this code (500). An outage and a rejected API key are not.
  const isDefect =
    error instanceof errors.StripeInvalidRequestError ||
    error instanceof errors.StripeIdempotencyError;
  return isDefect ? cause : new ProblemError("unavailable", { retryAfterSeconds: 5, cause });
}

const secrets = /\b(?:sk|rk|whsec)_\w+/g;

/** Returns whether Stripe reports that an object does not exist. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && (error as Error & { code?: string }).code === "resource_missing";

function memoize<T>(create: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= create();
    return result;
  };
}
