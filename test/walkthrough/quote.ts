import type { Edit } from "../support/processes/editable-copy.ts";

/** `GET /me/quote` for agents: a new operation of an existing domain, in three files. */
export const quote: Record<"contract" | "core" | "handler" | "test", Edit[]> = {
  contract: [
    {
      file: "packages/contract/src/accounts/schemas.ts",
      after: /from "zod";\n/,
      text: `
export const Quote = z
  .object({ text: z.string().meta({ example: "Well begun is half done." }) })
  .meta({ id: "Quote" });
`,
    },
    {
      file: "packages/contract/src/accounts/routes.ts",
      after: /^/,
      text: `import { requires } from "../roles.ts";
import { Quote } from "./schemas.ts";
`,
    },
    {
      file: "packages/contract/src/accounts/routes.ts",
      after: /defineRoutes\("accounts", \{\n/,
      text: `  getQuote: {
    method: "get",
    path: "/me/quote",
    summary: "A quote of the day",
    description: "A line to begin the day with.",
    security: requires("agent"),
    responses: { 200: jsonResponse("The quote.", Quote) },
  },

`,
    },
  ],
  core: [
    {
      file: "packages/core/src/accounts/accounts.ts",
      after: /^/,
      text: `import type { Context } from "../shared/context.ts";\n`,
    },
    {
      file: "packages/core/src/accounts/accounts.ts",
      // The object that `createAccounts` returns.
      after: /[\s\S]*\n {2}return \{(?=[\s\S]*export type Accounts )/,
      text: `
    getQuote: async ({ principal }: Context) => ({ text: \`Well begun, \${principal.userId}.\` }),`,
    },
  ],
  handler: [
    {
      file: "packages/api/src/handlers/accounts.ts",
      after: /Handlers<Routes\["accounts"\]> => \(\{\n/,
      text: `  async getQuote(c) {
    return c.json(await accounts.getQuote(requestContext(c)), 200);
  },

`,
    },
  ],
  test: [
    {
      file: "test/api/accounts/quote.test.ts",
      text: `import { expect, test } from "vitest";
import { createHarness } from "../../support/harness.ts";

test("returns the quote to agents, and refuses users", async () => {
  const { signUp } = await createHarness();
  const agent = await signUp({ role: "agent" });
  expect((await agent.latch.getQuote()).data).toEqual({ text: \`Well begun, \${agent.user.id}.\` });
  const user = await signUp();
  expect((await user.latch.getQuote()).error?.code).toBe("forbidden");
});
`,
    },
  ],
};
