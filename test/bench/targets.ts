import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export type Variant = "node:http" | "hono" | "hono+ids+headers" | "latch" | "latch+metrics";
export type SendRequest =
  | { serve: true }
  /** The number of requests to handle without a network. */
  | { run: number; headers: Record<string, string> }
  | { cpu: true };
export type Answer = { port: number } | { cpu: number };

const file = fileURLToPath(new URL("./target.ts", import.meta.url));

/** Starts a target in its own process. Its log is discarded. */
export function startTarget(variant: Variant, environment: Record<string, string>) {
  const child = fork(file, {
    env: { PATH: process.env["PATH"], ...environment, VARIANT: variant },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = once(child, "exit");

  async function ask<A extends Answer>(question: SendRequest): Promise<A> {
    child.send(question);
    const [answer] = await Promise.race([
      once(child, "message"),
      ended.then(() => {
        throw new Error(`The target ${variant} has ended`);
      }),
    ]);
    return answer;
  }

  return {
    serve: async () => (await ask<{ port: number }>({ serve: true })).port,
    run: (run: number, headers: Record<string, string>) => ask({ run, headers }),
    /** Returns the CPU time in microseconds of the process so far, in all its threads. */
    cpu: async () => (await ask<{ cpu: number }>({ cpu: true })).cpu,
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}
export type Target = ReturnType<typeof startTarget>;
