import { load } from "./load.ts";
import { median, type Row, ratio } from "./report.ts";
import { startTarget, type Target, type Variant } from "./targets.ts";

const variants: Variant[] = ["node:http", "hono", "hono+ids+headers", "latch"];
const names: Record<Variant, string> = {
  "node:http": "bare node:http",
  hono: "bare Hono",
  "hono+ids+headers": "Hono with requestId and secureHeaders",
  latch: "Latch verifyToken",
};

type Sample = { cpu: number; perSecond: number };
type Measure = (target: Target, variant: Variant) => Promise<Sample>;

/** verifyToken beside a bare route that answers the same JSON: A B C D, A B C D, … */
export async function checkTokens(
  environment: Record<string, string>,
  accessToken: string,
  body: string,
): Promise<Row[]> {
  const headers = { authorization: `Bearer ${accessToken}` };
  const settings = { ...environment, BODY: body };

  async function compare(measured: Variant[], rounds: number, measure: Measure) {
    const targets = new Map(measured.map((variant) => [variant, startTarget(variant, settings)]));
    const samples = new Map(measured.map((variant) => [variant, [] as Sample[]]));
    for (let done = 0; done <= rounds; done++) {
      for (const [variant, target] of targets) {
        const sample = await measure(target, variant);
        // The first round is for the compiler to warm up.
        if (done > 0) samples.get(variant)?.push(sample);
      }
    }
    await Promise.all([...targets.values()].map((target) => target.stop()));
    return (variant: Variant, key: keyof Sample) =>
      (samples.get(variant) ?? []).map((sample) => sample[key]);
  }

  const ports = new Map<Variant, number>();
  const overHttp = await compare(variants, 9, async (target, variant) => {
    const port = ports.get(variant) ?? (await target.serve());
    ports.set(variant, port);
    const before = await target.cpu();
    const { requests, seconds } = await load(
      port,
      { method: "GET", path: "/auth/verify", headers },
      { connections: 32, seconds: 0.4, awake: true },
    );
    return { cpu: ((await target.cpu()) - before) / requests, perSecond: requests / seconds };
  });

  const requests = 4000;
  const inProcess = await compare(variants.slice(1), 9, async (target) => {
    const before = await target.cpu();
    const started = performance.now();
    await target.run(requests, headers);
    const perSecond = requests / ((performance.now() - started) / 1000);
    return { cpu: ((await target.cpu()) - before) / requests, perSecond };
  });

  const http = "GET /auth/verify over HTTP (32 connections, load from another process)";
  const local = "GET /auth/verify in process: app.fetch(new Request(…))";
  const cpu = median(overHttp("latch", "cpu"));
  const share = ratio(overHttp("latch", "perSecond"), overHttp("hono", "perSecond"));
  return [
    ...variants.map((variant) => ({
      group: http,
      what: `${names[variant]}: server CPU`,
      value: median(overHttp(variant, "cpu")),
      unit: "µs/request",
      ...(variant === "latch" && { goal: "≤ 40", met: cpu <= 40 }),
    })),
    ...variants.map((variant) => ({
      group: http,
      what: `${names[variant]}: throughput`,
      value: Math.round(median(overHttp(variant, "perSecond"))),
      unit: "requests/s",
    })),
    {
      group: http,
      what: "Latch : bare Hono, throughput",
      value: share,
      unit: "×",
      goal: "≥ 0.5",
      met: share >= 0.5,
      note: "median of pairs",
    },
    ...variants.slice(1).map((variant) => ({
      group: local,
      what: `${names[variant]}: CPU`,
      value: median(inProcess(variant, "cpu")),
      unit: "µs/request",
    })),
    {
      group: local,
      what: "Latch's own share",
      value: median(
        inProcess("latch", "cpu").map((own, index) => own - (inProcess("hono", "cpu")[index] ?? 0)),
      ),
      unit: "µs/request",
      note: "over bare Hono, median of pairs",
    },
  ];
}
