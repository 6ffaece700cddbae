import { createAlias, createAliasUrl, isVersioned, type WarmVariable } from "./alias.ts";
import { readFront, readSettings } from "./settings.ts";

/** A function that answers people. */
export type HttpFunction = {
  fn: sst.aws.Function;
  /** Where it answers. */
  url: $util.Input<string>;
  /** What a gateway calls: the function, or its alias. */
  target: $util.Output<string>;
};

/** What a function that answers people is told besides; the app itself asks for tokens and answers CORS. */
export const httpFunctionArgs = () =>
  ({
    versioning: isVersioned(),
    // Above the patience of the database client, three tries of two seconds, and of what asks the issuer;
    // under `sst dev` somebody may stand at a breakpoint.
    timeout: $dev ? "15 minutes" : "10 seconds",
    // CloudFront's origin access control would overwrite the Authorization header.
    url:
      readFront(process.env) === "url" && !isVersioned()
        ? { authorization: "none", cors: false }
        : undefined,
  }) satisfies Partial<sst.aws.FunctionArgs>;

/**
 * Puts a function where people find it: behind a URL of its own, or where a gateway calls it.
 * @param variable says how many environments are kept warm in production
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
