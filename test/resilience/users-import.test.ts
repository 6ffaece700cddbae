import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { readAccounts } from "../support/fixtures/tables.ts";
import { bcrypt, openUserFile } from "../support/fixtures/user-file.ts";
import { startTestDynamo } from "../support/start-test-dynamo.ts";

test("an import of 2,000 lines that is killed twice creates each user once", {
  timeout: 180_000,
}, async () => {
  // A database of its own, because the embedded database gets slower with each write.
  const dynamo = await startTestDynamo();
  onTestFinished(dynamo.stop);
  const { file, database, write, start, readReport } = await openUserFile(
    undefined,
    dynamo.endpoint,
  );
  const bad = (index: number): boolean => index % 500 === 499;
  write(
    Array.from({ length: 2000 }, (_, index) =>
      bad(index)
        ? { email: `nobody-${index}`, passwordHash: bcrypt }
        : { email: `person-${index}@example.com`, passwordHash: bcrypt },
    ),
  );
  const done = (): number => {
    const note = `${file}.progress.json`;
    return existsSync(note) ? JSON.parse(readFileSync(note, "utf8")).lines : 0;
  };
  for (const target of [1, 800]) {
    const program = start("import", file);
    while (done() < target) await sleep(5);
    await program.end("SIGKILL");
  }
  expect(done()).toBeLessThan(2000);
  const { code, stdout, stderr } = await start("import", file).ended;
  // A slow machine shows the progress in between.
  expect([code, stderr.replaceAll(/^Importing users: .*\n/gm, "")]).toEqual([1, ""]);
  const [, imported, present, refused] =
    /^2000 lines: (\d+) imported, (\d+) already present, (\d+) rejected/.exec(stdout) ?? [];
  expect([Number(imported) + Number(present), Number(refused)]).toEqual([1996, 4]);

  const { users, held, wanted } = await readAccounts(database);
  expect(users).toHaveLength(1996);
  expect(new Set(users.map(({ email }) => email)).size).toBe(1996);
  expect(held).toEqual(wanted);
  expect(readReport(`${file}.refused.jsonl`).map(({ line }) => line)).toEqual(
    Array.from({ length: 4 }, (_, index) => 500 * (index + 1)),
  );
});
