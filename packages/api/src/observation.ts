import type { Measure, Tally, Trace } from "@latch/core";
import type { MetricsPage } from "./metrics-page.ts";

/** Measurements and traces of an app, in addition to its log. An absent part has no cost. */
export type Observation = {
  measure?: Measure;
  trace?: Trace;
  /** Runs `work` and adds its database calls and hashing to `tally`. */
  within?: <Result>(tally: Tally, work: () => Result) => Result;
  /** Milliseconds after which a request is logged as slow. 0 logs none. */
  slowAfterMs: number;
  /** Absent where metrics are off or the runtime sends them elsewhere. */
  metricsPage?: MetricsPage;
};
