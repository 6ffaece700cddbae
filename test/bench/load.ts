import { once } from "node:events";
import { connect } from "node:net";

/** What was answered, and how long each answer took in milliseconds. */
export type Loaded = { requests: number; seconds: number; latencies: number[] };

type Request = { method: string; path: string; headers?: Record<string, string>; body?: unknown };

type LoadOptions = {
  connections: number;
  seconds: number;
  /** Milliseconds between an answer and the next request of a connection. */
  pause?: number;
  /** Never sleeps, so that the server does not pay for waking it: on one machine it would. */
  awake?: boolean;
};

/**
 * Sends one request again and again over `connections` kept open, each waiting for its answer. Written
 * on bare sockets, so that it costs far less than the server it drives.
 * @throws for any answer but a 200
 */
export async function load(
  port: number,
  request: Request,
  { connections, seconds, pause = 0, awake = false }: LoadOptions,
): Promise<Loaded> {
  const text = textOf(request);
  const latencies: number[] = [];
  const started = performance.now();
  const deadline = started + seconds * 1000;

  async function drive(): Promise<void> {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let received = Buffer.alloc(0);
    let sent = 0;
    const send = () => {
      sent = performance.now();
      socket.write(text);
    };
    socket.on("connect", send);
    socket.on("data", (chunk) => {
      received = received.length > 0 ? Buffer.concat([received, chunk]) : chunk;
      const length = lengthOf(received);
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

function textOf({ method, path, headers = {}, body }: Request): string {
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

/** The length of an answer, head and body; undefined until its head is there. */
function lengthOf(bytes: Buffer): number | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [, length] = /\r\ncontent-length: *(\d+)/i.exec(bytes.toString("latin1", 0, end)) ?? [];
  if (length === undefined) throw new Error("An answer without content-length");
  return end + 4 + Number(length);
}
