/** What a server did with requests at a rate. */
type Attempt = { acceptedPerSecond: number; refusedPerSecond: number };

/** The share of the requests that a server must accept to keep up. */
const keptUp = 0.9;
/** The share that it may refuse: a moment in which V8 collects garbage or compiles is no limit. */
const seldom = 0.01;

/**
 * Doubles the rate until the server refuses requests, because its places or its event loop are full, or falls behind. Clients
 * that wait for each response would never fill the places of a server whose database is slow.
 * @returns the requests that it accepts in a second at that rate
 */
export async function findCapacity(
  firstPerSecond: number,
  attempt: (perSecond: number) => Promise<Attempt>,
): Promise<number> {
  for (let perSecond = firstPerSecond; ; perSecond *= 2) {
    const { acceptedPerSecond, refusedPerSecond } = await attempt(perSecond);
    if (refusedPerSecond > perSecond * seldom || acceptedPerSecond < perSecond * keptUp)
      return acceptedPerSecond;
  }
}
