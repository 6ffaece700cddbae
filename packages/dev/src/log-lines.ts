import { prettyFactory } from "pino-pretty";

type Line = Record<string, unknown>;

/** Fields that the first words of a line contain already, or that help only to correlate lines. */
const hidden = [
  ...["event", "operationId", "method", "path", "status", "ms"],
  ...["requestId", "traceId", "address", "mailId"],
];

/** What a developer can do about an event of the log. */
const hintsByEvent: Record<string, string> = {
  "mail.sent": "read it at /dev/mailbox",
  "login.locked_out": "an agent clears it with DELETE /users/{userId}/lockout",
  "operation.slow": "SLOW_OPERATION_MS sets when a request counts as slow",
  "database.unreachable": "start DynamoDB, or unset DYNAMODB_ENDPOINT to use the embedded one",
  "origin.refused": "write the configuration to .env and start again",
  "breach_check.failed": "BREACH_CHECK=false works without the Internet",
};

/**
 * Creates a function that formats a line of the log for people: time, level, operation, status, duration
 * and a hint. A line that is not of the log stays as it is.
 * @param options.colour whether the terminal shows colours
 * @returns undefined for a line that the terminal does not show: a page of development, or a preflight request
 */
export function createLineFormatter({
  colour,
}: {
  colour: boolean;
}): (line: string) => string | undefined {
  const format = prettyFactory({
    colorize: colour,
    translateTime: "SYS:HH:MM:ss",
    ignore: hidden.join(","),
    singleLine: true,
    messageFormat: (line, _key, _label, { colors }) => {
      const hint = hintOf(line);
      return `${summaryOf(line)}${hint ? colors.gray(` (${hint})`) : ""}`;
    },
  });
  return (line) => {
    if (!line.startsWith("{")) return line;
    return isNoise(parse(line)) ? undefined : format(line).trimEnd();
  };
}

/** Parses a line of the log. A line that a process did not complete has no fields. */
function parse(line: string): Line {
  try {
    return JSON.parse(line) as Line;
  } catch {
    return {};
  }
}

/** Returns whether a line is about a request that no code of the developer has caused. */
const isNoise = ({ msg, method, path, status }: Line): boolean =>
  msg === "request" &&
  Number(status) < 400 &&
  (method === "OPTIONS" || String(path).startsWith("/dev/"));

/** Returns the event, or the operation with status and duration of a request. */
function summaryOf({ msg, event, operationId, method, path, status, ms }: Line): string {
  if (msg === "request") {
    return `${operationId ?? "no operation"} ${status} in ${ms} ms, ${method} ${path}`;
  }
  return `${event ? `${event}: ` : ""}${msg}${operationId ? ` in ${operationId}` : ""}`;
}

function hintOf({ event, msg, operationId, status }: Line): string | undefined {
  if (msg !== "request") return hintsByEvent[String(event)];
  if (status === 429) return "RATE_LIMITS=false turns the limits off";
  return status === 404 && !operationId ? "the operations are at /docs" : undefined;
}
