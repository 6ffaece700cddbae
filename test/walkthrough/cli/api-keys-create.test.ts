import { expect, inject, test } from "vitest";
import { openTestDatabase, password } from "../../support/harness.ts";
import { startLatch, temporaryFolder } from "../../support/processes/program.ts";

test("api-keys create prints the key alone to standard output, and warnings to standard error", async () => {
  const database = await openTestDatabase();
  const environment = {
    LATCH_DATA_DIR: temporaryFolder(),
    LATCH_TABLE_PREFIX: database.tables.Users.replace(/Users$/, ""),
    DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
    BCRYPT_COST: "4",
    // A port that nothing answers at.
    BREACH_CHECK: "true",
    BREACH_CHECK_URL: "http://127.0.0.1:1/",
  };
  const email = "ada@example.com";
  const created = await startLatch(
    ["users", "create", "--email", email, "--role", "agent"],
    environment,
    { input: `${password}\n` },
  ).ended;
  expect(created).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(
      /^Created ada@.*\nA verification link is sent to ada@example\.com\.\n$/,
    ),
  });
  expect(created.stderr).toMatch(/^(?:Warning: breach check skipped\.\n)+$/);

  const createKey = (owner: string, ...scopes: string[]) =>
    startLatch(
      ["api-keys", "create", "--email", owner, "--name", "Nightly", "--scope", ...scopes],
      environment,
    ).ended;
  const [key, noOwner, unknown] = await Promise.all([
    createKey(email, "token:verify", "tasks:read"),
    createKey("bob@example.com", "tasks:read"),
    createKey(email, "tasks:delete"),
  ]);
  expect(key).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^latch_[\w-]+\n$/),
    stderr: `Created an API key for ${email}. Store it now: it cannot be shown again.\n`,
  });
  expect(noOwner).toEqual({
    code: 1,
    stdout: "",
    stderr: "No user has the email address bob@example.com.\n",
  });
  expect(unknown).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      "option '--scope <scope...>' argument 'tasks:delete' is invalid",
    ),
  });
});
