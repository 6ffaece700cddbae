import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { toolScript } from "../../scripts/tools.ts";
import { root, startCommand, temporaryFolder } from "../support/processes/program.ts";

type Summary = {
  run: {
    failures: { error: { message: string }; source: { name: string } }[];
    executions: { item: { name: string }; response: { code: number } }[];
  };
};

test("newman runs each request of the Postman collection against npm run dev", async () => {
  const folder = temporaryFolder();
  const environment = {
    LATCH_DATA_DIR: join(folder, "data"),
    RATE_LIMITS: "false",
    BCRYPT_COST: "4",
  };
  const dev = startCommand("npm", ["run", "dev"], { ...environment, PORT: "0" }, { base: root });
  const [, origin = ""] = await dev.waitForOutput(/API +(\S+)/);

  const report = join(folder, "report.json");
  const words = ["run", "openapi/postman.json", "--env-var", `baseUrl=${origin}`];
  const output = ["--reporters", "json", "--reporter-json-export", report];
  const args = [toolScript("newman"), ...words, ...output];
  const newman = await startCommand(process.execPath, args, {}, { base: root }).ended;
  const { run } = JSON.parse(readFileSync(report, "utf8")) as Summary;
  expect(run.failures.map(({ error, source }) => `${source.name}: ${error.message}`)).toEqual([]);
  expect(newman.code, newman.stderr).toBe(0);

  const { paths } = JSON.parse(readFileSync(join(root, "openapi/openapi.json"), "utf8"));
  const summaries = Object.values<object>(paths).flatMap((methods) =>
    Object.values(methods).map(({ summary }) => summary),
  );
  const codes = Object.fromEntries(
    run.executions.map(({ item, response }) => [item.name, response.code]),
  );
  expect(Object.keys(codes).sort()).toEqual(summaries.sort());
  // The script of the collection logs in, and fills the variables of each body.
  expect(codes).toMatchObject({
    "Sign up": 201,
    "Log in": 200,
    "Refresh the tokens of a session": 200,
    "Get the account of the user": 200,
    "Create a task": 201,
  });
  expect(Object.values(codes).filter((code) => code < 300).length).toBeGreaterThan(20);
});
