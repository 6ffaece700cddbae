import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { startCommand } from "../../support/processes/program.ts";

/** The arguments of a process that does `work` with a log. */
function argumentsOf(work: string, { bufferMs = 0, level = "info" } = {}): string[] {
  const module = import.meta.resolve("@latch/adapters/telemetry/log");
  const script = `import { createLog } from ${JSON.stringify(module)};
    const log = createLog("${level}", { bufferMs: ${bufferMs} });
    ${work}`;
  return ["--input-type=module", "-e", script];
}

const parseLines = (output: string) =>
  output
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** Returns the messages that a process has logged before it ends in the given way. */
async function readLines(bufferMs: number, work: string): Promise<string[]> {
  const { ended } = startCommand(process.execPath, argumentsOf(work, { bufferMs }), {});
  return parseLines((await ended).stdout).map(({ msg }) => msg);
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

test("a line has the level, the time and the fields, and only levels from the configured one are written", async () => {
  const work = `log.info({ a: 1 }, "one"); log.warn({ b: undefined, c: "x" }, "two"); log.error({}, "three");`;
  const { ended } = startCommand(process.execPath, argumentsOf(work, { level: "warn" }), {});
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(parseLines((await ended).stdout)).toEqual([
    { level: "warn", time, c: "x", msg: "two" },
    { level: "error", time, msg: "three" },
  ]);
  const silent = startCommand(process.execPath, argumentsOf(work, { level: "silent" }), {});
  expect((await silent.ended).stdout).toBe("");
});

test("an error is logged with its causes and its properties, except those that JSON cannot contain", async () => {
  const work = `const circle = {}; circle.self = circle;
    const cause = Object.assign(new TypeError("inner"), { cause: undefined });
    const err = Object.assign(new RangeError("outer", { cause }), { code: "E_X", circle, big: 1n, $metadata: { requestId: "r" } });
    log.error({ event: "x", err }, "one");
    log.error({ err: new AggregateError([new Error("first")], "all") }, "two");
    cause.cause = err; log.warn({ err }, "three"); log.warn({ err: "a text" }, "four");`;
  const { ended } = startCommand(process.execPath, argumentsOf(work), {});
  const [one, two, three, four] = parseLines((await ended).stdout);
  expect(one.err).toEqual({
    type: "RangeError",
    message: "outer: inner",
    stack: expect.stringMatching(
      /^RangeError: outer\n\s+at .*caused by: TypeError: inner\n\s+at /s,
    ),
    code: "E_X",
    $metadata: { requestId: "r" },
  });
  expect(two.err).toMatchObject({ message: "all", aggregateErrors: [{ message: "first" }] });
  expect([three.err.message, four.err]).toEqual(["outer: inner", "a text"]);
});

test("a pipe whose reader is slow gets all lines, and one whose reader has ended stops nothing", async () => {
  const work = `for (let line = 0; line < 3000; line++) log.info({ text: "x".repeat(300) }, String(line));
    process.stderr.write("done");`;
  const slow = spawn(process.execPath, argumentsOf(work), { stdio: ["ignore", "pipe", "ignore"] });
  await sleep(1000);
  expect(parseLines(await text(slow.stdout)).map(({ msg }) => msg)).toEqual(
    Array.from({ length: 3000 }, (_, line) => String(line)),
  );
  const deaf = spawn(process.execPath, argumentsOf(work), { stdio: ["ignore", "pipe", "pipe"] });
  deaf.stdout.destroy();
  expect(await text(deaf.stderr)).toBe("done");
  await once(deaf, "close");
});
