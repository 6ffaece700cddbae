/** What a server did with requests at a multiple of its capacity. */
export type Step = {
  factor: number;
  perSecond: number;
  acceptedPerSecond: number;
  refusedPerSecond: number;
  /** Responses that are neither 2xx nor 503. */
  otherAnswers: number;
  /** Responses of 503 without Retry-After. */
  withoutRetryAfter: number;
  /** Requests that were not sent, because all connections waited for a response. */
  unsent: number;
  /** Milliseconds. */
  acceptedMs: { p50: number; p99: number };
  refusedMs: { p50: number; p99: number };
  /** Milliseconds, as `nodejs_eventloop_lag_max_seconds` and `…_p99_seconds` report them for each half second. */
  eventLoopLagMs: { p99: number; max: number };
  memoryMb: number;
  probes: { failed: number; p99: number };
};

export type Scenario = {
  name: string;
  delayMs: number;
  /** The 2xx responses in a second at the lowest rate that is too much for the server. */
  capacity: number;
  idleMb: number;
  steps: Step[];
  /** The same as the first step, after all others. */
  after: Step;
};

/** The content of result.json. */
export type OverloadResult = {
  machine: string;
  date: string;
  /** The load of the machine before the run. */
  busy: number;
  seconds: number;
  scenarios: Scenario[];
};

const rowOf = ({ step, label }: { step: Step; label: string }): string => {
  const { acceptedMs, eventLoopLagMs, memoryMb, probes } = step;
  const columns = [
    label,
    step.perSecond,
    step.acceptedPerSecond,
    step.refusedPerSecond,
    `${acceptedMs.p50} / ${acceptedMs.p99} ms`,
    `${eventLoopLagMs.p99} / ${eventLoopLagMs.max} ms`,
    `${memoryMb} MiB`,
    `${probes.p99} ms`,
  ];
  return `| ${columns.join(" | ")} |`;
};

/** Returns a scenario as a table in Markdown. */
export const tableOf = ({ steps, after }: Scenario): string =>
  [
    "| load | requests a second | accepted | refused | latency p50 / p99 | event loop p99 / max | memory | probes p99 |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...steps.map((step) => rowOf({ step, label: `${step.factor} ×` })),
    rowOf({ step: after, label: `${after.factor} ×, after that` }),
  ].join("\n");
