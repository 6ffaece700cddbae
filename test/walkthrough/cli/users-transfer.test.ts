import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test, vi } from "vitest";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { bcrypt, openUserFile } from "../../support/fixtures/user-file.ts";
import { onlyProgress } from "../../support/processes/only-progress.ts";
import { keys } from "../../support/processes/terminal.ts";
import { timeLimit } from "../../support/time-limit.ts";

test("an export shows the effective plan: a plan that has lapsed is free", async () => {
  const { database, write, start, import: importFile } = await openUserFile();
  write([
    { email: "lapsed@example.com", plan: "team" },
    { email: "paying@example.com", plan: "team" },
  ]);
  await importFile();
  for (const { userId, email } of await scan(database, "Users")) {
    const planUntil = new Date(Date.now() + (email === "lapsed@example.com" ? -1 : 1) * 60_000);
    await changeUser(database, String(userId), { planUntil: planUntil.toISOString() });
  }
  const { code, stdout } = await start("export").ended;
  expect(code).toBe(0);
  const exported = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(Object.fromEntries(exported.map(({ email, plan }) => [email, plan]))).toEqual({
    "lapsed@example.com": "free",
    "paying@example.com": "team",
  });
});

test("import and export report their results, and for invalid usage the reason", async () => {
  const { file, write, start } = await openUserFile();
  write([{ email: "ada@example.com", role: "agent", passwordHash: bcrypt }]);
  const [imported, same, role, width, missing] = await Promise.all(
    [
      [file, "--allow-roles", "agent,master"],
      [file, "--report", file],
      [file, "--allow-roles", "admin"],
      [file, "--concurrency", "0"],
      [`${file}.missing`],
    ].map((args) => start("import", ...args).ended),
  );
  expect(imported).toEqual({
    code: 0,
    stdout: "1 line: 1 imported, 0 already present, 0 rejected\n",
    stderr: onlyProgress,
  });
  expect([same, role, width].map((each) => [each?.code, each?.stderr.split("\n")[0]])).toEqual([
    [2, "error: <file>, --report and --progress must be three different files."],
    [
      2,
      "error: option '--allow-roles <roles>' argument 'admin' is invalid. Allowed are user, agent, master, super_admin, separated by commas.",
    ],
    [
      2,
      "error: option '--concurrency <count>' argument '0' is invalid. Must be a whole number from 1 to 128.",
    ],
  ]);
  expect(missing).toEqual({
    code: 1,
    stdout: "",
    stderr: `The file ${file}.missing does not exist.\n`,
  });

  const [plain, whole, taken] = await Promise.all([
    start("export").ended,
    start("export", `${file}.all`, "--with-hashes").ended,
    start("export", file).ended,
  ]);
  expect(plain).toMatchObject({ code: 0, stderr: "Exported 1 user.\n" });
  expect(JSON.parse(plain.stdout)).toMatchObject({ email: "ada@example.com", role: "agent" });
  expect(plain.stdout).not.toContain("passwordHash");
  expect(whole).toMatchObject({ code: 0, stdout: "" });
  expect(JSON.parse(readFileSync(`${file}.all`, "utf8"))).toMatchObject({ passwordHash: bcrypt });
  expect(taken).toMatchObject({
    code: 1,
    stderr: `${file} exists and is not overwritten. Name another file.\n`,
  });
});

test("an import that is interrupted stores its progress, and the next run continues it", async () => {
  const { file, database, write, start } = await openUserFile();
  const emails = Array.from({ length: 3000 }, (_, index) => `person-${index}@example.com`);
  write(emails.map((email) => ({ email })));
  const progress = `${file}.progress.json`;
  const first = start("import", file, "--concurrency", "1");
  await vi.waitFor(() => expect(existsSync(progress)).toBe(true), timeLimit);
  const interrupted = await first.end("SIGINT");
  expect(interrupted).toMatchObject({ code: 130, stdout: "" });
  const [, done] =
    /^Interrupted after (\d+) lines\. Run the same command again to continue\.\n$/.exec(
      interrupted.stderr,
    ) ?? [];
  expect(JSON.parse(readFileSync(progress, "utf8")).lines).toBe(Number(done));
  expect(Number(done)).toBeLessThan(3000);

  expect(await start("import", file, "--concurrency", "30").ended).toMatchObject({ code: 0 });
  expect(await scan(database, "Users")).toHaveLength(3000);
});

