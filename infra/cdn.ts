import { cdnHeaders } from "../packages/config/src/cdn-headers.ts";
import { readDomain, readFront } from "./settings.ts";

/** The id of AWS's managed cache policy CachingDisabled. */
const cachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

/**
 * Returns whether the stage has a CloudFront distribution: function URLs with a domain (LATCH_DOMAIN)
 * have one.
 */
export const hasCdn = (): boolean =>
  readFront(process.env) === "url" && readDomain(process.env) !== undefined;

/**
 * Creates the secret that CloudFront sends with each request. The function URLs are public, so the functions
 * recognize CloudFront by it.
 */
export async function createCdnSecret() {
  // A dynamic import, because SST loads this file once before it has installed the provider.
  const { RandomBytes } = await import("@pulumi/random");
  const { base64 } = new RandomBytes("EdgeSecret", { length: 32 });
  return new sst.Linkable("Edge", { properties: { secret: base64 } });
}
export type CdnSecret = Awaited<ReturnType<typeof createCdnSecret>>;

type Options = { secret: CdnSecret; api: $util.Input<string>; tasks: $util.Input<string> };

/**
 * Creates a CloudFront distribution with a domain in front of the function URLs of API and tasks. It has no
 * origin access control, which would overwrite the Authorization header. It forwards all headers, cookies
 * and queries, caches no response, and sets the client's IP address in a header that replaces one of the same
 * name from the client.
 */
export function createCdn({ secret, api, tasks }: Options) {
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
        // SST's default origin is a foreign placeholder host, which would receive tokens when no route
        // matches.
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
