import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Command, Operation } from "./commands.ts";

export type Input = Record<string, unknown>;
export type Output = Record<string, unknown>;

/** Wraps a call, with all its attempts. `next` performs it, with another input if the interceptor changes it. */
type Interceptor = (
  call: { operation: string; input: Input },
  next: (input: Input) => Promise<Output>,
) => Promise<Output>;

/** A client of DynamoDB that sends the commands of `commands.ts` and those of the AWS SDK. */
export type DatabaseClient = {
  send: (<Result>(command: Command<Result>) => Promise<Result>) & DynamoDBDocumentClient["send"];
  /** Adds a wrapper of each call from now on. The one that was added first is the outermost. */
  intercept(interceptor: Interceptor): void;
};

/** Performs the operations of the stores. */
export type Transport = {
  call(operation: Operation, input: Input): Promise<Output>;
  /**
   * The milliseconds to add to the time of this machine, if its clock is wrong. DynamoDB rejects a signature that is
   * more than a few minutes off, and its response contains the right time.
   */
  clockOffsetMs(): number;
  close(): void;
};

/** A command of the AWS SDK: of the document client, which contains one of the DynamoDB client, or of the latter. */
type SdkCommand = {
  readonly input: Input;
  readonly schema?: readonly unknown[];
  readonly clientCommand?: { readonly schema?: readonly unknown[] };
};

/** Performs the operations of the stores and any command of the AWS SDK. */
export type SdkTransport = Transport & {
  send(command: SdkCommand, input: Input, options?: object): Promise<Output>;
};

/**
 * Creates a client that performs the operations of the stores by one transport, and commands of the AWS SDK by the
 * SDK, which is loaded at the first one.
 */
export function createDatabaseClient(
  transport: Transport,
  loadSdk: () => Promise<SdkTransport>,
): DatabaseClient {
  const interceptors: Interceptor[] = [];

  function intercepted(
    operation: string,
    perform: (input: Input) => Promise<Output>,
  ): (input: Input) => Promise<Output> {
    return interceptors.reduceRight<(input: Input) => Promise<Output>>(
      (next, interceptor) => (input) => interceptor({ operation, input }, next),
      perform,
    );
  }

  async function send(command: Command<unknown> | SdkCommand, options?: object): Promise<Output> {
    if ("operation" in command) {
      const { operation } = command;
      const perform = (input: Input) => transport.call(operation, input);
      return intercepted(operation, perform)(command.input as Input);
    }
    const perform = async (input: Input) => (await loadSdk()).send(command, input, options);
    return intercepted(operationOf(command), perform)(command.input);
  }

  return {
    send: send as DatabaseClient["send"],
    intercept: (interceptor) => void interceptors.push(interceptor),
  };
}

/** Returns the operation of a command of the SDK. The third element of its schema is the name. */
const operationOf = ({ schema, clientCommand }: SdkCommand): string =>
  String((clientCommand?.schema ?? schema)?.[2] ?? "unknown");
