import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { bucketSeconds, createMeasureWith, type Gauges, listGauges } from "./metric-catalogue.ts";

export type { Gauges };

/** Creates the metrics of this process for Prometheus, including the default metrics of Node. */
export function createPrometheus(gauges: Gauges = {}) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const measure = createMeasureWith(({ name, unit, help, labels }) => {
    const common = { name: `latch_${name}_${unit}`, help, labelNames: labels, registers };
    if (unit === "total") {
      const counter = new Counter(common);
      return (value, values = {}) => counter.inc(values, value);
    }
    const histogram = new Histogram({ ...common, buckets: bucketSeconds });
    return (value, values = {}) => histogram.observe(values, value);
  });
  for (const { name, help, read } of listGauges(gauges)) {
    new Gauge({
      name: `latch_${name}`,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  }
  return {
    measure,
    /** Formats all metrics in the Prometheus text format 0.0.4. */
    text: () => registry.metrics(),
  };
}
