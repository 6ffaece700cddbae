import { assets } from "./bundle.ts";
import type { CdnSecret } from "./cdn.ts";
import type { Events } from "./events.ts";
import { createFunction } from "./function.ts";
import { apiGrants, deliveryQueueGrants } from "./grants.ts";
import { createHttpFunction, type HttpFunction, httpFunctionArgs } from "./http-function.ts";
import { toMessagePermissions } from "./iam-policies.ts";
import { readSettings } from "./settings.ts";
import type { Tables } from "./tables.ts";

type Options = { tables: Tables; secrets: sst.Secret[]; events: Events; edge?: CdnSecret };

/** Creates the function of the API. */
export function createApi({ tables, secrets, events, edge }: Options): HttpFunction {
  const common = createFunction("api", "ApiLogs", {
    tables,
    grants: apiGrants,
    links: [events.deliveries, ...(edge ? [edge] : [])],
    permissions: toMessagePermissions(events, deliveryQueueGrants),
  });

  const fn = new sst.aws.Function(
    "Api",
    {
      ...common,
      ...httpFunctionArgs(),
      description: "The Latch API",
      memory: "1024 MB",
      link: [...common.link, ...secrets],
      environment: readSettings(process.env),
      copyFiles: assets,
    },
    // The event of a new account leads to a mail, so the queue must receive it before this release writes accounts.
    { dependsOn: events.subscriptions },
  );
  return createHttpFunction("Api", fn, "API_WARM");
}

/** Returns the issuer for functions that cannot read it from requests. */
export const resolveIssuer = ({ url }: HttpFunction): $util.Input<string> =>
  readSettings(process.env)["LATCH_ISSUER"] ??
  $util.output(url).apply((text) => text.replace(/\/$/, ""));
