/**
 * Writes docs/reference/operations.md and docs/reference/problems.md from the contract. With --check, only checks
 * that they are up to date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { type ProblemCode, problems, type Route, routes } from "@latch/contract";
import { problemAdvice } from "./problem-advice.ts";

const folder = new URL("../docs/reference/", import.meta.url);

type Operation = Route & { domain: string };

const operations: Operation[] = Object.values(routes).flatMap((ofDomain) =>
  Object.values<Operation>(ofDomain),
);

const nameAll = (listed: Operation[]): string =>
  listed.map(({ operationId }) => `\`${operationId}\``).join(", ");

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");

const acceptsSession = ({ security }: Route): boolean =>
  security.some((entry) => "bearerAuth" in entry);

/** The operations of each domain: those that look up the session, and those that verify the token only. */
const sessionChecks = (): string =>
  table(
    ["domain", "at once", "within `ACCESS_TOKEN_SECONDS`"],
    Object.keys(routes).flatMap((domain) => {
      const own = operations.filter((each) => each.domain === domain && acceptsSession(each));
      const checked = own.filter((each) => each["x-session-check"]);
      const unchecked = own.filter((each) => !each["x-session-check"]);
      return own.length > 0 ? [[domain, nameAll(checked), nameAll(unchecked)]] : [];
    }),
  );

const stepUp = (): string => {
  const recent = (singleUse: boolean, acceptsPassword: boolean) =>
    nameAll(
      operations.filter(({ "x-recent-authentication": rule }) => {
        const isSingleUse = Boolean(rule?.singleUse);
        return (
          rule && isSingleUse === singleUse && Boolean(rule.acceptsPassword) === acceptsPassword
        );
      }),
    );
  return table(
    ["requirement", "operations"],
    [
      ["an authentication within the last 10 minutes", recent(false, false)],
      ["a token of `reauthenticate` for this operation", recent(true, false)],
      [
        "such a token, or the password in the body if the account has no second factor",
        recent(true, true),
      ],
    ],
  );
};

const written = "`npm run openapi` writes this page from the contract.";

const files: Record<string, string> = {
  "operations.md": `# Checks of operations

${written} [\`openapi/openapi.json\`](../../openapi/openapi.json) describes each
operation.

## Recent authentication

These operations require more than a session (\`x-recent-authentication\`, RFC 9470). Otherwise the response is 401
\`reauthentication_required\`. [Second factors](../guides/second-factors.md#confirm-a-sensitive-operation) shows the requests.

${stepUp()}
\`createUser\` requires an authentication within the last 10 minutes for a role above \`user\`. The authentication must
include the second factor if the account has one. For \`resetUserAuthenticators\` and \`setUserEmail\`, the account must
have one (\`aal2\`).

## Revocation

A suspension, a role change, an erasure and the end of a session take effect at once where an operation looks up the
session (\`x-session-check\`). Elsewhere they take effect when the access token expires.

${sessionChecks()}
\`refreshSession\`, \`reauthenticate\`, \`verifySession\` and every request with an API key read the account, too.
`,
  "problems.md": `# Problems

${written} [HTTP conventions](http.md#problems) describes the format. Branch on
\`code\`: it is stable. \`detail\` describes one occurrence, for people.

${table(
  ["status", "code", "title", "what to do"],
  (Object.entries(problems) as [ProblemCode, { status: number; title: string }][]).map(
    ([code, { status, title }]) => [String(status), `\`${code}\``, title, problemAdvice[code]],
  ),
)}`,
};

for (const [name, text] of Object.entries(files)) {
  const file = new URL(name, folder);
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) {
    console.error(
      `docs/reference/${name} is stale: run \`npm run openapi\` and commit what it writes.`,
    );
    process.exitCode = 1;
  }
}
