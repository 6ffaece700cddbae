import type {
  DeleteCommandInput,
  DeleteCommandOutput,
  GetCommandInput,
  GetCommandOutput,
  PutCommandInput,
  PutCommandOutput,
  QueryCommandInput,
  QueryCommandOutput,
  ScanCommandInput,
  ScanCommandOutput,
  TransactWriteCommandInput,
  TransactWriteCommandOutput,
  UpdateCommandInput,
  UpdateCommandOutput,
} from "@aws-sdk/lib-dynamodb";

export type {
  DeleteCommandInput,
  PutCommandInput,
  QueryCommandInput,
  QueryCommandOutput,
  ScanCommandInput,
  ScanCommandOutput,
  TransactWriteCommandInput,
  UpdateCommandOutput,
} from "@aws-sdk/lib-dynamodb";

/** The operations of DynamoDB that the stores call. */
export type Operation =
  | "GetItem"
  | "PutItem"
  | "UpdateItem"
  | "DeleteItem"
  | "Query"
  | "Scan"
  | "TransactWriteItems";

/** A call of DynamoDB with plain JavaScript values. `output` exists only in the type. */
export type Command<Output> = {
  readonly operation: Operation;
  readonly input: object;
  readonly output?: Output;
};

/**
 * Declares a command with the name and the types of the command of `@aws-sdk/lib-dynamodb`, but without its code, so
 * that the start of a process does not load the SDK.
 */
const define = <Input extends object, Output>(operation: Operation) =>
  class implements Command<Output> {
    readonly operation = operation;
    readonly input: Input;
    declare readonly output?: Output;

    constructor(input: Input) {
      this.input = input;
    }
  };

export const GetCommand = define<GetCommandInput, GetCommandOutput>("GetItem");
export const PutCommand = define<PutCommandInput, PutCommandOutput>("PutItem");
export const UpdateCommand = define<UpdateCommandInput, UpdateCommandOutput>("UpdateItem");
export const DeleteCommand = define<DeleteCommandInput, DeleteCommandOutput>("DeleteItem");
export const QueryCommand = define<QueryCommandInput, QueryCommandOutput>("Query");
export const ScanCommand = define<ScanCommandInput, ScanCommandOutput>("Scan");
export const TransactWriteCommand = define<TransactWriteCommandInput, TransactWriteCommandOutput>(
  "TransactWriteItems",
);
