import { assets } from "./bundle.ts";
import type { Events } from "./events.ts";
import { functionOf } from "./function.ts";
import { apiGrants, queueingGrants } from "./grants.ts";
import { messagePermissionsOf } from "./permissions.ts";
import { settingsOf } from "./settings.ts";
import type { Tables } from "./tables.ts";

type Parts = { tables: Tables; secrets: sst.Secret[]; events: Events };

/** The API behind its own function URL. */
export function createApi({ tables, secrets, events }: Parts) {
  const common = functionOf("api", "ApiLogs", {
    tables,
    grants: apiGrants,
    links: [events.deliveries],
    permissions: messagePermissionsOf(events, queueingGrants),
  });

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
