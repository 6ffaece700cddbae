import { parseKeyRing } from "@latch/adapters/crypto";
import { createAccessTokens } from "@latch/adapters/jwt";
import { load } from "./load.ts";
import { median, type Row, ratio } from "./report.ts";
import { startTarget, type Target, type Variant } from "./targets.ts";

const names: Record<Variant, string> = {
  "node:http": "bare node:http",
  hono: "bare Hono",
  "hono+ids+headers": "Hono with requestId and secureHeaders",
  latch: "Latch verifyToken",
  "latch+metrics": "Latch verifyToken with METRICS=true",
};
const variants = Object.keys(names) as Variant[];

type Environment = Record<string, string>;
/** Microseconds of CPU per request, and requests per second. */
type Sample = { cpu: number; perSecond: number };
type Samples = (variant: Variant, key: keyof Sample) => number[];

/** Compares verifyToken with bare routes that return the same JSON. */
export async function checkTokens(
  environment: Environment,
  accessToken: string,
  body: string,
): Promise<Row[]> {
  const headers = { authorization: `Bearer ${accessToken}` };
  const settings = { ...environment, BODY: body };
  return [
    ...httpRows(await compare(settings, overHttp(headers))),
    ...localRows(await compare(settings, inProcess(headers))),
    ...(await signatureRows(environment)),
  ];
}

type Measure = (target: Target) => Promise<() => Promise<Sample>>;

/** Measures all variants in turn, A B C D, A B C D, …, each in its own process. */
async function compare(settings: Environment, prepare: Measure): Promise<Samples> {
  const samples = new Map(variants.map((variant) => [variant, [] as Sample[]]));
  const targets = variants.map((variant) => ({ variant, target: startTarget(variant, settings) }));
  const measured = [];
  // One after the other: the compiler warms up during the preparation.
  for (const { variant, target } of targets) {
    measured.push({ variant, measure: await prepare(target) });
  }
  for (let round = 0; round < 8; round++) {
    for (const { variant, measure } of measured) samples.get(variant)?.push(await measure());
  }
  await Promise.all(targets.map(({ target }) => target.stop()));
  return (variant, key) => (samples.get(variant) ?? []).map((sample) => sample[key]);
}

const overHttp =
  (headers: Record<string, string>): Measure =>
  async (target) => {
    const port = await target.serve();
    const request = { method: "GET", path: "/auth/verify", headers };
    await load(port, request, { connections: 32, seconds: 1.5 });
    return async () => {
      const before = await target.cpu();
      const { requests, seconds } = await load(port, request, {
        connections: 32,
        seconds: 0.4,
        awake: true,
      });
      return { cpu: ((await target.cpu()) - before) / requests, perSecond: requests / seconds };
    };
  };

const inProcess =
  (headers: Record<string, string>): Measure =>
  async (target) => {
    const requests = 3000;
    await target.run(3 * requests, headers);
    return async () => {
      const before = await target.cpu();
      const started = performance.now();
      await target.run(requests, headers);
      const seconds = (performance.now() - started) / 1000;
      return { cpu: ((await target.cpu()) - before) / requests, perSecond: requests / seconds };
    };
  };

const cpuRow = (group: string, samples: Samples, variant: Variant): Row => ({
  group,
  what: `${names[variant]}: CPU`,
  value: median(samples(variant, "cpu")),
  unit: "µs/request",
  note: `best ${Math.min(...samples(variant, "cpu")).toFixed(1)}`,
});

function httpRows(samples: Samples): Row[] {
  const group = "GET /auth/verify over HTTP: the server's CPU, 32 connections from another process";
  const share = ratio(samples("latch", "perSecond"), samples("hono", "perSecond"));
  return [
    ...variants.map((variant): Row => {
      const row = cpuRow(group, samples, variant);
      return variant === "latch" ? { ...row, goal: "≤ 40", met: row.value <= 40 } : row;
    }),
    ...variants.map((variant) => ({
      group,
      what: `${names[variant]}: throughput`,
      value: median(samples(variant, "perSecond")),
      unit: "requests/s",
    })),
    {
      group,
      what: "Latch : bare Hono, throughput",
      value: share,
      unit: "×",
      goal: "≥ 0.5",
      met: share >= 0.5,
      note: "median of pairs",
    },
  ];
}

function localRows(samples: Samples): Row[] {
  const group = "GET /auth/verify in process: app.fetch(new Request(…)), no network";
  const bare = samples("hono", "cpu");
  const own = samples("latch", "cpu").map((cpu, index) => cpu - (bare[index] ?? Number.NaN));
  return [
    ...variants.slice(1).map((variant) => cpuRow(group, samples, variant)),
    {
      group,
      what: "Latch's own share",
      value: median(own),
      unit: "µs/request",
      note: "over bare Hono, median of pairs",
    },
  ];
}

/** Measures the verification of one token: when it is new, and when it is cached. */
async function signatureRows(environment: Environment): Promise<Row[]> {
  const tokens = createAccessTokens(parseKeyRing(environment["LATCH_KEYS"] ?? ""), {
    issuer: "http://127.0.0.1",
    audience: "latch",
    lifetimeSeconds: 900,
    clock: Date.now,
  });
  const principal = {
    userId: "usr_bench",
    sessionId: "ses_bench",
    role: "user",
    scope: "",
    amr: ["pwd"],
    authTime: Math.floor(Date.now() / 1000),
  } as const;
  const issued = await Promise.all(Array.from({ length: 1000 }, () => tokens.issue(principal)));
  const verifyAll = async (): Promise<number> => {
    const before = process.cpuUsage();
    for (const { token } of issued) {
      if (!(await tokens.verify(token))) throw new Error("A token of ours is not valid");
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / issued.length;
  };
  const group = "An access token by itself";
  return [
    { group, what: "new: its signature is checked", value: await verifyAll(), unit: "µs" },
    {
      group,
      what: "seen before: remembered until it expires",
      value: await verifyAll(),
      unit: "µs",
    },
  ];
}
