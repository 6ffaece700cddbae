import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import type { ConnectionOptions } from "../connection-options.ts";

/** Where DynamoDB is, and how its requests are signed. */
export type Access = {
  endpoint: URL;
  credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider;
};

/** The settings of the AWS SDK that change the endpoint or the credentials in a way that only the SDK knows. */
const sdkSettings = [
  "AWS_PROFILE",
  "AWS_CREDENTIAL_EXPIRATION",
  "AWS_CREDENTIAL_SCOPE",
  "AWS_USE_FIPS_ENDPOINT",
  "AWS_USE_DUALSTACK_ENDPOINT",
  "AWS_ACCOUNT_ID_ENDPOINT_MODE",
  "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
];

/** The regions of the standard partition and of GovCloud. The SDK knows the domains of the others. */
const plainRegion = /^(?:af|ap|ca|eu|il|me|mx|sa|us|us-gov)-(?:[a-z]+)-\d+$/;

/**
 * Finds the endpoint and the credentials. The usual ones need no code of the SDK: explicit ones, and those in the
 * environment of a Lambda function. In any other case the SDK resolves them: a profile, a container's role, an
 * instance's role, a web identity, FIPS, another partition. It renews credentials five minutes before they expire.
 */
export async function findAccess(options: ConnectionOptions): Promise<Access> {
  const { environment = {} } = options;
  const isPlain = !sdkSettings.some((name) => environment[name]);
  const endpoint =
    options.endpoint ?? (isPlain ? endpointOf(environment, options.region) : undefined);
  const credentials = options.credentials ?? (isPlain ? credentialsOf(environment) : undefined);
  if (endpoint && credentials) return { endpoint: new URL(endpoint), credentials };
  const { findSdkAccess } = await import("./sdk-access.ts");
  const found = await findSdkAccess(options);
  return {
    endpoint: endpoint ? new URL(endpoint) : found.endpoint,
    credentials: credentials ?? found.credentials,
  };
}

function endpointOf(environment: Record<string, unknown>, region: string): string | undefined {
  const configured = environment["AWS_ENDPOINT_URL_DYNAMODB"] ?? environment["AWS_ENDPOINT_URL"];
  if (configured) return String(configured);
  return plainRegion.test(region) ? `https://dynamodb.${region}.amazonaws.com` : undefined;
}

function credentialsOf(environment: Record<string, unknown>): AwsCredentialIdentity | undefined {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = environment;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) return undefined;
  return {
    accessKeyId: String(AWS_ACCESS_KEY_ID),
    secretAccessKey: String(AWS_SECRET_ACCESS_KEY),
    ...(AWS_SESSION_TOKEN ? { sessionToken: String(AWS_SESSION_TOKEN) } : {}),
  };
}
