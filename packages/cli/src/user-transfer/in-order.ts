/**
 * Runs `work` for up to `width` items at the same time and yields the results in the order of the items. The first
 * rejection ends it.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  for await (const item of items) {
    const result = work(item);
    // Thrown when its result is due.
    result.catch(() => {});
    running.push(result);
    if (running.length >= width) yield running.shift() as Promise<R>;
  }
  yield* running;
}
