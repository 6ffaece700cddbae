import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  UpdateCommand,
  type UpdateCommandOutput,
} from "./commands.ts";
import type { DatabaseClient } from "./database-client.ts";
import { type FailedCondition, runCall, runConditionalWrite } from "./failures.ts";
import { type RepeatableUpdate, updateExpression } from "./update-expression.ts";

type Key = Record<string, string>;

/** The item after a conditional write, or the stored item if the condition was false. */
export type WriteOutcome<T> = { done: T } | { refused: FailedCondition<T> };

/**
 * Opens a table for the calls that most stores make.
 * Each call throws `unavailable` when DynamoDB does not respond or throttles.
 */
export function openTable(client: DatabaseClient, TableName: string) {
  return {
    /** Reads an item by a strongly consistent read. */
    async get<T>(Key: Key): Promise<T | undefined> {
      const { Item } = await runCall(() =>
        client.send(new GetCommand({ TableName, Key, ConsistentRead: true })),
      );
      return Item as T | undefined;
    },

    /** Writes an item, and replaces an existing one. */
    async put(Item: object): Promise<void> {
      await runCall(() => client.send(new PutCommand({ TableName, Item })));
    },

    /** Writes an item unless one with its key exists. `keyName` is an attribute of the key. */
    async insert<T extends object>(Item: T, keyName: keyof T & string): Promise<WriteOutcome<T>> {
      const outcome = await runConditionalWrite<unknown, T>(() =>
        client.send(
          new PutCommand({
            TableName,
            Item,
            ConditionExpression: `attribute_not_exists(${keyName})`,
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          }),
        ),
      );
      return "done" in outcome ? { done: Item } : outcome;
    },

    /** Updates an item if the condition of the update, if there is one, is true. */
    async update<T>(Key: Key, update: RepeatableUpdate): Promise<WriteOutcome<T>> {
      const outcome = await runConditionalWrite<UpdateCommandOutput, T>(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key,
            ...updateExpression(update),
            ReturnValues: "ALL_NEW",
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          }),
        ),
      );
      return "done" in outcome ? { done: outcome.done.Attributes as T } : outcome;
    },

    /** Deletes an item, if it exists. */
    async remove(Key: Key): Promise<void> {
      await runCall(() => client.send(new DeleteCommand({ TableName, Key })));
    },
  };
}
