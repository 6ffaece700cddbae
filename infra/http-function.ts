import { createAlias, createAliasUrl, isVersioned, type WarmVariable } from "./alias.ts";
import { readFront, readSettings } from "./settings.ts";

/** A function that serves requests. */
export type HttpFunction = {
  fn: sst.aws.Function;
  /** The URL of the function. */
  url: $util.Input<string>;
  /** The ARN that a gateway calls: that of the function or of its alias. */
  target: $util.Output<string>;
};

/**
 * Returns the additional arguments of a function that serves requests. The app itself verifies tokens
 * and handles CORS.
 */
export const httpFunctionArgs = () =>
  ({
    versioning: isVersioned(),
    // Longer than the timeouts of the database client (three attempts of two seconds) and of requests to
    // the issuer. Under `sst dev` a breakpoint may pause the function.
    timeout: $dev ? "15 minutes" : "10 seconds",
    // CloudFront's origin access control would overwrite the Authorization header.
    url:
      readFront(process.env) === "url" && !isVersioned()
        ? { authorization: "none", cors: false }
        : undefined,
  }) satisfies Partial<sst.aws.FunctionArgs>;

/**
 * Makes a function reachable: by its own URL, or by a gateway.
 * @param variable the variable that sets its provisioned concurrency in production
 */
export function createHttpFunction(
  name: string,
  fn: sst.aws.Function,
  variable: WarmVariable,
): HttpFunction {
  const alias = createAlias(name, fn, variable);
  const target = alias?.arn ?? fn.arn;
  if (readFront(process.env) === "gateway") {
    return { fn, target, url: readSettings(process.env)["LATCH_ISSUER"] ?? "" };
  }
  return { fn, target, url: alias ? createAliasUrl(name, fn, alias) : fn.url };
}
