import { createLive, createLiveUrl, isVersioned, type WarmVariable } from "./alias.ts";
import { frontOf, settingsOf } from "./settings.ts";

/** A function that answers people. */
export type Served = {
  fn: sst.aws.Function;
  /** Where it answers. */
  url: $util.Input<string>;
  /** What a gateway calls: the function, or its alias. */
  target: $util.Output<string>;
};

/** What a function that answers people is told besides; the app itself asks for tokens and answers CORS. */
export const servedArgs = () =>
  ({
    versioning: isVersioned(),
    // Above the patience of the database client, three tries of two seconds, and of what asks the issuer;
    // under `sst dev` somebody may stand at a breakpoint.
    timeout: $dev ? "15 minutes" : "10 seconds",
    // CloudFront's origin access control would overwrite the Authorization header.
    url:
      frontOf(process.env) === "url" && !isVersioned()
        ? { authorization: "none", cors: false }
        : undefined,
  }) satisfies Partial<sst.aws.FunctionArgs>;

/**
 * Puts a function where people find it: behind a URL of its own, or where a gateway calls it.
 * @param variable says how many environments are kept warm in production
 */
export function serve(name: string, fn: sst.aws.Function, variable: WarmVariable): Served {
  const alias = createLive(name, fn, variable);
  const target = alias?.arn ?? fn.arn;
  if (frontOf(process.env) === "gateway") {
    return { fn, target, url: settingsOf(process.env)["LATCH_ISSUER"] ?? "" };
  }
  return { fn, target, url: alias ? createLiveUrl(name, fn, alias) : fn.url };
}
