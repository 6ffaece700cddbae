import type { Measure, Tally, Trace } from "@latch/core";
import type { MetricsPage } from "./metrics-page.ts";

/** What watches an app beside its log. Each part may be absent, and then costs nothing. */
export type Observation = {
  measure?: Measure;
  trace?: Trace;
  /** Does work, and adds up in `tally` what it leads to. */
  within?: (tally: Tally, work: () => Promise<void>) => Promise<void>;
  /** Milliseconds from which on a request is logged as slow; 0 for never. */
  slowAfterMs: number;
  /** Absent where metrics are off, or are not ours to show. */
  metricsPage?: MetricsPage;
};
