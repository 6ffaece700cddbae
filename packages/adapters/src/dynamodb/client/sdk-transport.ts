import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { limitCalls } from "../../time-limit/limit-calls.ts";
import { maxClockSkewMs } from "./clock-skew.ts";
import type { Operation } from "./commands.ts";
import type { ConnectionOptions } from "./connection-options.ts";
import type { Input, Output, SdkTransport } from "./database-client.ts";

type CommandConstructor = new (input: never) => object;

const commands: Record<Operation, CommandConstructor> = {
  GetItem: GetCommand,
  PutItem: PutCommand,
  UpdateItem: UpdateCommand,
  DeleteItem: DeleteCommand,
  Query: QueryCommand,
  Scan: ScanCommand,
  TransactWriteItems: TransactWriteCommand,
};

/**
 * Opens the transport of the AWS SDK. The SDK makes up to three attempts with backoff, of at most two seconds each, so
 * that the API can respond with 503 before its own caller times out.
 */
export function openSdkTransport({
  region,
  endpoint,
  credentials,
  timeLimit,
  maxConnections = 50,
}: ConnectionOptions): SdkTransport {
  const raw = new DynamoDBClient({
    region,
    endpoint,
    credentials,
    maxAttempts: 3,
    // Without `throwOnRequestTimeout` the SDK only logs a warning when DynamoDB does not respond.
    requestHandler: {
      connectionTimeout: 1000,
      requestTimeout: 2000,
      throwOnRequestTimeout: true,
      httpAgent: { maxSockets: maxConnections },
      httpsAgent: { maxSockets: maxConnections },
    },
  });
  limitCalls(raw, timeLimit);
  const client = DynamoDBDocumentClient.from(raw, {
    marshallOptions: { removeUndefinedValues: true },
  });
  const perform = (Command: CommandConstructor, input: Input, options?: object): Promise<Output> =>
    client.send(
      new Command(input as never) as never,
      options,
    ) as Promise<object> as Promise<Output>;
  let clockOffsetMs = 0;
  return {
    call: (operation, input) => perform(commands[operation], input),
    // The command is created again, because the document client keeps the input of the first one.
    send: (command, input, options) =>
      perform(command.constructor as CommandConstructor, input, options),
    clockOffsetMs() {
      // The SDK sets its offset with each response, whose time has whole seconds: the clock must not run backwards.
      const found = raw.config.systemClockOffset;
      if (Math.abs(found - clockOffsetMs) > maxClockSkewMs) clockOffsetMs = found;
      return clockOffsetMs;
    },
    close: () => raw.destroy(),
  };
}
