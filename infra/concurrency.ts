import { streamedTables } from "../packages/adapters/src/dynamodb/tables/tables.ts";
import { type QueueName, queueNames, queues } from "../packages/adapters/src/messaging/topology.ts";
import { readDeploymentConfig } from "../packages/config/src/entries/deployment.ts";
import { ConfigError } from "../packages/config/src/index.ts";

type Environment = Record<string, string | undefined>;

/** What AWS requires an account to leave for functions without a reservation. */
const unreservedMinimum = 100;

/**
 * The executions that the background functions reserve: as many as their queues may start, eight for each
 * table with a stream, and one for maintenance, so that two runs never overlap.
 */
export const backgroundExecutions = {
  ...(Object.fromEntries(queueNames.map((queue) => [queue, queues[queue].concurrency])) as Record<
    QueueName,
    number
  >),
  "publish-changes": 8 * streamedTables.length,
  sweep: 1,
};

/** The sum of the reservations. */
export const reservedExecutions = Object.values(backgroundExecutions).reduce((sum, n) => sum + n);

/** Returns the reserved concurrency of a background function; undefined without LAMBDA_CONCURRENCY. */
export const reserveConcurrency = (
  name: keyof typeof backgroundExecutions,
  environment: Environment = process.env,
): { reserved: number } | undefined =>
  readDeploymentConfig(environment).LAMBDA_CONCURRENCY > 0
    ? { reserved: backgroundExecutions[name] }
    : undefined;

/**
 * Checks that the account's quota allows what the deployment asks for. Without LAMBDA_CONCURRENCY the quota is not
 * known, and AWS checks it.
 * @throws ConfigError
 */
export function checkConcurrency(environment: Environment): void {
  const { LAMBDA_CONCURRENCY: quota, ...config } = readDeploymentConfig(environment);
  const warm = config.API_WARM + config.TASKS_WARM + config.AUTHORIZER_WARM;
  const needed = reservedExecutions + warm + unreservedMinimum;
  if (quota === 0 || quota >= needed) return;
  throw new ConfigError(
    `LAMBDA_CONCURRENCY: Must be at least ${needed}: ${reservedExecutions} for background functions, ${warm} provisioned, and the ${unreservedMinimum} that AWS requires to be left. Raise the quota (Service Quotas, AWS Lambda, Concurrent executions), or leave the variable out`,
  );
}
