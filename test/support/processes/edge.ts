import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { createKeyRing } from "@latch/adapters/crypto";
import { Response as EdgeResponse, Miniflare } from "miniflare";
import { inject } from "vitest";
import { assets } from "../../../infra/bundle.ts";
import { bundleWorker } from "../../../scripts/bundle-worker.ts";
import { root } from "./program.ts";

/** The client address that the edge reports to workerd. */
export const edgeAddress = "198.51.100.77";

/** Starts the edge in workerd, with the bindings of a deployment. */
export async function startEdge(
  tablePrefix: string,
  bindings: Record<string, string> = {},
  { cloudflare = true } = {},
) {
  const { code } = await bundleWorker();
  const files = new Map(assets.map(({ from, to }) => [`/${to}`, join(root, from)]));
  let output = "";
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    modules: true,
    script: code,
    compatibilityDate: "2026-07-01",
    cf: cloudflare ? { colo: "FRA" } : {},
    handleRuntimeStdio(...streams: Readable[]) {
      for (const stream of streams) {
        stream.on("data", (chunk) => {
          output += chunk;
        });
      }
    },
    bindings: {
      NODE_ENV: "test",
      LATCH_ISSUER: "https://edge.example.com",
      LATCH_TABLE_PREFIX: tablePrefix,
      LATCH_KEYS: JSON.stringify(await createKeyRing()),
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
      BCRYPT_COST: "4",
      ...bindings,
    },
    serviceBindings: {
      ASSETS: (request: { url: string }) => {
        const file = files.get(new URL(request.url).pathname);
        return file
          ? new EdgeResponse(readFileSync(file))
          : new EdgeResponse(null, { status: 404 });
      },
    },
  });
  await miniflare.ready;
  return {
    async fetch(request: Request): Promise<Response> {
      const headers = { ...Object.fromEntries(request.headers), "cf-connecting-ip": edgeAddress };
      const body = await request.arrayBuffer();
      const response = await miniflare.dispatchFetch(request.url, {
        method: request.method,
        headers,
        body: body.byteLength > 0 ? body : null,
        redirect: "manual",
      });
      return new Response(response.status === 204 ? null : await response.arrayBuffer(), {
        status: response.status,
        headers: [...response.headers],
      });
    },
    /** Returns its log. */
    log: () => output,
    stop: () => miniflare.dispose(),
  };
}
