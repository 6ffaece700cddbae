/** `npm run build:functions`: builds the Lambda bundles and prints their sizes and start times. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createKeyRing, derivePurposeKeys } from "@latch/adapters/crypto";
import { tables } from "@latch/adapters/dynamodb";
import { build } from "esbuild";
import {
  assets,
  esbuildOptions,
  handlerFile,
  measureStartBytes,
  tasksAssets,
} from "../infra/bundle.ts";
import { sealLinks } from "../infra/seal-links.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** KiB that each function may load at its start. Each cold start reads and compiles this code. */
export const sizeLimits = {
  api: 450,
  authorizer: 130,
  "forget-person": 360,
  "deliver-webhooks": 400,
  "plan-webhooks": 360,
  "publish-changes": 370,
  "record-activity": 150,
  "send-links": 570,
  "send-mail": 570,
  "check-devices": 570,
  sweep: 190,
  tasks: 235,
};
export type FunctionName = keyof typeof sizeLimits;

const assetsByFunction: Partial<Record<FunctionName, typeof assets>> = {
  api: assets,
  tasks: tasksAssets,
};

/**
 * Bundles a function like SST does, into an empty folder.
 * @returns the size of the code that it loads at its start, in KiB
 */
export async function bundle(name: FunctionName, folder: string): Promise<number> {
  const { metafile } = await build({
    ...esbuildOptions,
    entryPoints: { [name]: join(root, `${handlerFile(name)}.ts`) },
    absWorkingDir: folder,
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    metafile: true,
    minify: true,
    platform: "node",
    format: "esm",
    // CommonJS modules in the bundle load Node's modules by `require`.
    banner: {
      js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);',
    },
    logLevel: "warning",
  });
  for (const { from, to } of assetsByFunction[name] ?? [])
    cpSync(join(root, from), join(folder, to));
  return measureStartBytes(metafile.outputs, `${name}.mjs`) / 1024;
}

/** The values of Stripe's secrets when they are not set. */
export const unsetStripeSecrets = {
  StripeSecretKey: { value: "" },
  StripeWebhookSecret: { value: "" },
};

type StartTime = { cpuMs: number; wallMs: number };

/** Measures the time that a new process needs to run `code`. @returns the medians of several runs */
function measureStart(code: string, folder: string, env: Record<string, string>): StartTime {
  const report =
    "const{user,system}=process.cpuUsage();console.log(JSON.stringify({cpuMs:(user+system)/1000,wallMs:performance.now()}))";
  const starts = Array.from({ length: 11 }, (): StartTime => {
    const args = ["--input-type=module", "--eval", `${code};${report};process.exit()`];
    // A function writes a line to its log if its settings lack something.
    const lines = execFileSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" });
    return JSON.parse(lines.trimEnd().split("\n").at(-1) ?? "");
  });
  const median = (values: number[]) =>
    Math.round(values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN);
  return {
    cpuMs: median(starts.map(({ cpuMs }) => cpuMs)),
    wallMs: median(starts.map(({ wallMs }) => wallMs)),
  };
}

if (import.meta.main) {
  const links = Object.keys(tables).map((name) => [name, { name }] as const);
  const Events = { arn: "arn:aws:sns:us-east-1:123456789012:latch-events" };
  const Deliveries = { url: "https://sqs.us-east-1.amazonaws.com/123456789012/deliveries" };
  const MailQueue = { url: "https://sqs.us-east-1.amazonaws.com/123456789012/latch-send-mail" };
  const keys = await createKeyRing();
  const LatchKeys = { value: JSON.stringify(keys) };
  const MailKeys = { value: JSON.stringify(await derivePurposeKeys(keys, "mail")) };
  const WebhookKeys = { value: JSON.stringify(await derivePurposeKeys(keys, "webhooks")) };
  const MaintenanceKeys = { value: JSON.stringify(await derivePurposeKeys(keys, "maintenance")) };
  const environment = { AWS_REGION: "us-east-1", LATCH_ISSUER: "https://api.example.com" };

  for (const [name, limit] of Object.entries(sizeLimits) as [FunctionName, number][]) {
    const folder = join(root, "dist/functions", name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const size = await bundle(name, folder);
    console.log(`dist/functions/${name}/${name}.mjs: ${Math.ceil(size)} KiB of at most ${limit}`);
    if (size > limit) process.exitCode = 1;

    const env = {
      ...environment,
      ...sealLinks(folder, {
        ...Object.fromEntries(links),
        ...unsetStripeSecrets,
        LatchKeys,
        MailKeys,
        WebhookKeys,
        MaintenanceKeys,
        Events,
        Deliveries,
        MailQueue,
        LinkMailQueue: MailQueue,
        DeviceCheckQueue: MailQueue,
      }),
    };
    const file = pathToFileURL(join(folder, `${name}.mjs`));
    const start = measureStart(`await import(${JSON.stringify(file)})`, folder, env);
    const empty = measureStart("", folder, env);
    rmSync(join(folder, "resource.enc"));
    console.log(
      `start: ${start.cpuMs} ms CPU, ${start.wallMs} ms; an empty process ${empty.cpuMs}, ${empty.wallMs}`,
    );
  }
}
