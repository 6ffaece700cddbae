/**
 * Writes the pages authorization.md, operations.md and problems.md of docs/reference/ from the contract. With --check, only checks
 * that they are up to date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import {
  acceptedRoles,
  acceptsAnonymous,
  type ProblemCode,
  problems,
  Role,
  type Route,
  routes,
} from "@latch/contract";
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

/** The freshness of the authentication that an operation requires. */
function freshnessOf({ "x-recent-authentication": rule }: Route): string {
  if (!rule) return "";
  if (!rule.singleUse) return `${rule.within / 60} minutes`;
  return rule.acceptsPassword ? "token, or password" : "token";
}

/** Each operation of a domain with the callers that it admits, and the freshness that it requires. */
const matrixOf = (listed: Operation[]): string =>
  table(
    [
      "operation",
      "anyone",
      ...Role.options.map((role) => `\`${role}\``),
      "API key",
      "freshness",
      "ended session",
    ],
    listed.map((operation) => {
      const { operationId, security } = operation;
      const isOpen = security.length === 0 || acceptsAnonymous(security);
      const roles = isOpen ? Role.options : (acceptedRoles(security) ?? []);
      const scopes = security.flatMap((entry) => ("apiKeyAuth" in entry ? entry.apiKeyAuth : []));
      const checked = operation["x-session-check"] ? "refused" : "accepted";
      return [
        `\`${operationId}\``,
        isOpen ? "yes" : "",
        ...Role.options.map((role) => (roles.includes(role) ? "yes" : "")),
        scopes.map((scope) => `\`${scope}\``).join(", "),
        freshnessOf(operation),
        acceptsSession(operation) ? checked : "",
      ];
    }),
  );

const authorization = (): string =>
  Object.keys(routes)
    .map((domain) => {
      const listed = operations.filter((each) => each.domain === domain);
      return `## ${domain}\n\n${matrixOf(listed)}`;
    })
    .join("\n");

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
include the second factor if the account has one, and otherwise the password or a passkey if the account has one of them: a
login by a mailed code is not sufficient. For \`resetUserAuthenticators\` and \`setUserEmail\`, the account must have a second
factor (\`aal2\`). \`redeliver\` requires an authentication within the last 10 minutes if the endpoint is disabled, because a
successful attempt enables it.

## Revocation

A suspension, a role change, an erasure and the end of a session take effect at once where an operation looks up the
session (\`x-session-check\`). Elsewhere they take effect when the access token expires.

${sessionChecks()}
\`refreshSession\`, \`reauthenticate\`, \`verifySession\` and every request with an API key read the account, too.
`,
  "authorization.md": `# Authorization

${written} A row lists the callers that the API admits to an operation, and
how recently the user must have authenticated.

- **anyone**: a request without credentials. An API key with the scope \`client:forward\` then forwards the address of a client,
  and does not authenticate the request.
- **\`user\`** to **\`super_admin\`**: the access token of a user with this role.
- **API key**: the scope that an API key needs. A key never has more permissions than the role of its owner.
- **freshness**: the greatest age of the authentication, or a token of \`reauthenticate\` for the operation
  ([step-up](operations.md#recent-authentication)). "token, or password": the password in the body suffices if the account has no
  second factor.
- **ended session**: whether the API admits the access token of a session that has ended, until the token expires.

The rank of a user limits what the user can do with other accounts: an account with an equal or a higher role is refused
([Security](security.md)). \`npm run check:contract\` fails if a rule becomes weaker than in the last release.

${authorization()}`,
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
