import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { chooseParts, parts } from "./parts.ts";

test("measures the named parts, or those that do not take minutes", () => {
  expect(chooseParts(["server", "flows"])).toEqual(["flows", "server"]);
  expect(chooseParts([])).not.toContain("peers");
  expect(chooseParts(["peers"])).toEqual(["peers"]);
});

test.each([
  [["flows", "typo"], "typo: Must be a part"],
  [["--typo"], "Unknown option '--typo'"],
])("refuses %o, and lists the parts or the options", async (given, message) => {
  const main = new URL("main.ts", import.meta.url).pathname;
  const ended = promisify(execFile)(process.execPath, [main, ...given]);
  await expect(ended).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining(message),
    stdout: "",
  });
  const { stderr } = await ended.catch((error: { stderr: string }) => error);
  for (const part of Object.keys(parts)) expect(stderr).toContain(part);
});
