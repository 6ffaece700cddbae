import type { Measure } from "@latch/core";
import { destination } from "pino";

type Options = {
  /** The one dimension, as in AWS's own metrics. */
  functionName: string;
  /** Takes a line; standard output, if not given. */
  write?: (line: string) => void;
};

/** Every name costs some 0.30 $ a month for each function: what AWS measures itself is not among them. */
const unitOf = {
  Latency: "Milliseconds",
  DatabaseTime: "Milliseconds",
  HashingTime: "Milliseconds",
  ServerErrors: "Count",
  LogIns: "Count",
  RefusedLogIns: "Count",
  Lockouts: "Count",
  Replays: "Count",
};
type Name = keyof typeof unitOf;

/**
 * Metrics as lines that CloudWatch reads from the log (Embedded Metric Format), one for each request:
 * a function answers one at a time. Operation and status are fields to search by, and no dimensions.
 */
export function createEmf({ functionName, write = toStandardOutput() }: Options): Measure {
  let seen: Partial<Record<Name, number>> = {};
  const add = (name: Name, value = 1): void => {
    seen[name] = (seen[name] ?? 0) + value;
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
      case "message":
        return;
      case "request": {
        const { operationId, status, ms } = what;
        add("Latency", ms);
        add("ServerErrors", status < 500 ? 0 : 1);
        const Metrics = Object.keys(seen).map((Name) => ({ Name, Unit: unitOf[Name as Name] }));
        const directive = { Namespace: "Latch", Dimensions: [["FunctionName"]], Metrics };
        const _aws = { Timestamp: Date.now(), CloudWatchMetrics: [directive] };
        const line = { _aws, FunctionName: functionName, operationId, status, ...seen };
        seen = {};
        write(`${JSON.stringify(line)}\n`);
      }
    }
  };
}

function toStandardOutput(): (line: string) => void {
  const output = destination({ sync: true });
  return (line) => void output.write(line);
}
