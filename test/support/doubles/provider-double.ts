import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, onTestFinished } from "vitest";

type Received = {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: Record<string, unknown>;
};
export type Outcome = Answer | "silence" | "dropped";
export type Answer = { status: number; body?: object; headers?: Record<string, string> };

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
for (const name of ["brevo", "ses"]) {
  const file = new URL(`./published/${name}-send.json`, import.meta.url);
  ajv.addSchema(JSON.parse(readFileSync(file, "utf8")));
}

/** Checks a value against the published description of a provider. */
export function expectPublished(provider: "brevo" | "ses", part: string, value: unknown): void {
  const validate = ajv.getSchema(`${provider}#/$defs/${part}`);
  if (!validate) throw new Error(`${provider} describes no ${part}`);
  expect(validate(value), ajv.errorsText(validate.errors)).toBe(true);
}

/** Starts a double of a provider that records requests and sends the given responses. */
export async function startProvider(answer: (received: Received) => Outcome | Promise<Outcome>) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url: path = "", headers } = request;
    const one = { method, path, headers, body: (await json(request)) as Record<string, unknown> };
    received.push(one);
    const told = await answer(one);
    if (told === "dropped") return response.destroy();
    if (told === "silence") return;
    response
      .writeHead(told.status, { "content-type": "application/json", ...told.headers })
      .end(JSON.stringify(told.body ?? {}));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}
