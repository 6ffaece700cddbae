import type { IncomingMessage } from "node:http";
import type { Fetch } from "./request-admission.ts";

/** How much of an unread body the server receives before it responds; for about as long as a response may take. */
const beforeResponse = { bytes: 1024 * 1024, ms: 500 };
/** How much of it the server receives after the response, so that the client can read the response. */
const afterResponse = { bytes: 64 * 1024 * 1024, ms: 5000 };

/**
 * Wraps an app, so that a response to a body that the app did not read, such as 413 or 401, leaves no
 * bytes of that body on a connection that the client or its proxy uses again. The server receives and
 * discards the rest. If the rest is too large or too slow, the response closes the connection (RFC 9112,
 * section 9.6).
 */
export const createBodyReceiver =
  (fetch: Fetch): Fetch =>
  (request, bindings) => {
    const response = fetch(request, bindings);
    const { incoming } = bindings;
    const hasBody = "transfer-encoding" in incoming.headers || "content-length" in incoming.headers;
    return hasBody ? respondAfterBody(response, incoming) : response;
  };

async function respondAfterBody(
  pending: Response | Promise<Response>,
  incoming: IncomingMessage,
): Promise<Response> {
  const response = await pending;
  if (incoming.complete || (await receiveRest(incoming, beforeResponse))) return response;
  return closeConnection(response, incoming);
}

/**
 * Returns the response with `Connection: close`. Its stream ends when the client has sent the rest: a
 * connection that is closed with unread bytes is reset, which can discard the response (RFC 9112, section
 * 9.6).
 */
async function closeConnection(response: Response, incoming: IncomingMessage): Promise<Response> {
  const { status } = response;
  const headers = new Headers(response.headers);
  headers.set("connection", "close");
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length === 0) return new Response(null, { status, headers });
  headers.set("content-length", String(bytes.length));
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(bytes);
      await receiveRest(incoming, afterResponse);
      controller.close();
    },
  });
  return new Response(body, { status, headers });
}

/**
 * Receives and discards the rest of a body.
 * @returns whether the body is complete, within the limits
 */
function receiveRest(
  incoming: IncomingMessage,
  { bytes, ms }: { bytes: number; ms: number },
): Promise<boolean> {
  return new Promise((resolve) => {
    let received = 0;
    const settle = () => {
      clearTimeout(timer);
      incoming.off("data", discard).off("end", settle).off("error", settle).off("close", settle);
      resolve(incoming.complete);
    };
    const discard = (chunk: Uint8Array) => {
      received += chunk.length;
      if (received > bytes) settle();
      // A stream that the app has begun to read pauses the request again.
      else incoming.resume();
    };
    const timer = setTimeout(settle, ms);
    incoming.on("data", discard).on("end", settle).on("error", settle).on("close", settle);
    incoming.resume();
  });
}
