import type { Readiness, systemRoutes } from "@latch/contract";
import { ProblemError } from "@latch/core";
import type { Deps, ServiceDeps } from "../deps.ts";
import type { Handlers } from "../implement.ts";

/** Keys change seldom, and the next one is published long before it signs. */
const cacheable = { "cache-control": "public, max-age=300" };

/** What every app of ours says about itself. */
type ServiceRoutes = Pick<
  typeof systemRoutes,
  "getHealth" | "getReadiness" | "getMetrics" | "getOpenApi"
>;

export const serviceHandlers = ({
  version,
  dependencies,
  observation,
  readAsset,
}: ServiceDeps): Handlers<ServiceRoutes> => {
  const startedAt = performance.now();
  return {
    getHealth(c) {
      const uptime = Math.round(performance.now() - startedAt) / 1000;
      return c.json({ status: "ok" as const, version, uptime }, 200);
    },

    async getReadiness(c) {
      const checked = await Promise.all(Object.entries(dependencies).map(check));
      const down = checked.some(({ status }) => status !== "ok");
      return down
        ? c.json({ status: "unavailable" as const, dependencies: checked }, 503)
        : c.json({ status: "ok" as const, dependencies: checked }, 200);
    },

    async getMetrics(c) {
      const { metricsPage } = observation ?? {};
      if (!metricsPage) {
        throw new ProblemError("not_found", { detail: "There is no page of metrics here" });
      }
      const text = await metricsPage(c.req.header("authorization"));
      return c.body(text, 200, {
        "content-type": "text/plain; version=0.0.4; charset=utf-8",
      }) as never;
    },

    async getOpenApi(c) {
      const document = await readAsset("openapi.json");
      if (!document) throw new ProblemError("not_found");
      return c.body(document, 200, { ...cacheable, "content-type": "application/json" }) as never;
    },
  };
};

export const systemHandlers = (deps: Deps): Handlers<typeof systemRoutes> => ({
  ...serviceHandlers(deps),

  getJwks: (c) => c.json(deps.jwks, 200, cacheable),

  getOpenIdConfiguration: (c) =>
    c.json(
      {
        issuer: deps.issuer,
        jwks_uri: new URL("/.well-known/jwks.json", deps.issuer).href,
        response_types_supported: ["none"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["ES256"],
        token_endpoint_auth_methods_supported: ["none"],
        claims_supported: ["iss", "aud", "sub", "iat", "exp", "jti", "sid", "role", "scope"],
      },
      200,
      cacheable,
    ),
});

/** Milliseconds after which a dependency counts as down. */
const patience = 2000;

async function check([name, ask]: [string, () => Promise<unknown>]): Promise<
  Readiness["dependencies"][number]
> {
  const started = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const status = await Promise.race([
    ask().then(
      () => "ok" as const,
      () => "unavailable" as const,
    ),
    new Promise<"unavailable">((resolve) => {
      timer = setTimeout(resolve, patience, "unavailable");
    }),
  ]);
  clearTimeout(timer);
  return { name, status, latency: Math.round((performance.now() - started) * 10) / 10 };
}
