import { ProblemError } from "@latch/core";
import type Stripe from "stripe";

/** What the objects we read look like. The SDK's types are of this version: both change together. */
const apiVersion = "2026-10-28.endive";

export type StripeAccess = {
  secretKey: string;
  /** Where Stripe, or a double of it, answers. */
  apiBase: string;
};

/** Runs a call to Stripe. @throws `unavailable`, or an error without any secret in it */
export type CallStripe = <R>(call: (stripe: Stripe) => Promise<R>) => Promise<R>;

/**
 * A connection to Stripe. The SDK takes as long to load as all the rest of the API, so that it is
 * loaded by the first who needs it.
 */
export function connectStripe({ secretKey, apiBase }: StripeAccess) {
  const sdk = once(async () => {
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
      throw error instanceof Stripe.errors.StripeError ? failureOf(Stripe, error) : error;
    }
  };
  return { sdk, call };
}

/**
 * Each call is tried twice. A checkout makes two calls, the first of them `quick`: together nine
 * seconds at the most, less than a Lambda is given.
 */
const defaultTimeout = { timeout: 2500, maxNetworkRetries: 1 };
export const shortTimeout = { timeout: 1500, maxNetworkRetries: 1 };

/** What Stripe's refusal is to us. Its errors hold whole answers: only what helps to find it is kept. */
function failureOf(
  { errors }: typeof Stripe,
  error: InstanceType<typeof Stripe.errors.StripeError>,
): Error {
  const { type, code, statusCode, requestId, message } = error;
  const details = [type, code, statusCode, requestId, message.replace(secrets, "…")];
  const cause = Object.assign(new Error(details.filter((part) => part !== undefined).join(" ")), {
    name: "StripeFailure",
    code,
  });
  // What we ask wrongly is a defect (500); an outage is not, nor a key that is not accepted.
  const defect =
    error instanceof errors.StripeInvalidRequestError ||
    error instanceof errors.StripeIdempotencyError;
  return defect ? cause : new ProblemError("unavailable", { retryAfterSeconds: 5, cause });
}

const secrets = /\b(?:sk|rk|whsec)_\w+/g;

/** Whether Stripe says that there is no such object (any more). */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && (error as Error & { code?: string }).code === "resource_missing";

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
