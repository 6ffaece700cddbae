import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { bucketSeconds, createMeasureWith, hashingQueue as gauge } from "./metric-catalogue.ts";

type Options = {
  /** Returns how many passwords wait for a free thread. */
  hashingQueue?: () => number;
};

/** Creates the metrics of this process for Prometheus, including the default metrics of Node. */
export function createPrometheus({ hashingQueue }: Options = {}) {
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
  if (hashingQueue) {
    new Gauge({
      name: `latch_${gauge.name}`,
      help: gauge.help,
      registers,
      collect() {
        this.set(hashingQueue());
      },
    });
  }
  return {
    measure,
    /** Formats all metrics in the Prometheus text format 0.0.4. */
    text: () => registry.metrics(),
  };
}
