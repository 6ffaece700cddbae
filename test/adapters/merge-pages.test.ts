import fc from "fast-check";
import { expect, test } from "vitest";
import { mergePages } from "../../packages/adapters/src/dynamodb/client/merge-pages.ts";

type Entry = { key: string; matches: boolean };

/** Keys spread over partitions, and which of them match a filter. */
const partitions = fc
  .uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 80 })
  .chain((keys) =>
    fc.tuple(
      fc.constant(keys.map((key) => String(key).padStart(3, "0"))),
      fc.array(fc.nat(5), { minLength: keys.length, maxLength: keys.length }),
      fc.array(fc.boolean(), { minLength: keys.length, maxLength: keys.length }),
    ),
  )
  .map(([keys, places, matches]) => {
    const spread: Entry[][] = [[], [], [], [], [], []];
    for (const [index, key] of keys.entries()) {
      spread[places[index] ?? 0]?.push({ key, matches: matches[index] ?? true });
    }
    return spread.map((entries) => entries.sort((a, b) => (a.key < b.key ? 1 : -1)));
  });

/** Returns a page as DynamoDB does: it reads `limit` items and filters them afterwards. */
function query(entries: Entry[], limit: number, before: string | undefined) {
  const following = entries.filter(({ key }) => before === undefined || key < before);
  const evaluated = following.slice(0, limit);
  return {
    items: evaluated.filter(({ matches }) => matches),
    // DynamoDB names the last key of a full page, even when nothing follows it.
    lastEvaluatedKey: evaluated.length === limit ? evaluated.at(-1)?.key : undefined,
  };
}

test("merges the pages of all partitions into the sorted list without duplicates or gaps", () => {
  const property = fc.property(partitions, fc.integer({ min: 1, max: 12 }), (spread, limit) => {
    const seen: string[] = [];
    let before: string | undefined;
    for (let pages = 0; ; pages++) {
      expect(pages, "paging comes to an end").toBeLessThan(500);
      const found = spread.map((entries) => query(entries, limit, before));
      const { items, next } = mergePages(found, limit, ({ key }) => key);
      expect(items.length).toBeLessThanOrEqual(limit);
      seen.push(...items.map(({ key }) => key));
      if (next === undefined) break;
      expect(before === undefined || next < before, "each page begins after the previous one").toBe(
        true,
      );
      before = next;
    }
    const all = spread.flat().filter(({ matches }) => matches);
    expect(seen).toEqual(
      all
        .map(({ key }) => key)
        .sort()
        .reverse(),
    );
  });
  fc.assert(property, { seed: 20_260_101, numRuns: 500 });
});
