import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { documents, readDocument } from "../support/documents.ts";
import { isRun, openShell } from "../support/processes/shell-blocks.ts";

// The documents have a hundred commands, and each is a process. A bound for a hang, not a measure.
vi.setConfig({ testTimeout: 1_200_000 });

const readme = readDocument("README.md");
const tutorial = readDocument("docs/tutorial/first-app.md");
const others = documents.filter(
  ({ path, blocks }) => ![readme.path, tutorial.path].includes(path) && blocks.some(isRun),
);

const stops: (() => unknown)[] = [];
let shell: Awaited<ReturnType<typeof openShell>>;
beforeAll(async () => {
  shell = await openShell((stop) => stops.unshift(stop));
});
afterAll(async () => {
  for (const stop of stops) await stop();
});

test("the shell blocks of README.md run, and those of the documents that go on from there", async () => {
  expect(others.length).toBeGreaterThan(3);
  const { code, output } = await shell.run(readme, ...others);
  expect(code, output).toBe(0);
});

test("the shell blocks of the tutorial run", async () => {
  const { code, output } = await (await openShell()).run(tutorial);
  expect(code, output).toBe(0);
});

test.each([
  ["a command that does not exist", "no-such-command"],
  ["a problem", "curl -s http://127.0.0.1:4000/me"],
  ["a problem on its way to a variable", "me=$(curl -s http://127.0.0.1:4000/me | cat)"],
  ["an unknown verb", "npx latch users invent"],
])("%s fails the run", async (_, text) => {
  const block = { language: "sh", text: `${text}\ntrue`, marks: {} };
  const empty = { path: "example.md", text, anchors: [], links: [], blocks: [] };
  const document = { ...empty, blocks: [block] };
  expect((await shell.run(document)).code).not.toBe(0);
  expect((await shell.run(empty, document)).code).not.toBe(0);
  expect((await shell.run(empty, empty)).code).toBe(0);
});
