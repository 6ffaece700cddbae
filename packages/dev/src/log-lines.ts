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
  "breach_check.failed": "BREACH_CHECK=false works without the Internet",
};

/**
 * Creates a function that formats a line of the log for people: time, level, operation, status, duration
 * and a hint. A line that is not of the log stays as it is.
 * @param options.colour whether the terminal shows colours
 */
export function createLineFormatter({ colour }: { colour: boolean }): (line: string) => string {
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
  return (line) => (line.startsWith("{") ? format(line).trimEnd() : line);
}

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
