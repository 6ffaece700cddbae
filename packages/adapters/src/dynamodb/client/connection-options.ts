import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import type { TimeLimit } from "../../time-limit/limit-calls.ts";

/** What a transport needs to reach DynamoDB. */
export type ConnectionOptions = {
  region: string;
  /** The endpoint of DynamoDB, if it is not the AWS endpoint of the region. */
  endpoint?: string;
  /** The credentials. Without them, those of the environment or of the SDK's default sources. */
  credentials?: AwsCredentialIdentity | AwsCredentialIdentityProvider;
  /** Aborts calls for which no time is left. Without it, only the limits of the client apply. */
  timeLimit?: TimeLimit;
  /** The maximum number of connections. A further call waits until one is free. */
  maxConnections?: number;
  /**
   * The environment of the process, which can contain credentials and an endpoint. Without it, the SDK finds both,
   * which takes longer.
   */
  environment?: Record<string, unknown>;
};
