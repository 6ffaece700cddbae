import { execFileSync } from "node:child_process";
import { copyFileSync, globSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npmCommand } from "@latch/dev/npm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findProgram } from "../support/processes/find-program.ts";
import { root, temporaryFolder } from "../support/processes/program.ts";

let folder = "";
const removals: (() => unknown)[] = [];

beforeAll(() => {
  folder = temporaryFolder((remove) => void removals.push(remove));
  const own = import.meta.dirname;
  for (const name of globSync(["*.json", "*.js", "*.config.ts"], { cwd: own })) {
    copyFileSync(join(own, name), join(folder, name));
  }
  copyFileSync(join(root, "openapi/openapi.json"), join(folder, "openapi.json"));
  const words = ["ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  const { command, args } = npmCommand(words, process.env);
  execFileSync(command, args, { cwd: folder });
});

afterAll(() => {
  for (const remove of removals) remove();
});

/** Runs a script of the installed packages. @throws with its output when it fails */
function run(script: string, ...args: string[]): void {
  const path = join(folder, script);
  execFileSync(process.execPath, [path, ...args], { cwd: folder, encoding: "utf8", stdio: "pipe" });
}

const compilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  target: "es2023",
  module: "esnext",
  moduleResolution: "bundler",
  lib: ["es2023", "dom", "dom.iterable"],
  types: [],
  allowImportingTsExtensions: true,
  skipLibCheck: true,
};

/** Compiles what a generator wrote into a folder, beside a program that uses it. @returns the errors */
function compile(name: string, program: string): string {
  writeFileSync(join(folder, name, "program.ts"), program);
  const config = join(folder, `tsconfig.${name}.json`);
  writeFileSync(config, JSON.stringify({ compilerOptions, include: [name] }));
  try {
    run("node_modules/typescript/bin/tsc", "-p", config);
    return "";
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

test("the types of openapi-typescript compile", () => {
  mkdirSync(join(folder, "openapi-typescript"));
  run(
    "node_modules/openapi-typescript/bin/cli.js",
    "openapi.json",
    "-o",
    "openapi-typescript/api.ts",
  );
  const program = `
    import type { operations } from "./api.ts";
    type LogIn = operations["logIn"]["responses"];
    export type Results = LogIn[200 | 202]["content"]["application/json"];
    export const tokenOf = (result: Results): string | undefined =>
      result.status === "signed_in" ? result.accessToken : undefined;
  `;
  expect(compile("openapi-typescript", program)).toBe("");
});

test("the client and the zod schemas of hey-api compile", () => {
  run("node_modules/@hey-api/openapi-ts/bin/run.js", "-f", "hey-api.config.js");
  const program = `
    import { logIn } from "./sdk.gen.ts";
    import { zUser } from "./zod.gen.ts";
    export async function emailOf(identifier: string, password: string): Promise<string | undefined> {
      const { data } = await logIn({ body: { identifier, password } });
      return data?.status === "signed_in" ? zUser.parse(data.user).email : undefined;
    }
  `;
  expect(compile("hey-api", program)).toBe("");
});

test("the client and the zod schemas of orval compile", () => {
  run("node_modules/orval/dist/bin/orval.js", "--config", "orval.config.ts");
  const program = `
    import { logIn } from "./api";
    import { getMeResponse } from "./zod";
    export async function tokenOf(identifier: string, password: string): Promise<string | undefined> {
      const { status, data } = await logIn({ identifier, password });
      return status === 200 ? data.accessToken : undefined;
    }
    export const idOf = (answer: unknown): string => getMeResponse.parse(answer).id;
  `;
  expect(compile("orval", program)).toBe("");
});

test("the client and the zod schemas of kubb compile", () => {
  run("node_modules/@kubb/cli/bin/kubb.cjs", "generate", "--config", "kubb.config.js");
  const program = `
    import { userSchema } from "./index.ts";
    import { getMe } from "./index.ts";
    export const idOfMe = async (): Promise<string> => userSchema.parse(await getMe()).id;
  `;
  expect(compile("kubb", program)).toBe("");
});

// The generators of complete clients for Go, Java and C# are not npm packages; this one writes the types of a client.
test.runIf(findProgram("go"))("the Go types of quicktype compile, and read a response", () => {
  const go = join(folder, "go");
  mkdirSync(go);
  run("quicktype.js");
  writeFileSync(join(go, "go.mod"), "module latch.example/client\n\ngo 1.19\n");
  const program = `package latch

    import ("encoding/json"; "testing")

    func TestAuthResult(t *testing.T) {
      var result AuthResult
      if err := json.Unmarshal([]byte(\`{"accessToken":"a","user":{"email":"ada@example.com"}}\`), &result); err != nil {
        t.Fatal(err)
      }
      if result.AccessToken != "a" || *result.User.Email != "ada@example.com" {
        t.Fatal(result)
      }
    }
  `;
  writeFileSync(join(go, "latch_test.go"), program);
  execFileSync("go", ["vet", "./..."], { cwd: go });
  execFileSync("go", ["test", "./..."], { cwd: go });
});
