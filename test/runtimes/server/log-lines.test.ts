import { expect, test } from "vitest";
import { startCommand } from "../../support/processes/program.ts";

/** Returns the lines that a process has logged before it ends in the given way. */
async function readLines(bufferMs: number, work: string): Promise<string[]> {
  const module = import.meta.resolve("@latch/adapters/telemetry/log");
  const script = `import { createLog } from ${JSON.stringify(module)};
    const log = createLog("info", { bufferMs: ${bufferMs} });
    ${work}`;
  const { ended } = startCommand(process.execPath, ["--input-type=module", "-e", script], {});
  const { stdout } = await ended;
  return stdout
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line).msg);
}

const killed = `process.kill(process.pid, "SIGKILL")`;

test("unbuffered lines are written, however the process ends", async () => {
  expect(await readLines(0, `log.info({}, "one"); ${killed}`)).toEqual(["one"]);
});

test("buffered lines are written at the exit, in order, and before a line of a higher level", async () => {
  const lines = `log.info({}, "one"); log.info({}, "two"); log.warn({}, "three"); log.info({}, "four");`;
  expect(await readLines(60_000, `${lines} process.exit(1)`)).toEqual([
    "one",
    "two",
    "three",
    "four",
  ]);
  expect(await readLines(60_000, `${lines} ${killed}`)).toEqual(["one", "two", "three"]);
  expect(
    await readLines(60_000, `log.info({}, "one"); log.info({ event: "x" }, "two"); ${killed}`),
  ).toEqual(["one", "two"]);
  expect(await readLines(10, `log.info({}, "one"); setTimeout(() => { ${killed} }, 200)`)).toEqual([
    "one",
  ]);
});
