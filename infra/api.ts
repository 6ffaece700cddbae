import { assets } from "./bundle.ts";
import { functionOf } from "./function.ts";
import { apiGrants } from "./grants.ts";
import { settingsOf } from "./settings.ts";
import type { Tables } from "./tables.ts";

/** The API behind its own function URL. */
export function createApi({ tables, secrets }: { tables: Tables; secrets: sst.Secret[] }) {
  const common = functionOf("api", "ApiLogs", { tables, grants: apiGrants });

  return new sst.aws.Function("Api", {
    ...common,
    description: "The Latch API",
    memory: "1024 MB",
    // Above the patience of the database client: three tries of two seconds.
    timeout: "10 seconds",
    // The API itself asks for tokens and answers CORS. CloudFront's origin access control would
    // overwrite the Authorization header.
    url: { authorization: "none", cors: false },
    link: [...common.link, ...secrets],
    environment: settingsOf(process.env),
    copyFiles: assets,
  });
}

/** The issuer, for functions that no request to it comes through. */
export const issuerOf = (api: sst.aws.Function): $util.Input<string> =>
  settingsOf(process.env)["LATCH_ISSUER"] ?? api.url.apply((url) => url.replace(/\/$/, ""));
