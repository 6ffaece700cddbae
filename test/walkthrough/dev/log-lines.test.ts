import { expect, test } from "vitest";
import { createLineFormatter } from "../../../packages/dev/src/log-lines.ts";
import { startLatch, temporaryFolder } from "../../support/processes/program.ts";
import { startAtTerminal } from "../../support/processes/terminal.ts";

const format = createLineFormatter({ colour: false });

/** Formats a line of the log, without its time. */
const formatFields = (fields: object): string => {
  const line = format(JSON.stringify({ time: "2026-11-29T22:00:00.000Z", ...fields }));
  expect(line).toMatch(/^\[\d\d:\d\d:00\] /);
  return String(line).slice("[22:00:00] ".length);
};

const request = {
  level: "info",
  requestId: "r",
  traceId: "t",
  method: "POST",
  path: "/auth/login",
  ms: 12.3,
  address: "127.0.0.1",
  msg: "request",
};

test("a request is a line with operation, status and duration", () => {
  expect(formatFields({ ...request, operationId: "logIn", status: 200, userId: "usr_1" })).toBe(
    'INFO: logIn 200 in 12.3 ms, POST /auth/login {"userId":"usr_1"}',
  );
});

test.each([
  { path: "/dev/mailbox", status: 200 },
  { method: "OPTIONS", status: 204 },
])("a request that is none of the app is not shown: %j", (fields) => {
  const line = JSON.stringify({ ...request, operationId: undefined, ...fields });
  expect(format(line)).toBeUndefined();
  expect(format(JSON.stringify({ ...request, ...fields, status: 500 }))).toContain("500");
});

test.each([
  [
    { ...request, operationId: "logIn", status: 429 },
    "INFO: logIn 429 in 12.3 ms, POST /auth/login (RATE_LIMITS=false turns the limits off)",
  ],
  [
    { ...request, status: 404 },
    "INFO: no operation 404 in 12.3 ms, POST /auth/login (the operations are at /docs)",
  ],
  [
    {
      level: "info",
      event: "mail.sent",
      mailId: "m",
      status: "sent",
      kind: "welcome",
      msg: "sent",
    },
    'INFO: mail.sent: sent (read it at /dev/mailbox) {"kind":"welcome"}',
  ],
])("a line that a developer can act on has a hint: %j", (fields, line) => {
  expect(formatFields(fields)).toBe(line);
});

test("an unexpected error shows its operation and its stack", () => {
  const err = {
    type: "TypeError",
    message: "broken",
    stack: "TypeError: broken\n    at f (a.ts:1)",
  };
  const text = formatFields({ level: "error", operationId: "getMe", err, msg: "unexpected error" });
  expect(text).toMatch(/^ERROR: unexpected error in getMe *\n/);
  expect(text).toMatch(/TypeError: broken\n +at f \(a\.ts:1\)/);
});

test("a line that is not of the log stays as it is", () => {
  expect([format("Debugger attached."), format("{broken")]).toEqual([
    "Debugger attached.",
    "{broken",
  ]);
});

test("npm run dev logs for people at a terminal, and JSON otherwise", async () => {
  const environment = { PORT: "0", LATCH_DATA_DIR: temporaryFolder() };
  const terminal = startAtTerminal("latch dev", environment);
  const [, origin = ""] = await terminal.waitForOutput(/API +(http:\S+)/);
  await fetch(`${origin}/health`);
  await terminal.waitForOutput(/getHealth.* 200 in [\d.]+ ms, GET \/health/);
  await terminal.answer(/200 in/, "\x03");
  expect((await terminal.ended).stdout).toMatch(/INFO.*: .*stopped/);

  const piped = startLatch(["dev"], environment);
  await piped.waitForOutput(/API +(http:\S+)/);
  await piped.end("SIGINT");
  expect(piped.output()).toMatch(/^\{"level":"info",.*"msg":"stopped"\}$/m);
});
