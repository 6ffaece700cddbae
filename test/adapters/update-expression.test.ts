import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Update,
  updateExpression,
} from "../../packages/adapters/src/dynamodb/client/update-expression.ts";
import { openTestDatabase } from "../support/harness.ts";

test("writes each kind of change as a clause with placeholders", () => {
  expect(
    updateExpression({
      set: { status: "sent", reason: undefined, note: null },
      setIfMissing: { since: 5 },
      copy: { before: "attempts" },
      add: { attempts: 1 },
      deleteFromSet: { members: new Set(["a"]) },
      remove: ["lease", "seen.x-y"],
      condition: "#status = :pending AND attempts < :most",
      values: { pending: "pending", most: 3, nothing: undefined },
    }),
  ).toEqual({
    UpdateExpression:
      "SET #status = :v0, #note = :v1, #since = if_not_exists(#since, :v2), #before = #attempts REMOVE #lease, #seen.#0 ADD #attempts :v3 DELETE #members :v4",
    ConditionExpression: "#status = :pending AND attempts < :most",
    ExpressionAttributeNames: {
      "#status": "status",
      "#note": "note",
      "#since": "since",
      "#before": "before",
      "#attempts": "attempts",
      "#lease": "lease",
      "#seen": "seen",
      "#0": "x-y",
      "#members": "members",
    },
    ExpressionAttributeValues: {
      ":v0": "sent",
      ":v1": null,
      ":v2": 5,
      ":v3": 1,
      ":v4": new Set(["a"]),
      ":pending": "pending",
      ":most": 3,
    },
  });
});

test("leaves out unused names and values, which DynamoDB rejects", () => {
  expect(updateExpression({ remove: ["lease"] })).toEqual({
    UpdateExpression: "REMOVE #lease",
    ExpressionAttributeNames: { "#lease": "lease" },
  });
});

test("takes condition names that can't be placeholders from `names`", () => {
  const update = { remove: ["n a+b"], condition: "attribute_exists(#n)", names: { n: "n a+b" } };
  expect(updateExpression(update).ExpressionAttributeNames).toEqual({
    "#0": "n a+b",
    "#n": "n a+b",
  });
});

test.each<Update>([{}, { set: {} }, { set: { a: undefined } }, { remove: [] }])(
  "rejects an update without changes: %j",
  (update) => {
    expect(() => updateExpression(update)).toThrow(TypeError);
  },
);

/** Names that DynamoDB reserves, and names that can't be placeholders. */
const name = fc.constantFrom("status", "count", "n a+b/=", "size", "Name", "data");
const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
type Item = Record<string, unknown>;

/**
 * Changes of different attributes of an item of numbers, as an update and as the expected result.
 */
const change = fc
  .record({
    set: fc.dictionary(name, fc.option(value, { nil: undefined })),
    setIfMissing: fc.dictionary(name, value),
    add: fc.dictionary(name, fc.integer({ min: -5, max: 5 })),
    remove: fc.uniqueArray(name),
    before: fc.dictionary(name, fc.integer()),
  })
  .map(({ before, ...changes }) => {
    const taken = new Set<string>();
    const free = (key: string) => !taken.has(key) && taken.add(key);
    const only = <T>(entries: Record<string, T>) =>
      Object.fromEntries(Object.entries(entries).filter(([key]) => free(key)));
    const update = {
      set: only(changes.set),
      setIfMissing: only(changes.setIfMissing),
      add: only(changes.add),
      remove: changes.remove.filter(free),
    };
    return { before, update };
  });

function applied(before: Item, { set, setIfMissing, add, remove = [] }: Update): Item {
  const given = Object.entries(set ?? {}).filter(([, each]) => each !== undefined);
  const added = Object.entries(add ?? {}).map(([key, by]) => [
    key,
    Number(before[key] ?? 0) + Number(by),
  ]);
  const after = {
    ...setIfMissing,
    ...before,
    ...Object.fromEntries(given),
    ...Object.fromEntries(added),
  };
  for (const key of remove) delete after[key];
  return after;
}

test("applies the update in DynamoDB with any attribute names", async () => {
  const { client, tables } = await openTestDatabase();
  let run = 0;
  const property = fc.asyncProperty(change, async ({ before, update }) => {
    const Key = { key: `item ${run++}` };
    const send = async (given: Update) => {
      const fields = updateExpression(given);
      const command = { TableName: tables.Throttles, Key, ReturnValues: "ALL_NEW" as const };
      return (await client.send(new UpdateCommand({ ...command, ...fields }))).Attributes;
    };
    // There is always one change.
    await send({ set: { ...before, there: 1 } });
    const condition = "#there = :one AND attribute_not_exists(nowhere)";
    const after = await send({
      ...update,
      set: { ...update.set, changed: 2 },
      condition,
      values: { one: 1 },
    });
    const expected = applied({ ...before, there: 1 }, update);
    expect(after).toEqual({ ...Key, ...expected, changed: 2 });
  });
  await fc.assert(property, { seed: 20_260_101, numRuns: 50 });
});
