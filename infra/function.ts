import { esbuildOptions, handlerFileOf } from "./bundle.ts";
import type { Grants } from "./grants.ts";
import { toPermissions } from "./permissions.ts";
import type { Tables } from "./tables.ts";

export type Permissions = { actions: string[]; resources: $util.Output<string>[] }[];

/** A linkable, or a secret. */
export type Link = sst.Linkable<Record<string, unknown>> | sst.Secret;

type Options = {
  /** Whose names it is told. */
  tables: Partial<Tables>;
  grants?: Grants;
  /** What it is told about besides the names of the tables. */
  links?: Link[];
  /** What it may do besides. */
  permissions?: Permissions;
};

/**
 * What all functions have in common: one file for Node 24, the names of its tables, a log group of
 * its own, and a role that allows what is granted here and nothing else.
 * @param name of the function; its log group is named after it
 * @param logName the log group as a resource of the stage
 */
export function createFunction(
  name: string,
  logName: string,
  { tables, grants = {}, links = [], permissions = [] }: Options,
) {
  const logs = new aws.cloudwatch.LogGroup(logName, {
    namePrefix: `/aws/lambda/latch-${$app.stage}-${name}-`,
    retentionInDays: $app.stage === "production" ? 90 : 7,
  });

  return {
    handler: `${handlerFileOf(name)}.handler`,
    runtime: "nodejs24.x",
    architecture: "arm64",
    link: [...Object.values(tables), ...links],
    permissions: [
      ...toPermissions(tables, grants),
      ...permissions,
      {
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [$interpolate`${logs.arn}:*`],
      },
    ],
    logging: { format: "json", logGroup: logs.name },
    // What is imported only when it is needed becomes a file of its own. Under `sst dev` SST makes
    // source maps, without which no breakpoint would be found.
    nodejs: {
      minify: !$dev,
      splitting: true,
      esbuild: $dev ? { ...esbuildOptions, sourcemap: undefined } : esbuildOptions,
    },
    transform: {
      role: (role) => {
        // Its own log group instead of AWS's policy for all of them.
        role.managedPolicyArns = [];
        // SST lets the whole account assume a function's role; only `sst dev` needs that.
        if ($dev) return;
        role.assumeRolePolicy = aws.iam.assumeRolePolicyForPrincipal({
          Service: "lambda.amazonaws.com",
        });
      },
    },
  } satisfies sst.aws.FunctionArgs;
}
