import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { parseSigningDate } from "../parse-signing-date.ts";

/** A fault of a call to DynamoDB. */
export type Fault =
  /** DynamoDB responds with this error and writes nothing. */
  | { answer: string; reasons?: string[]; status?: number }
  /** The write happens, and the connection breaks before the response. */
  | "lost answer"
  /** The connection breaks before the write. */
  | "dropped"
  /** There is no response. */
  | "silence";

type Rule = { operation: string; fault: Fault; times: number };

/**
 * Starts a proxy to DynamoDB that injects faults. Its address stays the same when the database
 * moves.
 */
export async function startFaultProxy(
  target: string,
  atEnd: (cleanUp: () => void) => void = onTestFinished,
) {
  let upstream = new URL(target);
  const rules: Rule[] = [];
  const seen: string[] = [];
  let spared = 0;
  let checksTime = false;

  function faultFor(operation: string): Fault | undefined {
    if (spared > 0) {
      spared -= 1;
      return undefined;
    }
    const rule = rules.find(
      (each) => each.times > 0 && (each.operation === "*" || each.operation === operation),
    );
    if (rule) rule.times -= 1;
    return rule?.fault;
  }

  const server = createServer(async (incoming, outgoing) => {
    const operation = String(incoming.headers["x-amz-target"]).split(".")[1] ?? "";
    const body = await buffer(incoming);
    seen.push(operation);
    if (checksTime && isWrongTime(incoming)) {
      return refuse(outgoing, { answer: "InvalidSignatureException" });
    }
    const fault = faultFor(operation);
    if (fault === "silence") return;
    if (fault === "dropped") return outgoing.destroy();
    if (typeof fault === "object") return refuse(outgoing, fault);
    forward(upstream, incoming, body, (answer, content) => {
      if (!answer || fault === "lost answer") return outgoing.destroy();
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(content);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  atEnd(() => {
    server.closeAllConnections();
    server.close();
  });

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Injects a fault into the next `times` calls of `operation` (`*` is any). */
    inject(operation: string, fault: Fault, times = 1): void {
      rules.push({ operation, fault, times });
    },
    /** From now on, rejects a signature that is more than five minutes off, as DynamoDB does. */
    checkTime(): void {
      checksTime = true;
    },
    /** Passes the next `calls` without a fault. */
    spare(calls: number): void {
      spared = calls;
    },
    /** Removes all faults and resets the counts. */
    heal(): void {
      spared = 0;
      rules.length = 0;
      seen.length = 0;
    },
    /** Sets the new address of the database. */
    moveTo: (endpoint: string): void => {
      upstream = new URL(endpoint);
    },
    /** Returns how often an operation, or any, was called, including retries. */
    count: (operation?: string): number =>
      seen.filter((each) => operation === undefined || each === operation).length,
  };
}

/** Returns whether the time of a signature is wrong. Tests replace `Date.now` only. */
function isWrongTime({ headers }: IncomingMessage): boolean {
  const signedAt = parseSigningDate(headers["x-amz-date"]);
  return Math.abs(signedAt - performance.timeOrigin - performance.now()) > 5 * 60 * 1000;
}

function refuse(outgoing: ServerResponse, fault: Exclude<Fault, string>): void {
  const { answer, reasons, status = 400 } = fault;
  const body = {
    __type: `com.amazonaws.dynamodb.v20120810#${answer}`,
    message: `${answer} for a test`,
    ...(reasons && { CancellationReasons: reasons.map((Code) => ({ Code })) }),
  };
  outgoing
    .writeHead(status, { "content-type": "application/x-amz-json-1.0" })
    .end(JSON.stringify(body));
}

function forward(
  { hostname, port }: URL,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  done: (answer?: IncomingMessage, content?: Buffer) => void,
): void {
  const call = request({ hostname, port, method, path: url, headers }, async (answer) => {
    // A database that is killed during its response breaks the connection.
    const content = await buffer(answer).catch(() => undefined);
    done(content && answer, content);
  });
  call.once("error", () => done());
  call.end(body);
}
