import { eventNames } from "../packages/adapters/src/messaging/topology.ts";
import { ConfigError } from "../packages/config/src/index.ts";
import { checkConcurrency } from "./concurrency.ts";
import { functionSettings, mailSettings, readFront, readSettings } from "./settings.ts";

type Environment = Record<string, string | undefined>;

/**
 * The bytes that Lambda allows for the names and values of a function's variables.
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const environmentLimit = 4096;
/** What SST and the deployment add: the key of the links, the app, and the URL of the API as the issuer. */
export const addedBytes = 512;

/** The characters of the name of a queue. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html */
const queueNameLimit = 80;
/** What Pulumi appends to a name prefix. */
const prefixSuffixLength = 26;

const bytesOf = (name: string, value: string): number =>
  new TextEncoder().encode(name + value).length;

/** Rejects settings that do not fit into the environment of a function. @throws ConfigError */
export function checkEnvironmentSizes(environment: Environment): void {
  const functions = {
    Api: readSettings(environment),
    TasksApi: functionSettings("lambda-tasks", environment),
    SendMail: mailSettings(environment).settings,
  };
  for (const [name, settings] of Object.entries(functions)) {
    const sizes = Object.entries(settings)
      .map(([variable, value]) => ({ variable, bytes: bytesOf(variable, value) }))
      .sort((one, other) => other.bytes - one.bytes);
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    if (total + addedBytes <= environmentLimit) continue;
    const [largest] = sizes;
    throw new ConfigError(
      `${largest?.variable}: The settings of the function ${name} have ${total} bytes, of which this one has ${largest?.bytes}. Lambda allows ${environmentLimit - addedBytes}`,
    );
  }
}

/**
 * Rejects a stage whose queues would have names that SQS does not accept. SST shortens the names of functions and
 * roles itself.
 * @throws ConfigError
 */
export function checkNames(stage: string): void {
  const prefix = `latch-${stage}-`;
  const { queues } = eventNames(prefix);
  const lengths = [
    ...Object.values(queues).map(({ deadLetters }) => deadLetters.length),
    `${prefix}publish-failures-`.length + prefixSuffixLength,
  ];
  const excess = Math.max(...lengths) - queueNameLimit;
  if (excess <= 0) return;
  throw new ConfigError(
    `The name of the stage ${stage} has ${stage.length} characters. It may have ${stage.length - excess}, because SQS allows ${queueNameLimit} for the name of a queue`,
  );
}

/**
 * Checks what AWS would reject in the middle of a deployment, before the first resource is created.
 * @throws ConfigError
 */
export function checkDeployment(stage: string, environment: Environment): void {
  readFront(environment);
  checkNames(stage);
  checkEnvironmentSizes(environment);
  checkConcurrency(environment);
}
