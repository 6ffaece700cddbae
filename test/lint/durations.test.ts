import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/processes/program.ts";

/** Returns the assertions of a test file that limit how long something has taken. */
const limitsOfDuration = (text: string): string[] =>
  text.match(/expect\(\s*(?:performance|Date)\.now\(\)\s*-[^;]*?\.toBeLess/g) ?? [];

test("no test limits how long something takes, because that depends on the machine", () => {
  const files = globSync("test/**/*.test.ts", { cwd: root, exclude: ["**/node_modules"] });
  expect(files.length).toBeGreaterThan(200);
  const read = (file: string) => readFileSync(join(root, file), "utf8");
  expect(files.filter((file) => limitsOfDuration(read(file)).length > 0)).toEqual([]);
});

test("such an assertion is reported", () => {
  const clock = "performance.now()";
  const text = `
    expect(${clock} - startedAt).toBeLessThan(9000);
    expect(
      ${clock} - startedAt,
      "in time",
    ).toBeLessThanOrEqual(9000);
    expect(${clock} - startedAt).toBeGreaterThan(9000);
    expect(later - ${clock}).toBe(1); expect(count).toBeLessThan(9);`;
  expect(limitsOfDuration(text)).toHaveLength(2);
});
