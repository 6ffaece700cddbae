/**
 * An execution environment of Lambda: loads the bundle of its folder, and handles the events of its
 * parent process.
 */
import { globSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { LambdaReply } from "./lambda-process.ts";

/** Redirects a host to a port of this machine: `https://api.example.com=http://127.0.0.1:1234`. */
const [name, address] = process.env["LEADS_TO"]?.split("=") ?? [];
if (name && address) {
  type Ask = (options: { origin: string | URL }, handler: unknown) => boolean;
  // Loads Node's HTTP client, which keeps its dispatcher under this symbol.
  await fetch("data:,");
  const key = Symbol.for("undici.globalDispatcher.1");
  const known = globalThis as unknown as Record<symbol, { dispatch: Ask }>;
  const direct = known[key];
  known[key] = {
    dispatch(options, handler) {
      const origin = new URL(options.origin).origin === name ? address : options.origin;
      return direct?.dispatch({ ...options, origin }, handler) ?? false;
    },
  };
}

/** Milliseconds for which this process has run. While a busy machine lets it wait, they do not pass. */
let ranMs = 0;
const tickMs = 10;
setInterval(() => {
  ranMs += tickMs;
}, tickMs).unref();

const reply = (message: LambdaReply) => process.send?.(message);
const [bundle = ""] = globSync("*.mjs");
const { handler } = await import(pathToFileURL(bundle).href);

process.on("message", async (event) => {
  const startedMs = ranMs;
  try {
    const endsAtMs = performance.now() + Number(process.env["TIMEOUT_MS"] ?? 60_000);
    const context = {
      awsRequestId: crypto.randomUUID(),
      getRemainingTimeInMillis: () => endsAtMs - performance.now(),
    };
    const result = await handler(event, context);
    reply({ result, ranMs: ranMs - startedMs });
  } catch (error) {
    reply({ error: String(error), ranMs: ranMs - startedMs });
  }
});
reply({ started: true });
