import { type TableDefinition, tables } from "@latch/adapters/dynamodb";
import { expect, test } from "vitest";
import { readDocument } from "../support/documents.ts";

const { text } = readDocument("docs/explanation/data-model.md");

/** The rows of the table of tables: name, keys, whether items expire, and whether there is a stream. */
const documented = [...text.matchAll(/^\| `(\w+)` \| (.+?) \| .+ \| (yes)? ?\| (yes)? ?\|$/gm)].map(
  ([, name, keys = "", expires, stream]) => [
    name,
    [...keys.matchAll(/`(\w+)`/g)].map(([, key]) => key),
    expires === "yes",
    stream === "yes",
  ],
);

test("the data model describes each table with its keys, its expiry and its stream", () => {
  const defined = Object.entries<TableDefinition>(tables).map(
    ([name, { partition, sort, ttl, stream = false }]) => [
      name,
      sort ? [partition, sort] : [partition],
      ttl !== undefined,
      stream,
    ],
  );
  expect(documented).toEqual(defined);
});

test("the data model names each index", () => {
  const indexes = Object.values<TableDefinition>(tables).flatMap(({ indexes = {} }) =>
    Object.keys(indexes),
  );
  expect(indexes.filter((index) => !text.includes(`index \`${index}\``))).toEqual([]);
});
