/** A simulation of queues with consumers on Lambda. Its numbers depend on its inputs only. */

/** The log-normal distribution with these percentiles, in milliseconds. */
type Latency = { p50: number; p99: number };

/** What one message costs its consumer. */
export type MessageCost = {
  /** Milliseconds of CPU time of a whole core. */
  cpuMs: number;
  /** The number of calls to DynamoDB in a row. */
  calls: number;
  /** A call to the mail provider. */
  provider?: Latency;
};

type ConsumerSettings = { batchSize: number; concurrency: number; memoryMb: number };

/** Megabytes for which Lambda gives a whole core. https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
export const memoryOfCoreMb = 1769;

/**
 * A core of Lambda is assumed to be this many times slower than the one that the costs were measured on. With it, the
 * former consumer of mails (256 MB, five batches) checks about as many logins in a second as a review measured: 118.
 */
const slowdown = 1.5;

/** Milliseconds of a call to DynamoDB in the same region: "single-digit" by its documentation, with a tail. */
export const databaseLatency: Latency = { p50: 5, p99: 25 };

/** Milliseconds of a start of a function with these bundles. */
const coldStartMs = 1500;

/**
 * The batches that Lambda begins with, and those that it adds each second.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
 */
const scaling = { initial: 5, perSecond: 5 };

/** The 99th percentile of the standard normal distribution. */
const z99 = 2.3263;

/** Creates a generator of numbers from 0 to 1 that always returns the same ones (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws from a log-normal distribution (Box and Muller). */
function draw({ p50, p99 }: Latency, random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return p50 * (p99 / p50) ** (normal / z99);
}

/** Returns the milliseconds of CPU time that a message takes at a memory size. */
export const cpuTimeMs = ({ cpuMs }: Pick<MessageCost, "cpuMs">, memoryMb: number): number =>
  cpuMs * slowdown * Math.max(1, memoryOfCoreMb / memoryMb);

/** Draws the milliseconds of a batch: its CPU time, and the slowest of the messages that wait at the same time. */
function drawBatchMs(
  messages: MessageCost[],
  { memoryMb }: ConsumerSettings,
  random: () => number,
): number {
  let cpu = 0;
  let slowest = 0;
  for (const cost of messages) {
    cpu += cpuTimeMs(cost, memoryMb);
    let waited = cost.provider ? draw(cost.provider, random) : 0;
    for (let call = 0; call < cost.calls; call++) waited += draw(databaseLatency, random);
    slowest = Math.max(slowest, waited);
  }
  return cpu + slowest;
}

/** Returns the messages that a consumer processes in a second, in full batches. */
export function throughput(cost: MessageCost, settings: ConsumerSettings): number {
  const { batchSize, concurrency } = settings;
  const messages = Array<MessageCost>(batchSize).fill(cost);
  const random = createRandom(1);
  const batches = Array.from({ length: 5000 }, () => drawBatchMs(messages, settings, random));
  const batchMs = batches.reduce((sum, ms) => sum + ms, 0) / batches.length;
  return (concurrency * batchSize * 1000) / batchMs;
}

/** Messages of one kind that arrive at a constant rate. */
type Stream = {
  name: string;
  cost: MessageCost;
  perSecond: number;
  /** Seconds. */
  duration: number;
};

type Outcome = {
  messages: number;
  /** Seconds from the arrival of a message until its batch ends. */
  p50: number;
  p99: number;
  max: number;
};

type Arrival = { stream: Stream; atMs: number };

function listArrivals(streams: Stream[], random: () => number): Arrival[] {
  const arrivals = streams.flatMap((stream) =>
    Array.from({ length: Math.round(stream.perSecond * stream.duration) }, (_, index) => ({
      stream,
      // At a random moment of its own interval, so that no two streams are in step.
      atMs: ((index + random()) * 1000) / stream.perSecond,
    })),
  );
  return arrivals.sort((one, other) => one.atMs - other.atMs);
}

/** Simulates one queue that several streams share. @returns the outcome of each stream */
export function simulateQueue(
  streams: Stream[],
  settings: ConsumerSettings,
  seed = 1,
): Record<string, Outcome> {
  const random = createRandom(seed);
  const arrivals = listArrivals(streams, random);
  const waits = new Map(streams.map(({ name }) => [name, [] as number[]]));
  /** When each execution environment is free. */
  const freeAtMs: number[] = [];
  let next = 0;
  while (next < arrivals.length) {
    const first = arrivals[next] as Arrival;
    const executor = pickExecutor(first.atMs);
    const startMs = Math.max(first.atMs, freeAtMs[executor] as number);
    const batch: Arrival[] = [];
    while (batch.length < settings.batchSize) {
      const arrival = arrivals[next];
      if (!arrival || arrival.atMs > startMs) break;
      batch.push(arrival);
      next += 1;
    }
    const costs = batch.map(({ stream }) => stream.cost);
    const endMs = startMs + drawBatchMs(costs, settings, random);
    freeAtMs[executor] = endMs;
    for (const { stream, atMs } of batch) waits.get(stream.name)?.push((endMs - atMs) / 1000);
  }
  return Object.fromEntries([...waits].map(([name, seconds]) => [name, summarize(seconds)]));

  /** Returns the environment that is free first. While all are busy, Lambda starts further ones. */
  function pickExecutor(atMs: number): number {
    const allowed = scaling.initial + Math.floor((atMs / 1000) * scaling.perSecond);
    const limit = Math.min(settings.concurrency, allowed);
    const isBusy = freeAtMs.every((freeMs) => freeMs > atMs);
    if (isBusy && freeAtMs.length < limit) freeAtMs.push(atMs + coldStartMs);
    return freeAtMs.indexOf(Math.min(...freeAtMs));
  }
}

function summarize(seconds: number[]): Outcome {
  const sorted = seconds.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    messages: sorted.length,
    p50: round(at(0.5)),
    p99: round(at(0.99)),
    max: round(at(1)),
  };
}
