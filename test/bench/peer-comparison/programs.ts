import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Profile } from "./profile.ts";

const latch = fileURLToPath(new URL("../../../packages/server/src/main.ts", import.meta.url));
const logOfLatch = {
  stdio: ["ignore", "ignore", "inherit", "ipc"] as ("ignore" | "inherit" | "ipc")[],
};

export type ProgramName =
  | "node:http"
  | "Hono"
  | "Latch"
  | "Express"
  | "Better Auth, memory"
  | "Better Auth, SQLite"
  | "Hono, one UpdateItem";

/** The files of the compared programs in the folder of the installed packages, and what their environment adds. */
const programs: Record<
  Exclude<ProgramName, "Latch">,
  { file: string; environment?: (data: string) => Record<string, string> }
> = {
  "node:http": { file: "node-http.js" },
  Hono: { file: "hono.js" },
  Express: { file: "express.js" },
  "Better Auth, memory": { file: "better-auth.js", environment: () => ({ STORE: "memory" }) },
  "Better Auth, SQLite": {
    file: "better-auth.js",
    environment: (data) => ({ STORE: join(data, "better-auth.sqlite") }),
  },
  "Hono, one UpdateItem": { file: "hono-refresh.js" },
};

type Options = {
  /** The folder of the installed packages. */
  folder: string;
  /** An empty folder for what the program stores. */
  data: string;
  port: number;
  environment: Record<string, string>;
};

/**
 * Starts a program in a process of its own, as in production, and waits until it accepts connections. Its log is
 * discarded.
 */
export async function startProgram(
  name: ProgramName,
  { folder, data, port, environment }: Options,
) {
  const program = name === "Latch" ? undefined : programs[name];
  const child = fork(program ? join(folder, program.file) : latch, {
    cwd: folder,
    execArgv: ["--import", pathToFileURL(join(folder, "report-use.js")).href],
    env: {
      PATH: process.env["PATH"],
      ...environment,
      ...program?.environment?.(data),
      PORT: String(port),
    },
    ...logOfLatch,
  });
  const ended = once(child, "exit");

  async function ask<A>(question: "cpu" | "profile" | "stop"): Promise<A> {
    const answered = Promise.withResolvers<A>();
    // The program may send messages of its own.
    const listen = (message: { ask?: string; answer: A }) => {
      if (message.ask === question) answered.resolve(message.answer);
    };
    child.on("message", listen);
    child.send({ ask: question });
    const answer = await Promise.race([
      answered.promise,
      ended.then(() => {
        throw new Error(`${name} has ended`);
      }),
    ]);
    child.off("message", listen);
    return answer;
  }

  while (!(await isOpen(port))) {
    if (child.exitCode !== null) throw new Error(`${name} has ended`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
  return {
    name,
    port,
    /** Returns the CPU time in microseconds of the process so far, in all its threads. */
    cpu: () => ask<number>("cpu"),
    startProfile: () => ask<boolean>("profile"),
    stopProfile: () => ask<Profile>("stop"),
    async stop(): Promise<void> {
      child.disconnect();
      await ended;
    },
  };
}
export type Program = Awaited<ReturnType<typeof startProgram>>;

const isOpen = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );
