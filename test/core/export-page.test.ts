import type { UserId } from "@latch/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readExportPage } from "../../packages/core/src/accounts/export-page.ts";
import type { CollectPage } from "../../packages/core/src/accounts/personal-data-source.ts";

const userId = "usr_01jd7p3t1kf4fvz0e8m2q5c9ax" as UserId;

/** Creates a list of items with these sizes, which is read in pages of three. */
function listOf(name: string, sizes: number[]) {
  const items = sizes.map((size, index) => ({
    id: `${name}${index}`,
    value: { id: `${name}${index}`, text: "x".repeat(size) },
  }));
  const collectPage: CollectPage = async (_userId, { before }) => {
    const start = before === undefined ? 0 : items.findIndex(({ id }) => id === before) + 1;
    const found = items.slice(start, start + 3);
    const hasMore = start + 3 < items.length;
    return { items: found, ...(hasMore && { next: found.at(-1)?.id }) };
  };
  return { name, values: items.map(({ value }) => value), collectPage };
}

const sizes = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 12 });

test("pages contain every item once and in order, and none is too large", async () => {
  await fc.assert(
    fc.asyncProperty(
      sizes,
      sizes,
      sizes,
      fc.integer({ min: 1, max: 1000 }),
      async (a, b, c, maxBytes) => {
        const lists = [listOf("a", a), listOf("b", b), listOf("c", c)];
        const fields = lists.map(({ name, collectPage }): [string, CollectPage] => [
          name,
          collectPage,
        ]);
        const found: Record<string, object[]> = { a: [], b: [], c: [] };
        let cursor: string | undefined;
        do {
          const page = await readExportPage(userId, fields, { cursor, maxBytes });
          const items = Object.values(page.lists).flat();
          if (items.length > 1) expect(JSON.stringify(items).length).toBeLessThanOrEqual(maxBytes);
          for (const [name, values] of Object.entries(page.lists)) found[name]?.push(...values);
          if (page.nextCursor) expect(items.length).toBeGreaterThan(0);
          cursor = page.nextCursor;
        } while (cursor);
        for (const { name, values } of lists) expect(found[name]).toEqual(values);
      },
    ),
  );
});
