import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { expect, onTestFinished, test } from "vitest";
import { startApi } from "../support/examples/example.ts";
import { root } from "../support/processes/program.ts";

const worker = `
  import { createVerifier, guardRequest } from "@latch/client/verify";
  let handle;
  export default {
    fetch(request, { LATCH_ISSUER, TIMEOUT }) {
      handle ??= guardRequest(
        createVerifier({ issuer: LATCH_ISSUER, timeout: TIMEOUT }),
        { scope: "tasks:read" },
        (_, { kind, userId }) => Response.json({ kind, userId }),
      );
      return handle(request);
    },
  };
`;

/** Starts a worker whose only export is a guarded route. */
async function startWorker(LATCH_ISSUER: string, TIMEOUT: number) {
  const { outputFiles } = await build({
    stdin: { contents: worker, resolveDir: root },
    bundle: true,
    format: "esm",
    platform: "neutral",
    write: false,
  });
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    modules: true,
    script: outputFiles[0]?.text ?? "",
    compatibilityDate: "2026-07-01",
    bindings: { LATCH_ISSUER, TIMEOUT },
  });
  onTestFinished(() => miniflare.dispose());
  const url = await miniflare.ready;
  return (headers: Record<string, string>, signal?: AbortSignal) =>
    fetch(url, { headers, ...(signal && { signal }) });
}

test("a worker verifies tokens and API keys, also for concurrent requests", async () => {
  const { issuer, signUp, requests } = await startApi(onTestFinished);
  const { accessToken, user, latch } = await signUp();
  const send = await startWorker(issuer, 60_000);
  const all = (headers: Record<string, string>) =>
    Promise.all(Array.from({ length: 20 }, async () => (await send(headers)).json()));
  const byToken = await all({ authorization: `Bearer ${accessToken}` });
  expect(new Set(byToken.map((each) => JSON.stringify(each)))).toEqual(
    new Set([JSON.stringify({ kind: "session", userId: user.id })]),
  );
  const { data } = await latch.createApiKey({
    body: { name: "job", scopes: ["tasks:read", "token:verify"] },
  });
  const byKey = await all({ "x-api-key": data?.key ?? "" });
  expect(new Set(byKey.map((each) => JSON.stringify(each)))).toEqual(
    new Set([JSON.stringify({ kind: "apiKey", userId: user.id })]),
  );
  expect(requests.filter((path) => path === "/.well-known/jwks.json")).toHaveLength(1);
  expect(requests.filter((path) => path === "/auth/verify")).toHaveLength(1);
});

test("a client that goes away does not keep the others waiting", async () => {
  const { issuer, signUp, requests, hold } = await startApi(onTestFinished);
  const { accessToken } = await signUp();
  const send = await startWorker(issuer, 1000);
  const headers = { authorization: `Bearer ${accessToken}` };
  const release = hold();
  const leaving = new AbortController();
  const left = send(headers, leaving.signal).catch((error: Error) => error.name);
  await expect.poll(() => requests.length).toBe(1);
  const other = send(headers);
  leaving.abort();
  expect(await left).toBe("AbortError");
  expect([200, 503]).toContain((await other).status);
  release();
  await expect.poll(async () => (await send(headers)).status).toBe(200);
});
