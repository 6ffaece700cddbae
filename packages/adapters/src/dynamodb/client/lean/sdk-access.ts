import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { getEndpointFromInstructions } from "@smithy/core/endpoints";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import type { ConnectionOptions } from "../connection-options.ts";

/**
 * Finds the endpoint and the credentials by the AWS SDK's default sources. The provider of credentials keeps them, and
 * renews them before they expire.
 */
export async function findSdkAccess({
  region,
  credentials,
  endpoint,
}: ConnectionOptions): Promise<{ endpoint: URL; credentials: AwsCredentialIdentityProvider }> {
  const { config } = new DynamoDBClient({ region, credentials, endpoint });
  const { url } = await getEndpointFromInstructions({}, GetItemCommand, { ...config });
  return { endpoint: url, credentials: config.credentials };
}
