/**
 * Does `work` on up to `width` items at once. What comes of them comes in their order; the first
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
    // Seen when its turn comes.
    result.catch(() => {});
    running.push(result);
    if (running.length >= width) yield running.shift() as Promise<R>;
  }
  yield* running;
}
