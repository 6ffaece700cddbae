import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { startApi } from "../support/examples/example.ts";
import { runGenerator } from "../support/generators/run.ts";
import { startCommand } from "../support/processes/program.ts";

/** Signs up, reads the account, and prints the problem of an operation that the user may not call. */
const program = `package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	latch "latch.example/client"
)

func main() {
	configuration := latch.NewConfiguration()
	configuration.Servers[0].URL = os.Getenv("LATCH_URL")
	client := latch.NewAPIClient(configuration)
	ctx := context.Background()
	signUp := latch.NewLatchSignUp("ada@example.com", "correct horse battery staple")
	created, _, err := client.AuthApi.SignUp(ctx).LatchSignUp(*signUp).Execute()
	if err != nil {
		panic(err)
	}
	session := context.WithValue(ctx, latch.ContextAccessToken, created.AccessToken)
	me, _, err := client.AccountsApi.GetMe(session).Execute()
	if err != nil {
		panic(err)
	}
	_, response, err := client.AdministrationApi.ListUsers(session).Execute()
	var refused latch.GenericOpenAPIError
	if !errors.As(err, &refused) {
		panic("the API returned the accounts")
	}
	// The generated client decodes application/json only.
	var problem latch.LatchProblem
	if err := json.Unmarshal(refused.Body(), &problem); err != nil {
		panic(err)
	}
	fmt.Println(me.GetEmail(), me.GetRole(), response.StatusCode, problem.GetCode())
}
`;

/**
 * The last release of OpenAPI Generator whose npm package contains the program. It reads OpenAPI 3.0. A prefix
 * distinguishes a schema such as NewTask from the constructor of Task.
 */
function generateClient(folder: string): void {
  runGenerator(
    "@apiture/openapi-down-convert/lib/src/cli.js",
    ...["--input", "openapi.json", "--output", "openapi-3.0.json"],
  );
  const jar = "node_modules/@openapitools/openapi-generator-cli/bin/openapi-generator.jar";
  const options = [
    "--model-name-prefix",
    "Latch",
    "--additional-properties",
    "packageName=latch,enumClassPrefix=true",
  ];
  execFileSync(
    "java",
    [
      ...["-jar", jar, "generate", "-g", "go-experimental", "-i", "openapi-3.0.json"],
      ...["-o", folder, ...options],
    ],
    { cwd: inject("generators"), stdio: "pipe" },
  );
}

test.runIf(inject("goLibraries"))(
  "the Go client of OpenAPI Generator compiles, and calls the API",
  async () => {
    const sources = join(inject("generators"), "go/src/latch.example");
    generateClient(join(sources, "client"));
    mkdirSync(join(sources, "program"));
    writeFileSync(join(sources, "program/main.go"), program);
    // The libraries come from packages of the system, not from modules.
    rmSync(join(sources, "client/go.mod"));
    const env = {
      ...process.env,
      GO111MODULE: "off",
      GOPATH: `${inject("generators")}/go:${inject("goLibraries")}`,
    };
    const go = (...args: string[]) => execFileSync("go", args, { cwd: sources, env });
    go("vet", "./...");
    go("build", "-o", "call-latch", "./program");

    const { issuer } = await startApi(onTestFinished);
    const file = join(sources, "call-latch");
    const called = await startCommand(file, [], { LATCH_URL: issuer }, { base: sources }).ended;
    expect(called).toMatchObject({ code: 0, stdout: "ada@example.com user 403 forbidden\n" });
  },
);
