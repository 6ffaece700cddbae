type Page<T> = {
  /** Newest first. */
  items: T[];
  /** The last key the query looked at, when there is more behind it. */
  reached?: string;
};

/**
 * One page, newest first, out of a page of each partition. An item counts only if every partition
 * has been read as far as it, so that paging neither skips nor repeats.
 * @returns the items, and the key to go on before, if there is more
 */
export function mergePages<T>(
  pages: Page<T>[],
  limit: number,
  keyOf: (item: T) => string,
): { items: T[]; next?: string } {
  // The newest of the places where a partition was left: below it something may be missing.
  const horizon = pages
    .flatMap(({ reached }) => reached ?? [])
    .sort()
    .at(-1);
  const known = pages
    .flatMap(({ items }) => items)
    .filter((item) => horizon === undefined || keyOf(item) >= horizon)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
  const items = known.slice(0, limit);
  const last = items.at(-1);
  return { items, next: known.length > limit && last ? keyOf(last) : horizon };
}
