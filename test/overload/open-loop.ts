import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { formatRequest, type LoadRequest, readLength } from "../bench/load.ts";

/** A response: its status, its body, and the milliseconds since the request was due. */
export type Answer = { status: number; head: string; body: string; ms: number };

export type Sent = {
  answers: Answer[];
  /** The requests that were due while all connections waited for a response. */
  unsent: number;
  seconds: number;
};

/** Connections that are opened at the same time. */
const openedAtOnce = 50;

/**
 * Sends requests at a constant rate, whether or not the server responds, as independent clients do. It opens the
 * connections before, as a load balancer keeps them: Node accepts one in each turn of its event loop.
 * @param next returns the next request
 */
export async function sendAtRate(
  port: number,
  next: () => LoadRequest,
  { perSecond, seconds, connections }: { perSecond: number; seconds: number; connections: number },
): Promise<Sent> {
  const answers: Answer[] = [];
  const sockets = new Set<Socket>();
  const free: Connection[] = [];
  let unsent = 0;

  type Connection = { send(text: string): void };
  function open(): Connection {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    sockets.add(socket);
    let received = Buffer.alloc(0);
    let sentAtMs = 0;
    const connection: Connection = {
      send(text) {
        sentAtMs = performance.now();
        socket.write(text);
      },
    };
    socket.on("error", () => {});
    socket.on("close", () => {
      sockets.delete(socket);
      if (free.includes(connection)) free.splice(free.indexOf(connection), 1);
    });
    socket.on("data", (chunk) => {
      received = received.length > 0 ? Buffer.concat([received, chunk]) : chunk;
      const length = readLength(received);
      if (length === undefined || received.length < length) return;
      const [head = "", body = ""] = received.toString().split("\r\n\r\n");
      received = Buffer.alloc(0);
      const ms = performance.now() - sentAtMs;
      answers.push({ status: Number(head.slice(9, 12)), head, body, ms });
      free.push(connection);
    });
    return connection;
  }

  const health = formatRequest({ method: "GET", path: "/health" });
  while (sockets.size < connections) {
    const opened = Array.from({ length: Math.min(openedAtOnce, connections - sockets.size) }, open);
    for (const connection of opened) connection.send(health);
    while (answers.length < sockets.size) await sleep(1);
  }
  answers.length = 0;

  const startedMs = performance.now();
  let due = 0;
  for (;;) {
    const elapsed = (performance.now() - startedMs) / 1000;
    if (elapsed >= seconds) break;
    for (; due < elapsed * perSecond; due++) {
      const connection = free.pop();
      if (connection) connection.send(formatRequest(next()));
      else unsent += 1;
    }
    await sleep(1);
  }
  const took = (performance.now() - startedMs) / 1000;
  // The responses to the last requests.
  const deadlineMs = performance.now() + 10_000;
  while (answers.length + unsent < due && performance.now() < deadlineMs) await sleep(10);
  for (const socket of sockets) socket.destroy();
  return { answers, unsent, seconds: took };
}
