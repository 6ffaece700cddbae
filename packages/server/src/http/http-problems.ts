import {
  type IncomingMessage,
  type OutgoingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import type { Socket } from "node:net";
import type { ProblemCode } from "@latch/contract";
import type { Fetch } from "./request-admission.ts";

/** Returns the app's response with a problem to what is no request of the app. */
type Refuse = (problem: ProblemCode, socket: Socket) => Response | Promise<Response>;

/** How long the server reads from a connection after such a response, so that the client can read it. */
const lingerMs = 1000;

/** The errors of Node's parser that have a status of their own. */
const problemsByCode: Record<string, ProblemCode> = {
  ERR_HTTP_REQUEST_TIMEOUT: "request_timeout",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "payload_too_large",
  HPE_HEADER_OVERFLOW: "headers_too_large",
};

/**
 * Answers with a problem what Node would refuse without a body: requests that its parser rejects or that do not arrive in time,
 * unknown expectations and CONNECT.
 */
export function answerHttpErrors(server: Server, refuse: Refuse): void {
  const lastResponses = new WeakMap<Socket, ServerResponse>();
  const refused = new WeakSet<Socket>();
  server.prependListener("request", ({ socket }, response: ServerResponse) => {
    lastResponses.set(socket, response);
  });
  server.on("checkExpectation", (request, response) => server.emit("request", request, response));
  server.on("connect", ({ socket }) => {
    socket.on("error", () => socket.destroy()).resume();
    void respondAndClose(socket, refuse("not_implemented", socket));
  });
  server.on("clientError", (error: NodeJS.ErrnoException, stream) => {
    const socket = stream as Socket;
    // The parser reports each further packet, too.
    if (refused.has(socket)) return;
    refused.add(socket);
    // A connection without a byte is one that a client or its proxy has opened in advance.
    if (!socket.writable || socket.bytesRead === 0) return void socket.destroy();
    const problem = problemsByCode[error.code ?? ""] ?? "invalid_request";
    const respond = () => void respondAndClose(socket, refuse(problem, socket));
    const last = lastResponses.get(socket);
    if (!last || last.closed) return respond();
    // The responses on a connection are in the order of the requests.
    if (last.req.complete) return void last.once("close", respond);
    if (last.headersSent || last.socket !== socket) return void socket.destroy();
    respond();
  });
}

async function respondAndClose(socket: Socket, pending: ReturnType<Refuse>): Promise<void> {
  const response = await pending;
  const { status, headers } = response;
  const body = Buffer.from(await response.arrayBuffer());
  if (!socket.writable) return void socket.destroy();
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...[...headers].map(([name, value]) => `${name}: ${value}`),
    `content-length: ${body.length}`,
    `date: ${new Date().toUTCString()}`,
    "connection: close",
  ];
  socket.end(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`), body]));
  // A connection that is closed with unread bytes is reset, which can discard the response (RFC 9112, section 9.6).
  const timer = setTimeout(() => socket.destroy(), lingerMs);
  socket.once("close", () => clearTimeout(timer));
}

/** Wraps an app, so that it gets no message that Node's parser accepts and HTTP does not. */
export const checkMessages =
  (fetch: Fetch, refuse: Refuse): Fetch =>
  (request, bindings) => {
    const { incoming, outgoing } = bindings;
    const problem = findProblem(incoming);
    if (!problem) return fetch(request, bindings);
    (outgoing as OutgoingMessage).setHeader("connection", "close");
    return refuse(problem, incoming.socket);
  };

function findProblem({ rawHeaders, headers, httpVersion }: IncomingMessage) {
  const { expect, "transfer-encoding": coding } = headers;
  const hosts = countHosts(rawHeaders);
  // RFC 9112, section 3.2. A request of HTTP/1.0 needs none: probes of load balancers send none.
  if (hosts > 1 || (hosts === 0 && httpVersion === "1.1")) return "invalid_request";
  if (coding !== undefined) {
    // RFC 9112, section 6.1.
    if (httpVersion === "1.0") return "invalid_request";
    if (coding.toLowerCase() !== "chunked") return "not_implemented";
  }
  // RFC 9110, section 10.1.1.
  if (expect !== undefined && !/^100-continue$/i.test(expect)) return "expectation_failed";
  return undefined;
}

/** Node joins no second Host to the first one: only the raw headers contain both. */
function countHosts(rawHeaders: string[]): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === "host") count += 1;
  }
  return count;
}
