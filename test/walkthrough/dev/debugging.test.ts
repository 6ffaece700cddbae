import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { root, startLatch, temporaryFolder } from "../../support/processes/program.ts";
import { timeLimit } from "../../support/time-limit.ts";

type Message = { id?: number; method?: string; result?: unknown; params?: unknown };

/** Connects to the inspector of a process (Chrome DevTools Protocol). */
async function inspect(url: string) {
  const socket = new WebSocket(url);
  const messages: Message[] = [];
  socket.addEventListener("message", ({ data }) => messages.push(JSON.parse(data)));
  // A process that nothing is connected to any more goes on.
  onTestFinished(() => socket.close());
  await new Promise((resolve) => socket.addEventListener("open", resolve));
  const received = (matches: (message: Message) => boolean) =>
    vi.waitUntil(() => messages.find(matches), timeLimit);
  let id = 0;
  async function send(method: string, params = {}): Promise<unknown> {
    id += 1;
    const own = id;
    socket.send(JSON.stringify({ id: own, method, params }));
    return (await received((message) => message.id === own)).result;
  }
  return { send, received };
}

test("a breakpoint in a handler is hit under npm run dev", async () => {
  const dev = startLatch(["dev"], {
    PORT: "0",
    DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
    LATCH_DATA_DIR: temporaryFolder(),
    // As an editor does it: each process, the supervisor and the API, opens an inspector of its own.
    NODE_OPTIONS: "--inspect=127.0.0.1:0",
  });
  const [, origin = ""] = await dev.waitForOutput(/API +(\S+)/);
  const [, address = ""] = await dev.complains(/listening on ws:[\s\S]*listening on (ws:\S+)/);
  const api = await inspect(address);

  const file = "packages/api/src/handlers/system.ts";
  const lines = readFileSync(join(root, file), "utf8").split("\n");
  const lineNumber = lines.findIndex((line) => line.includes('status: "ok"'));
  await api.send("Debugger.enable");
  const url = `file://${join(root, file)}`;
  const breakpoint = await api.send("Debugger.setBreakpointByUrl", { url, lineNumber });
  expect(breakpoint).toMatchObject({ locations: [{ lineNumber }] });

  const health = fetch(`${origin}/health`);
  const paused = await api.received(({ method }) => method === "Debugger.paused");
  const { callFrames } = paused.params as { callFrames: object[] };
  expect(callFrames[0]).toMatchObject({ functionName: "getHealth", location: { lineNumber } });
  await api.send("Debugger.resume");
  expect((await health).status).toBe(200);
});
