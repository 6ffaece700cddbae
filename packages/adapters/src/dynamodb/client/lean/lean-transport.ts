import { isClockSkewError } from "@smithy/core/retry";
import { SignatureV4 } from "@smithy/signature-v4";
import type { ConnectionOptions } from "../connection-options.ts";
import type { Output, Transport } from "../database-client.ts";
import { decodeOutput, encodeInput } from "./attribute-values.ts";
import { toCallFailure } from "./call-failure.ts";
import { type Access, findAccess } from "./find-access.ts";
import { createNodeSha256 } from "./node-sha256.ts";
import { openConnections, type Response } from "./post.ts";
import { createRetry } from "./retry.ts";

/** Milliseconds by which clocks may differ before DynamoDB refuses a signature. */
const maxClockSkewMs = 4 * 60 * 1000;

type Connection = { send(operation: string, body: string): Promise<Response>; close(): void };

/**
 * Opens the transport that signs and sends requests itself. It makes up to three attempts, of at most two seconds
 * each, so that the API can respond with 503 before its own caller times out.
 */
export function openLeanTransport(options: ConnectionOptions): Transport {
  const retry = createRetry();
  let connecting: Promise<Connection> | undefined;
  const connect = () => {
    connecting ??= findAccess(options).then(
      (access) => openConnection(access, options),
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

function openConnection(
  { endpoint, credentials }: Access,
  { region, timeLimit }: ConnectionOptions,
): Connection {
  const signer = new SignatureV4({
    service: "dynamodb",
    region,
    credentials,
    sha256: createNodeSha256(),
    applyChecksum: false,
  });
  const { post, close } = openConnections(endpoint);
  let clockOffsetMs = 0;

  async function send(operation: string, body: string): Promise<Response> {
    const request = {
      method: "POST",
      protocol: endpoint.protocol,
      hostname: endpoint.hostname,
      path: endpoint.pathname,
      headers: {
        host: endpoint.host,
        "content-type": "application/x-amz-json-1.0",
        "content-length": String(Buffer.byteLength(body)),
        "x-amz-target": `DynamoDB_20120810.${operation}`,
      },
      body,
    };
    const signingDate = new Date(Date.now() + clockOffsetMs);
    const { headers } = await signer.sign(request, { signingDate });
    const response = await post(headers, body, timeLimit?.());
    if (response.status < 300) return response;
    const failure = toCallFailure(response);
    if (isClockSkewError(failure)) correctClock(response, failure);
    throw failure;
  }

  /** Uses DynamoDB's clock from now on, if the clock of this machine is wrong, and lets the call be repeated. */
  function correctClock({ headers }: Response, failure: ReturnType<typeof toCallFailure>): void {
    const offsetMs = Date.parse(headers.date ?? "") - Date.now();
    if (!(Math.abs(offsetMs - clockOffsetMs) > maxClockSkewMs)) return;
    clockOffsetMs = offsetMs;
    failure.$metadata.clockSkewCorrected = true;
  }

  return { send, close };
}
