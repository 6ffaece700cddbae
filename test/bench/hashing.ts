import { load } from "./load.ts";
import { median, p95, type Row } from "./report.ts";
import { startTarget } from "./targets.ts";

/** Measures a plain GET during logins, with the hashing pool and without. */
export async function measureHashing(
  environment: Record<string, string>,
  accessToken: string,
  credentials: { identifier: string; password: string },
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const hashing of ["pool", "inline"]) {
    const target = startTarget("latch", {
      ...environment,
      RATE_LIMITS: "false",
      HASHING: hashing,
    });
    const port = await target.serve();
    const logIn = { method: "POST", path: "/auth/login", body: credentials };
    const get = {
      method: "GET",
      path: "/auth/verify",
      headers: { authorization: `Bearer ${accessToken}` },
    };
    await load(port, logIn, { connections: 16, seconds: 0.5 });
    const [logIns, gets] = await Promise.all([
      load(port, logIn, { connections: 16, seconds: 3 }),
      load(port, get, { connections: 1, seconds: 3, pause: 5 }),
    ]);
    await target.stop();
    const group = "GET /auth/verify while 16 log-ins are in flight";
    const name = hashing === "pool" ? "hashing in workers" : "hashing in the server's thread";
    rows.push(
      { group, what: `${name}: p50`, value: median(gets.latencies), unit: "ms" },
      { group, what: `${name}: p95`, value: p95(gets.latencies), unit: "ms" },
      { group, what: `${name}: log-ins`, value: logIns.requests / logIns.seconds, unit: "/s" },
    );
  }
  return rows;
}
