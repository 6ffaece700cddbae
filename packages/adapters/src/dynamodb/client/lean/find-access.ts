import { existsSync } from "node:fs";
import { homedir } from "node:os";
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
 * environment of a Lambda function, which has no shared files. In any other case the SDK resolves them: a profile, a
 * container's role, an instance's role, a web identity, FIPS, another partition. It renews credentials five minutes
 * before they expire.
 */
export async function findAccess(options: ConnectionOptions): Promise<Access> {
  const { region, environment } = options;
  let { endpoint, credentials } = options;
  if (!(endpoint && credentials) && environment && isPlain(environment)) {
    endpoint ??= endpointOf(environment, region);
    credentials ??= credentialsOf(environment);
  }
  if (endpoint && credentials) return { endpoint: new URL(endpoint), credentials };
  const { findSdkAccess } = await import("./sdk-access.ts");
  const found = await findSdkAccess(options);
  return {
    endpoint: endpoint ? new URL(endpoint) : found.endpoint,
    credentials: credentials ?? found.credentials,
  };
}

/** Returns whether neither a variable nor a shared file contains a setting that only the SDK knows. */
const isPlain = (environment: Record<string, unknown>): boolean =>
  !sdkSettings.some((name) => environment[name]) && !sharedFilesOf(environment).some(existsSync);

/** Returns the paths at which the SDK looks for the configuration and the credentials of profiles. */
function sharedFilesOf(environment: Record<string, unknown>): string[] {
  const { HOME, USERPROFILE, AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE } = environment;
  const folder = `${HOME || USERPROFILE || homedir()}/.aws`;
  return [
    String(AWS_CONFIG_FILE || `${folder}/config`),
    String(AWS_SHARED_CREDENTIALS_FILE || `${folder}/credentials`),
  ];
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
