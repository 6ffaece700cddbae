import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sealLinks } from "../../../infra/seal-links.ts";
import type { LambdaResult } from "../fixtures/lambda-events.ts";

const runner = fileURLToPath(new URL("./lambda-runner.ts", import.meta.url));

/** The region of the functions and their tables. */
export const region = "eu-central-1";

export type LambdaReply =
  | { started: true }
  | { result: unknown; ranMs: number }
  | { error: string; ranMs: number };

/** Starts a bundle with only what Lambda and SST provide. */
export async function startLambdaProcess(
  folder: string,
  links: Record<string, object>,
  environment: Record<string, string>,
) {
  const child = fork(runner, {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      AWS_REGION: region,
      AWS_LAMBDA_FUNCTION_NAME: "latch-test-Api",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_SESSION_TOKEN: "test",
      ...sealLinks(folder, links),
      ...environment,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      output += chunk;
    });
  }
  const ended = once(child, "close");
  const started = await Promise.race([
    once(child, "message").then(() => true),
    ended.then(() => false),
  ]);
  if (!started) throw new Error(output);
  // As on AWS, it handles one event at a time.
  let idle: Promise<unknown> = Promise.resolve();
  let ranMs = 0;

  return {
    pid: child.pid ?? 0,
    /**
     * Invokes the function.
     * @throws the error of the handler, to which a function URL responds with 502
     */
    async invoke<T = LambdaResult>(event: object): Promise<T> {
      const replied = idle.then(async () => {
        child.send(event);
        const [reply] = (await once(child, "message")) as [LambdaReply];
        return reply;
      });
      idle = replied;
      const reply = await replied;
      if ("ranMs" in reply) ranMs = reply.ranMs;
      if ("error" in reply) throw new Error(reply.error);
      return ("result" in reply ? reply.result : undefined) as T;
    },
    /** Returns for how long the last invocation ran, in milliseconds. */
    ranMs: () => ranMs,
    /** Returns its log. */
    log: () => output,
    async stop(): Promise<void> {
      child.kill();
      await ended;
    },
  };
}
