import { assets } from "./bundle.ts";
import type { EdgeSecret } from "./cdn.ts";
import type { Events } from "./events.ts";
import { functionOf } from "./function.ts";
import { apiGrants, queueingGrants } from "./grants.ts";
import { type Served, serve, servedArgs } from "./http-function.ts";
import { messagePermissionsOf } from "./permissions.ts";
import { settingsOf } from "./settings.ts";
import type { Tables } from "./tables.ts";

type Parts = { tables: Tables; secrets: sst.Secret[]; events: Events; edge?: EdgeSecret };

/** The API. */
export function createApi({ tables, secrets, events, edge }: Parts): Served {
  const common = functionOf("api", "ApiLogs", {
    tables,
    grants: apiGrants,
    links: [events.deliveries, ...(edge ? [edge] : [])],
    permissions: messagePermissionsOf(events, queueingGrants),
  });

  const fn = new sst.aws.Function("Api", {
    ...common,
    ...servedArgs(),
    description: "The Latch API",
    memory: "1024 MB",
    link: [...common.link, ...secrets],
    environment: settingsOf(process.env),
    copyFiles: assets,
  });
  return serve("Api", fn, "API_WARM");
}

/** The issuer, for functions that no request to it comes through. */
export const issuerOf = ({ url }: Served): $util.Input<string> =>
  settingsOf(process.env)["LATCH_ISSUER"] ??
  $util.output(url).apply((text) => text.replace(/\/$/, ""));
