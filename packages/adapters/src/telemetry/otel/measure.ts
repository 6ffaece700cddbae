import type { Measure } from "@latch/core";
import type { Meter } from "@opentelemetry/api";
import { bucketSeconds, createMeasureWith, hashingQueue as gauge } from "../metric-catalogue.ts";

/** Creates a measure over an OpenTelemetry meter. Prometheus derives the same names from it. */
export function createMeasure(meter: Meter, hashingQueue?: () => number): Measure {
  if (hashingQueue) {
    meter
      .createObservableGauge(`latch.${gauge.name}`, { description: gauge.help })
      .addCallback((result) => result.observe(hashingQueue()));
  }
  return createMeasureWith(({ name, unit, help: description }) => {
    if (unit === "total") {
      const counter = meter.createCounter(`latch.${name}`, { description });
      return (value, labels) => counter.add(value, labels);
    }
    const advice = { explicitBucketBoundaries: bucketSeconds };
    const histogram = meter.createHistogram(`latch.${name}`, { description, unit: "s", advice });
    return (value, labels) => histogram.record(value, labels);
  });
}
