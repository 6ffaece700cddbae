type Page<T> = {
  /** Newest first. */
  items: T[];
  /** The last key that the query read, if more items follow. */
  lastEvaluatedKey?: string;
};

/**
 * Merges one page of each partition into one page, newest first. An item is included only if every
 * partition has been read as far as that item, so that paging neither skips nor repeats items.
 * @returns the items, and the key before which the next page begins, if there are more
 */
export function mergePages<T>(
  pages: Page<T>[],
  limit: number,
  getKey: (item: T) => string,
): { items: T[]; next?: string } {
  // The newest key at which a partition was left. Older items of that partition may be missing.
  const horizon = pages
    .flatMap(({ lastEvaluatedKey }) => lastEvaluatedKey ?? [])
    .sort()
    .at(-1);
  const completeItems = pages
    .flatMap(({ items }) => items)
    .filter((item) => horizon === undefined || getKey(item) >= horizon)
    .sort((a, b) => (getKey(a) < getKey(b) ? 1 : -1));
  const items = completeItems.slice(0, limit);
  const last = items.at(-1);
  return { items, next: completeItems.length > limit && last ? getKey(last) : horizon };
}
