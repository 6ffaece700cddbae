import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, startCommand, temporaryFolder } from "../support/processes/program.ts";

test("npm run demo shows a session up to a replayed refresh token, and leaves no folder behind", async () => {
  const TMPDIR = join(temporaryFolder(), "temporary");
  mkdirSync(TMPDIR);
  const { ended } = startCommand(
    "npm",
    ["run", "demo"],
    { TMPDIR, BCRYPT_COST: "4" },
    { base: root },
  );
  const { code, stdout, stderr } = await ended;
  expect(code, stdout + stderr).toBe(0);
  const results = [...stdout.matchAll(/^ {2}(.*), after \d+ ms$/gm)].map(([, result]) => result);
  expect(results).toEqual([
    expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    expect.stringMatching(/^usr_\w+, role user$/),
    "200",
    "201",
    "403 forbidden",
    "401 invalid_credentials",
    "a new access token and a new refresh token",
    "401 invalid_session",
    "401 invalid_session",
    "session.replayed",
  ]);
  expect(readdirSync(TMPDIR).filter((name) => name.startsWith("latch-demo-"))).toEqual([]);
});
