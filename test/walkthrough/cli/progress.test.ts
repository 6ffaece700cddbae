import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { withProgress } from "../../../packages/cli/src/terminal/progress.ts";

function openOutput(isTTY: boolean) {
  let text = "";
  return {
    isTTY,
    columns: 80,
    write(chunk: string) {
      text += chunk;
      return true;
    },
    text: () => text,
  };
}

test("a terminal shows one line that changes, with a bar where the total is known, and clears it", async () => {
  const output = openOutput(true);
  const result = await withProgress(
    "Importing users",
    async ({ show }) => {
      show("1,000 lines", 50);
      await sleep(50);
      return "done";
    },
    { total: 100, output, everyMs: 5 },
  );
  expect(result).toBe("done");
  expect(output.text()).toMatch(/Importing users ━{12}─{12} 50% · 1,000 lines/);
  expect(output.text()).not.toContain("\n");
  expect(output.text().endsWith("\x1b[2K")).toBe(true);
});

test("elsewhere it is a line now and then, and none for work that is short", async () => {
  const output = openOutput(false);
  await withProgress("Creating tables", async () => {}, { output });
  expect(output.text()).toBe("");
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { promise, resolve } = Promise.withResolvers<void>();
  const importing = withProgress(
    "Importing users",
    async ({ show, print }) => {
      print("Waiting for ada@laptop, who is migrating.");
      show("10 lines", 10);
      await promise;
    },
    { total: 100, output },
  );
  vi.advanceTimersByTime(10_000);
  resolve();
  await importing;
  expect(output.text()).toBe(
    "Waiting for ada@laptop, who is migrating.\nImporting users: 10%, 10 lines, 0:10\n",
  );
});

test("work that fails ends its progress", async () => {
  const output = openOutput(false);
  const failing = withProgress("Migrating", () => Promise.reject(new Error("no")), {
    output,
    everyMs: 5,
  });
  await expect(failing).rejects.toThrow("no");
  await sleep(20);
  expect(output.text()).toBe("");
});
