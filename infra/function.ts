import { esbuildOptions, handlerFile } from "./bundle.ts";
import type { Grants } from "./grants.ts";
import { toPermissions } from "./iam-policies.ts";
import type { Tables } from "./tables.ts";

export type Permissions = { actions: string[]; resources: $util.Output<string>[] }[];

/** A linkable, a secret or the name of a table. */
export type Link = sst.Linkable<Record<string, unknown>> | sst.Secret | sst.aws.Dynamo;

type Options = {
  /** The tables whose names are linked to the function. */
  tables: Partial<Tables>;
  grants?: Grants;
  /** Links in addition to the tables. */
  links?: Link[];
  /** Permissions in addition to the grants. */
  permissions?: Permissions;
};

/**
 * Creates the log group of a function, and returns the arguments that all functions share: the bundle for
 * Node 24, the links of its tables, and a role with only the permissions that are granted here.
 * @param name the name of the function, used for its handler and its log group
 * @param logName the logical name of the log group
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
    handler: `${handlerFile(name)}.handler`,
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
    // Splitting puts dynamic imports into separate files. Under `sst dev` SST creates the source maps
    // that breakpoints need.
    nodejs: {
      minify: !$dev,
      splitting: true,
      esbuild: $dev ? { ...esbuildOptions, sourcemap: undefined } : esbuildOptions,
    },
    transform: {
      function: (fn) => {
        // Lambda's own lines about each invocation would cost more than the invocation. Failures stay.
        fn.loggingConfig = {
          logFormat: "JSON",
          logGroup: logs.name,
          systemLogLevel: "WARN",
        };
      },
      role: (role) => {
        // The role may write to its own log group only, not to all as AWS's managed policy allows.
        role.managedPolicyArns = [];
        // SST allows the whole account to assume a function's role, which only `sst dev` needs.
        if ($dev) return;
        role.assumeRolePolicy = aws.iam.assumeRolePolicyForPrincipal({
          Service: "lambda.amazonaws.com",
        });
      },
    },
  } satisfies sst.aws.FunctionArgs;
}
