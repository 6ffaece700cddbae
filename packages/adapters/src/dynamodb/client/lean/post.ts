import type { IncomingMessage } from "node:http";

export type Response = { status: number; headers: IncomingMessage["headers"]; body: string };

/** Sends a request and reads its response. */
export type Post = (
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal | undefined,
) => Promise<Response>;

/** Milliseconds, as for the AWS SDK. */
const limitsMs = { connect: 1000, response: 2000 };

/**
 * Opens keep-alive connections to an endpoint, by default as many as the AWS SDK.
 * @returns `post`, which throws a `TimeoutError` or the error of the connection, or the reason of the signal, and
 * `close`
 */
export function openConnections(endpoint: URL, maxConnections = 50): { post: Post; close(): void } {
  // A static import of node:http loads all that it exports, with undici, which takes 20 to 40 ms.
  const { Agent, request } =
    endpoint.protocol === "https:"
      ? process.getBuiltinModule("node:https")
      : process.getBuiltinModule("node:http");
  const agent = new Agent({ keepAlive: true, maxSockets: maxConnections });
  const target = {
    agent,
    method: "POST",
    // Node looks up an IPv6 address without the brackets that it has in a URL.
    hostname: endpoint.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: endpoint.port,
    path: endpoint.pathname,
  };

  const post: Post = (headers, body, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const sent = request({ ...target, headers });
      const abort = () => end(signal?.reason);
      const response = setTimeout(
        () => end(timeout("DynamoDB did not respond")),
        limitsMs.response,
      );
      let connect: NodeJS.Timeout | undefined;
      signal?.addEventListener("abort", abort);

      function settle(): void {
        clearTimeout(response);
        clearTimeout(connect);
        signal?.removeEventListener("abort", abort);
      }
      function end(error: unknown): void {
        settle();
        reject(error);
        sent.destroy();
      }

      sent.on("socket", (socket) => {
        if (!socket.connecting) return;
        connect = setTimeout(
          () => end(timeout("DynamoDB did not accept a connection")),
          limitsMs.connect,
        );
        socket.once(endpoint.protocol === "https:" ? "secureConnect" : "connect", () =>
          clearTimeout(connect),
        );
      });
      sent.on("error", end);
      sent.on("response", (message) => {
        const chunks: Buffer[] = [];
        message.on("data", (chunk: Buffer) => chunks.push(chunk));
        message.on("error", end);
        message.on("end", () => {
          settle();
          const text = Buffer.concat(chunks).toString();
          resolve({ status: message.statusCode ?? 0, headers: message.headers, body: text });
        });
      });
      sent.end(body);
    });
  return { post, close: () => agent.destroy() };
}

const timeout = (message: string): Error =>
  Object.assign(new Error(message), { name: "TimeoutError" });
