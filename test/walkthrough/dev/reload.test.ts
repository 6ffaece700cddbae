import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { copyRepository, startLatch, temporaryFolder } from "../../support/processes/program.ts";

test("a saved file restarts the API on the same port; after a broken one, it waits for the next save", async () => {
  const base = copyRepository();
  const env = ["PORT=0", `DYNAMODB_ENDPOINT=${inject("dynamoEndpoint")}`, "LOG_LEVEL=warn"];
  writeFileSync(join(base, ".env"), env.join("\n"));
  const folder = temporaryFolder();
  // A variable of the shell takes precedence over .env.
  const dev = startLatch(["dev"], { LATCH_DATA_DIR: folder, LOG_LEVEL: "info" }, { base });
  const [, origin = ""] = await dev.waitForOutput(/API +(\S+)/);

  const file = join(base, "packages/api/src/handlers/system.ts");
  const source = readFileSync(file, "utf8");
  /** Saves the file and waits until the program prints the outcome. */
  async function save(text: string, outcome: RegExp): Promise<void> {
    const before = dev.output().length;
    writeFileSync(file, text);
    await dev.waitForOutput(outcome, before);
  }
  const health = () => fetch(`${origin}/health`).then((answer) => answer.json());

  expect(await health()).toMatchObject({ status: "ok" });
  await save(source.replaceAll('status: "ok"', 'status: "reloaded"'), /"msg":"listening"/);
  expect(await health()).toMatchObject({ status: "reloaded" });

  await save(`${source}\nnonsense(;`, /system\.ts changed: restarting/);
  await dev.complains(/The API did not start\. Fix the error and save a file to restart\./);
  await save(source, /"msg":"listening"/);
  expect(await health()).toMatchObject({ status: "ok" });
});
