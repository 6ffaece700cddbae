import { maxClockSkewMs } from "../clock-skew.ts";
import type { ConnectionOptions } from "../connection-options.ts";
import type { Output, Transport } from "../database-client.ts";
import { decodeOutput, encodeInput } from "./attribute-values.ts";
import { isOrdinary, toCallFailure } from "./call-failure.ts";
import { createLookup } from "./look-up.ts";
import { openConnections, type Response } from "./post.ts";
import { createRetry, loadClassification } from "./retry.ts";
import { sign } from "./sign.ts";

/**
 * Opens the transport that signs and sends requests itself. It makes up to three attempts, of at most two seconds
 * each, so that the API can respond with 503 before its own caller times out.
 */
export function openLeanTransport(options: ConnectionOptions): Transport {
  const { region, timeLimit, maxConnections } = options;
  const retry = createRetry();
  const lookUp = createLookup(options);
  let connections: ReturnType<typeof openConnections> | undefined;
  let clockOffsetMs = 0;

  async function send(operation: string, body: string): Promise<Response> {
    const signal = timeLimit?.();
    const { endpoint, identity } = await lookUp(signal);
    connections ??= openConnections(endpoint, maxConnections);
    const signedOffsetMs = clockOffsetMs;
    const headers = {
      host: endpoint.host,
      "content-type": "application/x-amz-json-1.0",
      "content-length": String(Buffer.byteLength(body)),
      "x-amz-date": toSigningDate(new Date(Date.now() + signedOffsetMs)),
      "x-amz-target": `DynamoDB_20120810.${operation}`,
    };
    const request = { service: "dynamodb", region, method: "POST", path: endpoint.pathname, body };
    const signed = sign({ ...request, headers }, identity);
    const response = await connections.post(signed as typeof headers, body, signal);
    if (response.status < 300) return response;
    const failure = toCallFailure(response);
    if (!isOrdinary(failure)) {
      const { isClockSkewError } = await loadClassification();
      if (isClockSkewError(failure)) correctClock(response, failure, signedOffsetMs);
    }
    throw failure;
  }

  /**
   * Uses DynamoDB's clock from now on, if the request was signed by a wrong one, and lets the call be repeated: also when
   * another call at the same time has corrected the clock since.
   */
  function correctClock(
    { headers }: Response,
    failure: ReturnType<typeof toCallFailure>,
    signedOffsetMs: number,
  ): void {
    const offsetMs = Date.parse(headers.date ?? "") - Date.now();
    if (!(Math.abs(offsetMs - signedOffsetMs) > maxClockSkewMs)) return;
    clockOffsetMs = offsetMs;
    failure.$metadata.clockSkewCorrected = true;
  }

  return {
    async call(operation, input) {
      const body = encodeInput(withToken(operation, input));
      return retry(async () => readOutput(await send(operation, body)));
    },
    clockOffsetMs: () => clockOffsetMs,
    close: () => connections?.close(),
  };
}

/** Adds the token that lets DynamoDB recognize a repeated attempt of a transaction, as the SDK does. */
const withToken = (operation: string, input: Record<string, unknown>) =>
  operation === "TransactWriteItems"
    ? { ClientRequestToken: crypto.randomUUID(), ...input }
    : input;

function readOutput(response: Response): Output {
  const { status, headers, body } = response;
  const $metadata = { httpStatusCode: status, requestId: headers["x-amzn-requestid"] };
  return Object.assign(decodeOutput(body), { $metadata });
}

/** Returns a time in the format that a signature demands, such as `20261130T091500Z`. */
const toSigningDate = (time: Date): string => time.toISOString().replace(/[-:]|\.\d{3}/g, "");