test("at a terminal an import shows a progress bar, and Ctrl-C stops it after the lines in flight", async () => {
  const { file, write, importAtTerminal } = await openUserFile();
  write(Array.from({ length: 3000 }, (_, index) => ({ email: `person-${index}@example.com` })));
  const terminal = importAtTerminal("--concurrency", "1");
  await terminal.answer(/Importing users [━─]{24} \d+% · [\d,]+ lines · 0:\d\d/, keys.interrupt);
  const { code, stdout } = await terminal.ended;
  expect(code).toBe(130);
  const [, done] = /Interrupted after (\d+) lines\. Run the same command again/.exec(stdout) ?? [];
  expect(JSON.parse(readFileSync(`${file}.progress.json`, "utf8")).lines).toBe(Number(done));
});

test("an import that is repeated reports that it was complete, and counts blank lines", async () => {
  const { file, write, start } = await openUserFile();
  write([{ email: "ada@example.com" }, "", { email: "bob@example.com" }]);
  const counts = "3 lines (1 blank): 2 imported, 0 already present, 0 re";
  const first = await start("import", file).ended;
  expect([first.code, first.stdout.startsWith(counts)]).toEqual([0, true]);
  const second = await start("import", file).ended;
  expect([second.code, second.stdout]).toEqual([
    0,
    `The import was already complete. This run changed nothing. Its result was:\n${first.stdout}`,
  ]);
});

test("a file that cannot be read or written is reported before the import begins", async () => {
  const { file, write, database, start } = await openUserFile();
  write([{ email: "ada@example.com" }, "no JSON"]);
  const missing = `${file}.missing/file`;
  const outcomes = await Promise.all([
    start("import", file, "--progress", missing).ended,
    start("import", file, "--report", missing).ended,
    start("import", file, "--report", `${file}/report`).ended,
    start("import", dirname(file)).ended,
    start("import", file, "--allow-roles", "").ended,
    start("export", missing).ended,
  ]);
  expect(outcomes.map(({ code, stdout, stderr }) => [code, stdout, stderr.split("\n")[0]])).toEqual(
    [
      [1, "", `${missing} cannot be written: its folder does not exist.`],
      [1, "", `${missing} cannot be written: its folder does not exist.`],
      [1, "", `${file}/report cannot be written (ENOTDIR).`],
      [1, "", `${dirname(file)} is not a file.`],
      [2, "", expect.stringContaining("argument '' is invalid. Allowed are user, agent,")],
      [
        1,
        "",
        expect.stringMatching(
          /^The users could not be exported: ENOENT: .*, open '.*\.missing\/file/,
        ),
      ],
    ],
  );
  for (const { stderr } of outcomes) expect(stderr).not.toMatch(/^ +at /m);
  expect(await scan(database, "Users")).toEqual([]);
});

test("an export whose reader closes the pipe ends with 1 and prints no count", async () => {
  const { write, start, import: importFile } = await openUserFile();
  write(Array.from({ length: 3000 }, (_, index) => ({ email: `person-${index}@example.com` })));
  await importFile({ concurrency: 30 });
  const exporting = start("export");
  exporting.process.stdout?.destroy();
  expect(await exporting.ended).toMatchObject({
    code: 1,
    stderr: "Stopped before the last user: the reader of the output closed it.\n",
  });
});

test("an import reads what an export writes, whatever characters a name has", async () => {
  const { database, file, write, start, import: importFile } = await openUserFile();
  const names = ["\u2028", "\u2029", "\uFFFD", "\uFEFF", "\u{1F469}\u200D\u{1F4BB}"].map(
    (character) => `Ada${character}Lovelace`,
  );
  write(names.map((name, index) => ({ email: `ada-${index}@example.com`, name })));
  expect(await importFile()).toMatchObject({ created: 5, refused: 0 });
  const stored = async () => (await scan(database, "Users")).map(({ name }) => name).sort();
  expect(await stored()).toEqual([...names].sort());

  const exported = `${file}.exported`;
  expect(await start("export", exported).ended).toMatchObject({ code: 0 });
  const again = await start("import", exported, "--dry-run").ended;
  expect(again.stdout).toContain("5 lines: 0 would be imported, 5 already present, 0 rejected");
});

test("an import reports the lines that are not UTF-8", async () => {
  const { file, start } = await openUserFile();
  const line = (email: string, name: Uint8Array) =>
    Buffer.concat([Buffer.from(`{"email":"${email}","name":"`), name, Buffer.from('"}\r\n')]);
  writeFileSync(
    file,
    Buffer.concat([
      Buffer.from("\uFEFF"),
      line("ada@example.com", Buffer.from("Zoë")),
      line("bob@example.com", Buffer.from("Zoë", "latin1")),
      line("eve@example.com", Buffer.from("\uFFFD")),
    ]),
  );
  const { stdout } = await start("import", file).ended;
  expect(stdout).toContain("3 lines: 2 imported, 0 already present, 1 rejected");
  expect(readFileSync(`${file}.refused.jsonl`, "utf8")).toBe(
    '{"line":2,"reasons":["Is not UTF-8"]}\n',
  );
});
