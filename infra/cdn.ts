import { cdnHeaders } from "../packages/config/src/cdn-headers.ts";
import { readDomain, readFront } from "./settings.ts";

/** AWS's own policy that caches nothing. */
const cachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

/** Whether CloudFront stands before the function URLs: where they have a domain (LATCH_DOMAIN). */
export const hasCdn = (): boolean =>
  readFront(process.env) === "url" && readDomain(process.env) !== undefined;

/** What CloudFront proves itself by to the functions, which anybody can reach by their URLs. */
export async function createCdnSecret() {
  // Where it is used, not above: SST reads this file once before it has installed the provider.
  const { RandomBytes } = await import("@pulumi/random");
  const { base64 } = new RandomBytes("EdgeSecret", { length: 32 });
  return new sst.Linkable("Edge", { properties: { secret: base64 } });
}
export type CdnSecret = Awaited<ReturnType<typeof createCdnSecret>>;

type Parts = { secret: CdnSecret; api: $util.Input<string>; tasks: $util.Input<string> };

/**
 * CloudFront with a domain before the function URLs of API and tasks, without an origin access
 * control, which would overwrite the Authorization header. It hands on every header, cookie and query,
 * keeps no answer, and tells whose address it saw in a header that a client can't set: what comes in
 * under that name is replaced.
 */
export function createCdn({ secret, api, tasks }: Parts) {
  const router = new sst.aws.Router("Router", {
    domain: readDomain(process.env),
    edge: {
      viewerRequest: {
        injection: $interpolate`
  event.request.headers["${cdnHeaders.proof}"] = { value: "${secret.properties.secret}" };
  event.request.headers["${cdnHeaders.address}"] = { value: event.viewer.ip };`,
      },
    },
    transform: {
      cdn: (cdn) => {
        // SST's own is a placeholder elsewhere, which would be sent tokens whenever a route is not found.
        cdn.origins = [
          {
            originId: "default",
            domainName: $output(api).apply((url) => new URL(url).hostname),
            customOriginConfig: {
              httpPort: 80,
              httpsPort: 443,
              originProtocolPolicy: "https-only",
              originReadTimeout: 20,
              originSslProtocols: ["TLSv1.2"],
            },
          },
        ];
        cdn.defaultCacheBehavior = $output(cdn.defaultCacheBehavior).apply((behavior) => ({
          ...behavior,
          cachePolicyId: cachingDisabled,
        }));
      },
    },
  });
  router.route("/tasks", tasks);
  return router;
}
