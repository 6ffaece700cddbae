import { once } from "node:events";
import { connect } from "node:net";

/** The responses, and the latency of each in milliseconds. */
export type Loaded = { requests: number; seconds: number; latencies: number[] };

export type LoadRequest = {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
};

type LoadOptions = {
  connections: number;
  /** The load ends after this time, or after this number of requests. */
  seconds?: number;
  requests?: number;
  /** Milliseconds between a response and the next request of a connection. */
  pause?: number;
  /**
   * Whether to poll without sleeping: on one machine, the server would pay for waking this process.
   */
  awake?: boolean;
};

/**
 * Sends one request repeatedly over `connections` kept open, each of which waits for its response.
 * It uses bare sockets, so that it costs far less than the server.
 * @throws for any response but 200
 */
export async function load(
  port: number,
  request: LoadRequest,
  {
    connections,
    seconds = Number.POSITIVE_INFINITY,
    requests = Number.POSITIVE_INFINITY,
    pause = 0,
    awake = false,
  }: LoadOptions,
): Promise<Loaded> {
  const text = formatRequest(request);
  const latencies: number[] = [];
  const started = performance.now();
  const deadline = started + seconds * 1000;
  let begun = 0;

  async function drive(): Promise<void> {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let received = Buffer.alloc(0);
    let sent = 0;
    const send = () => {
      if (begun++ >= requests) return socket.end();
      sent = performance.now();
      socket.write(text);
    };
    socket.on("connect", send);
    socket.on("data", (chunk) => {
      received = received.length > 0 ? Buffer.concat([received, chunk]) : chunk;
      const length = readLength(received);
      if (length === undefined || received.length < length) return;
      if (!received.toString("latin1", 0, 12).endsWith(" 200")) {
        socket.destroy(new Error(`Refused: ${received.toString()}`));
        return;
      }
      received = Buffer.alloc(0);
      const now = performance.now();
      latencies.push(now - sent);
      if (now >= deadline) socket.end();
      else if (pause > 0) setTimeout(send, pause);
      else send();
    });
    await once(socket, "close");
  }

  let polling = awake;
  const poll = () => polling && setImmediate(poll);
  poll();
  await Promise.all(Array.from({ length: connections }, drive));
  polling = false;
  return {
    requests: latencies.length,
    seconds: (performance.now() - started) / 1000,
    latencies,
  };
}

/** Returns the bytes of a request. */
export function formatRequest({ method, path, headers = {}, body }: LoadRequest): string {
  const payload = body === undefined ? "" : JSON.stringify(body);
  const lines = Object.entries({
    host: "127.0.0.1",
    "user-agent": "latch-bench/1",
    accept: "application/json",
    ...headers,
    ...(payload && {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(payload)),
    }),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${payload}`;
}

/** Returns the length of a response, head and body, or undefined until its head is complete. */
export function readLength(bytes: Buffer): number | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [, length] = /\r\ncontent-length: *(\d+)/i.exec(bytes.toString("latin1", 0, end)) ?? [];
  if (length === undefined) throw new Error("An answer without content-length");
  return end + 4 + Number(length);
}
