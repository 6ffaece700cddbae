import { expect, onTestFinished, test } from "vitest";
import { openBrowser } from "../support/browser/app.ts";
import {
  findFreePort,
  installExample,
  startApi,
  startExample,
} from "../support/examples/example.ts";

test("the page signs up, stays signed in after a reload, logs out and logs in", async () => {
  const folder = installExample("plain-html");
  const PORT = String(await findFreePort());
  const { issuer } = await startApi(onTestFinished, {
    ALLOWED_ORIGINS: `http://127.0.0.1:${PORT}`,
  });
  const environment = { PORT, LATCH_ISSUER: issuer };
  const origin = await startExample(folder, [process.execPath, "server.js"], environment);

  const page = await (await openBrowser()).newPage();
  const log: string[] = [];
  page.on("console", (message) => log.push(message.text()));
  page.on("pageerror", (error) => log.push(error.message));
  await page.goto(origin);
  await page.fill("input[name=identifier]", "ada@example.com");
  await page.fill("input[name=password]", "correct horse battery staple");
  await page.click("#sign-up");
  await page.waitForSelector("#account:not([hidden])");
  await page.reload();
  await page.waitForSelector("#account:not([hidden])");
  expect(await page.textContent("#email")).toBe("ada@example.com");
  await page.click("#log-out");
  await page.waitForSelector("#log-in:not([hidden])");
  expect(log).toEqual([]);

  await page.fill("input[name=identifier]", "ada@example.com");
  await page.fill("input[name=password]", "wrong");
  await page.click("button[type=submit]");
  await page.waitForFunction("document.getElementById('problem').textContent !== ''");
  expect(await page.textContent("#problem")).toBe("The identifier or password is incorrect");
  await page.fill("input[name=password]", "correct horse battery staple");
  await page.click("button[type=submit]");
  await page.waitForSelector("#account:not([hidden])");

  for (const path of ["/client/../package.json", "/client/..%2fpackage.json", "/server.js"]) {
    expect((await fetch(origin + path)).status).toBe(404);
  }
});
