import type { Dependencies, Routes } from "@latch/contract";
import { ProblemError } from "@latch/core";
import type { AppDeps } from "../deps.ts";
import type { Handlers } from "../implement.ts";

const cacheable = { "cache-control": "public, max-age=300" };

export const systemHandlers = ({
  version,
  dependencies,
  observation,
  readAsset,
  contact,
}: AppDeps): Handlers<Routes["system"]> => {
  const startedAtMs = performance.now();
  let document: Uint8Array<ArrayBuffer> | undefined;
  return {
    getHealth(c) {
      const uptime = Math.round(performance.now() - startedAtMs) / 1000;
      return c.json({ status: "ok" as const, version, uptime }, 200);
    },

    async getReadiness(c) {
      const results = await Promise.all(Object.entries(dependencies).map(checkDependency));
      const missing = results.filter(({ status }) => status !== "ok").map(({ name }) => name);
      if (missing.length > 0) {
        throw new ProblemError("unavailable", {
          detail: `Unavailable: ${missing.join(", ")}`,
          dependencies: results,
          retryAfterSeconds: 1,
        });
      }
      return c.json({ status: "ok" as const, dependencies: results }, 200);
    },

    async getMetrics(c) {
      const { metricsPage } = observation ?? {};
      if (!metricsPage) {
        throw new ProblemError("not_found", { detail: "Metrics are disabled" });
      }
      const text = await metricsPage(c.req.header("authorization"));
      return c.body(text, 200, {
        "content-type": "text/plain; version=0.0.4; charset=utf-8",
      }) as never;
    },

    async getOpenApi(c) {
      document ??= addContact(await readAsset("openapi.json"), contact);
      if (!document) throw new ProblemError("not_found");
      return c.body(document, 200, { ...cacheable, "content-type": "application/json" }) as never;
    },
  };
};

/** Adds `info.contact` to the text of an OpenAPI document. */
function addContact(
  text: Uint8Array<ArrayBuffer> | undefined,
  contact: AppDeps["contact"],
): Uint8Array<ArrayBuffer> | undefined {
  if (!text || !contact) return text;
  const document = JSON.parse(new TextDecoder().decode(text));
  document.info.contact = contact;
  return new TextEncoder().encode(JSON.stringify(document));
}

/** Milliseconds after which a dependency counts as unavailable. */
const timeoutMs = 2000;

async function checkDependency([name, ping]: [string, () => Promise<unknown>]): Promise<
  Dependencies[number]
> {
  const startedAtMs = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const status = await Promise.race([
    ping().then(
      () => "ok" as const,
      () => "unavailable" as const,
    ),
    new Promise<"unavailable">((resolve) => {
      timer = setTimeout(resolve, timeoutMs, "unavailable");
    }),
  ]);
  clearTimeout(timer);
  return { name, status, latency: Math.round((performance.now() - startedAtMs) * 10) / 10 };
}
