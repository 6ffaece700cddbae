import type { Measure } from "@latch/core";
import { openStandardOutput } from "./standard-output.ts";

type Options = {
  /** The only dimension, as in the metrics of AWS Lambda. */
  functionName: string;
  /** Writes a line. The default is standard output. */
  write?: (line: string) => void;
};

/**
 * The units of the metrics. Each metric costs about 0.30 $ a month for each function, so metrics
 * that AWS provides are not among them.
 */
const units = {
  Latency: "Milliseconds",
  DatabaseTime: "Milliseconds",
  HashingTime: "Milliseconds",
  ServerErrors: "Count",
  LogIns: "Count",
  RefusedLogIns: "Count",
  Lockouts: "Count",
  Replays: "Count",
};
type Name = keyof typeof units;

/**
 * Creates a measure that writes metrics as log lines in the Embedded Metric Format of CloudWatch,
 * one line for each request: a Lambda function handles one request at a time. Operation and status
 * are fields for searching, and not dimensions.
 */
export function createEmf({ functionName, write = openStandardOutput().write }: Options): Measure {
  let values: Partial<Record<Name, number>> = {};
  const add = (name: Name, value = 1): void => {
    values[name] = (values[name] ?? 0) + value;
  };

  return (what) => {
    switch (what.kind) {
      case "log_in":
        return add(what.outcome === "succeeded" ? "LogIns" : "RefusedLogIns");
      case "lockout":
        return add("Lockouts");
      case "replay":
        return add("Replays");
      case "hashing":
        return add("HashingTime", what.ms);
      case "database":
        return add("DatabaseTime", what.ms);
      // A Lambda function has one request at a time, so it refuses neither a hash nor a request.
      case "shed_hash":
      case "shed_request":
      case "message":
        return;
      case "request": {
        const { operationId, status, ms } = what;
        add("Latency", ms);
        add("ServerErrors", status < 500 ? 0 : 1);
        const Metrics = Object.keys(values).map((Name) => ({ Name, Unit: units[Name as Name] }));
        const directive = { Namespace: "Latch", Dimensions: [["FunctionName"]], Metrics };
        const _aws = { Timestamp: Date.now(), CloudWatchMetrics: [directive] };
        const line = { _aws, FunctionName: functionName, operationId, status, ...values };
        values = {};
        write(`${JSON.stringify(line)}\n`);
      }
    }
  };
}
