import type { Measure } from "@latch/core";
import type { Meter } from "@opentelemetry/api";
import { bucketSeconds, createMeasureWith, type Gauges, listGauges } from "../metric-catalogue.ts";

/** Creates a measure over an OpenTelemetry meter. Prometheus derives the same names from it. */
export function createMeasure(meter: Meter, gauges: Gauges = {}): Measure {
  for (const { name, help, read } of listGauges(gauges)) {
    meter
      .createObservableGauge(`latch.${name}`, { description: help })
      .addCallback((result) => result.observe(read()));
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
