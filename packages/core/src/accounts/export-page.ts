import type { UserId } from "@latch/contract";
import { ProblemError } from "../shared/problem-error.ts";
import type { CollectPage } from "./personal-data-source.ts";

/** The items that one query reads. */
const limit = 250;

/** A page of lists: the items of each field, and the cursor of the next page. */
type ExportPage = { lists: Record<string, object[]>; nextCursor?: string };

/**
 * Returns a size of an item in bytes that is not below its size in the response. The result of a Lambda
 * function contains the response as a JSON string, which escapes it a second time.
 */
function sizeOf(item: object): number {
  const text = JSON.stringify(JSON.stringify(item));
  // A code unit has at most 3 bytes in UTF-8. Core has no encoder.
  const wide = text.match(/[^\0-\x7f]/g)?.length ?? 0;
  return text.length + 2 * wide;
}

/**
 * Reads a page of an export, field by field. A cursor is a field, and the id of its last item on the previous
 * page: `tasks.tsk_01…`. A page has at least one item, unless there are no more.
 * @throws `invalid_request` for a cursor of an unknown field
 */
export async function readExportPage(
  userId: UserId,
  fields: [name: string, collectPage: CollectPage][],
  { cursor, maxBytes }: { cursor?: string; maxBytes: number },
): Promise<ExportPage> {
  const [first = fields[0]?.[0], last] = cursor?.split(".") ?? [];
  const start = fields.findIndex(([name]) => name === first);
  if (start < 0) {
    const detail = "Must be the nextCursor of a page";
    throw new ProblemError("invalid_request", {
      errors: [{ in: "query", pointer: "#/cursor", detail }],
    });
  }
  const lists = Object.fromEntries(fields.map(([name]) => [name, [] as object[]]));
  let bytes = 0;
  for (const [name, collectPage] of fields.slice(start)) {
    let before = name === first ? last : undefined;
    let next: string | undefined;
    do {
      const page = await collectPage(userId, { limit, before });
      for (const { id, value } of page.items) {
        const size = sizeOf(value);
        if (bytes > 0 && bytes + size > maxBytes) {
          return { lists, nextCursor: before === undefined ? name : `${name}.${before}` };
        }
        bytes += size;
        lists[name]?.push(value);
        before = id;
      }
      next = page.next;
      before = next ?? before;
    } while (next !== undefined);
  }
  return { lists };
}
