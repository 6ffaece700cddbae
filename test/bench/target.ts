/** The measured app, alone in its process. Commands arrive by IPC: serve, run, report the cost. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createLog } from "@latch/adapters/telemetry/log";
import type { AppEnv } from "@latch/api";
import { readServerConfig } from "@latch/config/server";
import { createHashingPool, createObservation, listen } from "@latch/server";
import { Hono } from "hono";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import { connectionFrom, openLatch } from "./latch.ts";
import type { Answer, SendRequest, Variant } from "./targets.ts";

const variant = process.env["VARIANT"] as Variant;
const body = JSON.parse(process.env["BODY"] ?? "{}") as Record<string, string>;

function bare(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  if (variant === "hono+ids+headers") app.use(requestId(), secureHeaders());
  return app.get("/auth/verify", (c) => c.json(body));
}

/** Opens the API as `npm start` does. */
async function latch(): Promise<Hono<AppEnv>> {
  const inline = process.env["HASHING"] === "inline";
  const log = createLog("info", { bufferMs: 10 });
  const environment = {
    ...process.env,
    METRICS: variant === "latch+metrics" ? "true" : "false",
  };
  const config = readServerConfig(environment);
  const { observation, observer } = await createObservation({ config, environment, log });
  return openLatch(environment, {
    log,
    observation,
    observer,
    ...(!inline && { hasher: createHashingPool({ cost: 10 }).hasher }),
  }).app;
}

async function serveBare(): Promise<number> {
  const server = createServer((_request, response) => {
    const text = JSON.stringify(body);
    response.writeHead(200, { "content-type": "application/json", "content-length": text.length });
    response.end(text);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

const app = variant.startsWith("latch") ? await latch() : bare();

async function answer(ask: SendRequest): Promise<Answer> {
  if ("serve" in ask) {
    if (variant === "node:http") return { port: await serveBare() };
    return { port: (await listen(app, { port: 0, host: "127.0.0.1" })).port };
  }
  if ("run" in ask) {
    for (let done = 0; done < ask.run; done++) {
      const request = new Request("http://127.0.0.1/auth/verify", { headers: ask.headers });
      const response = await app.fetch(request, connectionFrom());
      if (response.status !== 200) throw new Error(`Refused: ${await response.text()}`);
      await response.text();
    }
  }
  const { user, system } = process.cpuUsage();
  return { cpu: user + system };
}

process.on("message", async (ask: SendRequest) => process.send?.(await answer(ask)));
process.on("disconnect", () => process.exit());
