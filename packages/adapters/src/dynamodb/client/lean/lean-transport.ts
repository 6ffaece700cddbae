import type { ConnectionOptions } from "../connection-options.ts";
import type { Output, Transport } from "../database-client.ts";
import { decodeOutput, encodeInput } from "./attribute-values.ts";
import { isOrdinary, toCallFailure } from "./call-failure.ts";
import { type Access, findAccess } from "./find-access.ts";
import { openConnections, type Response } from "./post.ts";
import { createRetry, loadClassification } from "./retry.ts";
import { sign } from "./sign.ts";

/** Milliseconds by which clocks may differ before DynamoDB refuses a signature. */
const maxClockSkewMs = 4 * 60 * 1000;

type Connection = { send(operation: string, body: string): Promise<Response>; close(): void };

/**
 * Opens the transport that signs and sends requests itself. It makes up to three attempts, of at most two seconds
 * each, so that the API can respond with 503 before its own caller times out.
 */
export function openLeanTransport(options: ConnectionOptions): Transport {
  const retry = createRetry();
  const clock = { offsetMs: 0 };
  let connecting: Promise<Connection> | undefined;
  const connect = () => {
    connecting ??= findAccess(options).then(
      (access) => openConnection(access, options, clock),
      (error) => {
        // The next call looks up the endpoint and the credentials again.
        connecting = undefined;
        throw error;
      },
    );
    return connecting;
  };

  return {
    async call(operation, input) {
      const body = encodeInput(withToken(operation, input));
      return retry(async () => {
        const response = await (await connect()).send(operation, body);
        return readOutput(response);
      });
    },
    clockOffsetMs: () => clock.offsetMs,
    close: () =>
      void connecting?.then(
        ({ close }) => close(),
        () => {},
      ),
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

function openConnection(
  { endpoint, credentials }: Access,
  { region, timeLimit, maxConnections }: ConnectionOptions,
  clock: { offsetMs: number },
): Connection {
  const { post, close } = openConnections(endpoint, maxConnections);

  async function send(operation: string, body: string): Promise<Response> {
    const { offsetMs } = clock;
    const headers = {
      host: endpoint.host,
      "content-type": "application/x-amz-json-1.0",
      "content-length": String(Buffer.byteLength(body)),
      "x-amz-date": toSigningDate(new Date(Date.now() + offsetMs)),
      "x-amz-target": `DynamoDB_20120810.${operation}`,
    };
    const identity = typeof credentials === "function" ? await credentials() : credentials;
    const request = { service: "dynamodb", region, method: "POST", path: endpoint.pathname, body };
    const signed = sign({ ...request, headers }, identity);
    const response = await post(signed as typeof headers, body, timeLimit?.());
    if (response.status < 300) return response;
    const failure = toCallFailure(response);
    if (!isOrdinary(failure)) {
      const { isClockSkewError } = await loadClassification();
      if (isClockSkewError(failure) && correctClock(response, offsetMs)) {
        failure.$metadata.clockSkewCorrected = true;
      }
    }
    throw failure;
  }

  /**
   * Uses DynamoDB's clock from now on, if the clock of this machine is wrong.
   * @param usedMs the offset with which the call was signed. A parallel call may have corrected the clock since
   * @returns whether the call can be repeated with another time
   */
  function correctClock({ headers }: Response, usedMs: number): boolean {
    const offsetMs = Date.parse(headers.date ?? "") - Date.now();
    const isWrong = Math.abs(offsetMs - usedMs) > maxClockSkewMs;
    if (isWrong) clock.offsetMs = offsetMs;
    return isWrong;
  }

  return { send, close };
}
