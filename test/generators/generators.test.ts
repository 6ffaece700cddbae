import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { runGenerator } from "../support/generators/run.ts";

const folder = inject("generators");

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
    runGenerator("typescript/bin/tsc", "-p", config);
    return "";
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

test("the types of openapi-typescript compile", () => {
  mkdirSync(join(folder, "openapi-typescript"));
  runGenerator("openapi-typescript/bin/cli.js", "openapi.json", "-o", "openapi-typescript/api.ts");
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
  runGenerator("@hey-api/openapi-ts/bin/run.js", "-f", "hey-api.config.js");
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
  runGenerator("orval/dist/bin/orval.js", "--config", "orval.config.ts");
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
  runGenerator("@kubb/cli/bin/kubb.cjs", "generate", "--config", "kubb.config.js");
  const program = `
    import { userSchema } from "./index.ts";
    import { getMe } from "./index.ts";
    export const idOfMe = async (): Promise<string> => userSchema.parse(await getMe()).id;
  `;
  expect(compile("kubb", program)).toBe("");
});
