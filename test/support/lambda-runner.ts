/** One execution environment of Lambda: loads the bundle of its folder, answers its parent's events. */
import { globSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { LambdaReply } from "./lambda.ts";

const reply = (message: LambdaReply) => process.send?.(message);
const [bundle = ""] = globSync("*.mjs");
const { handler } = await import(pathToFileURL(bundle).href);

process.on("message", async (event) => {
  try {
    reply({ result: await handler(event, { awsRequestId: crypto.randomUUID() }) });
  } catch (error) {
    reply({ error: String(error) });
  }
});
reply({ started: true });
