import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { installExample } from "../support/examples/example.ts";
import { describeResourceServer } from "../support/examples/resource-server.ts";

describeResourceServer({
  name: "go",
  apiKeys: false,
  commandOf(folder) {
    const file = join(folder, "resource-server");
    if (!existsSync(file)) execFileSync("go", ["build", "-o", file, "."], { cwd: folder });
    return [file];
  },
});

test("the Go example is formatted, and has no findings of go vet", () => {
  const folder = installExample("go");
  expect(execFileSync("gofmt", ["-l", "."], { cwd: folder, encoding: "utf8" })).toBe("");
  execFileSync("go", ["vet", "./..."], { cwd: folder });
});
