import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Program } from "./programs.ts";

/** A request as autocannon sends it. */
export type LoadRequest = {
  method: "GET" | "POST";
  path: string;
  headers?: Record<string, string>;
  body?: string;
};

/** Returns the next request of a connection, from the body of its last response. */
export type NextRequest = (lastBody: string | undefined) => LoadRequest;

/** The members of autocannon that are used here. */
type Autocannon = (options: {
  url: string;
  connections: number;
  duration: number;
  setupClient(client: { setRequests(requests: object[]): void }): void;
}) => PromiseLike<{ errors: number; non2xx: number; duration: number }> & {
  on(
    event: "response",
    listener: (client: object, status: number, bytes: number, ms: number) => void,
  ): void;
};

/** What a program did under load. Latencies are in milliseconds, CPU in microseconds of a request. */
export type Sample = { perSecond: number; cpu: number; p50: number; p99: number };

/** Loads autocannon from the folder of the installed packages. */
export async function loadAutocannon(folder: string): Promise<Autocannon> {
  const file = pathToFileURL(join(folder, "node_modules/autocannon/autocannon.js"));
  return ((await import(file.href)) as { default: Autocannon }).default;
}

type Options = {
  autocannon: Autocannon;
  seconds: number;
  /** A function for each connection. */
  connections: NextRequest[];
};

/**
 * Loads a program for some seconds, and for longer if it has answered nothing then. Each connection waits for its response.
 * @throws for a response that is not 2xx
 */
export async function loadProgram(program: Program, options: Options): Promise<Sample> {
  for (let seconds = options.seconds; seconds <= 8 * options.seconds; seconds *= 2) {
    const sample = await loadOnce(program, { ...options, seconds });
    if (sample) return sample;
  }
  throw new Error(`${program.name} does not answer`);
}

async function loadOnce(
  program: Program,
  { autocannon, seconds, connections }: Options,
): Promise<Sample | undefined> {
  const latencies: number[] = [];
  let next = 0;
  const before = await program.cpu();
  const started = performance.now();
  const run = autocannon({
    url: `http://127.0.0.1:${program.port}`,
    connections: connections.length,
    duration: seconds,
    setupClient(client) {
      const nextRequest = connections[next++ % connections.length] as NextRequest;
      let last: string | undefined;
      client.setRequests([
        {
          setupRequest(request: object) {
            const next = nextRequest(last);
            // autocannon adds to the headers.
            return { ...request, ...next, headers: { ...next.headers } };
          },
          onResponse: (_status: number, body: string) => {
            last = body;
          },
        },
      ]);
    },
  });
  run.on("response", (_client, _status, _bytes, ms) => latencies.push(ms));
  const { errors, non2xx } = await run;
  const elapsed = (performance.now() - started) / 1000;
  const cpu = (await program.cpu()) - before;
  if (errors + non2xx > 0) {
    throw new Error(`${program.name}: ${errors} errors, ${non2xx} responses that are not 2xx`);
  }
  if (latencies.length === 0) return undefined;
  latencies.sort((one, other) => one - other);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
  return {
    perSecond: latencies.length / elapsed,
    cpu: cpu / latencies.length,
    p50: at(0.5),
    p99: at(0.99),
  };
}
