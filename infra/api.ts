import { assets, esbuildOptions } from "./bundle.ts";
import { apiGrants } from "./grants.ts";
import { permissionsOf } from "./permissions.ts";
import { settingsOf } from "./settings.ts";
import type { Tables } from "./tables.ts";

/** The API behind its own function URL. */
export function createApi({ tables, keys }: { tables: Tables; keys: sst.Secret }) {
  const logs = new aws.cloudwatch.LogGroup("ApiLogs", {
    namePrefix: `/aws/lambda/latch-${$app.stage}-api-`,
    retentionInDays: $app.stage === "production" ? 90 : 7,
  });

  return new sst.aws.Function("Api", {
    description: "The Latch API",
    handler: "packages/functions/src/api.handler",
    runtime: "nodejs24.x",
    architecture: "arm64",
    memory: "1024 MB",
    // Above the patience of the database client: three tries of two seconds.
    timeout: "10 seconds",
    // The API itself asks for tokens and answers CORS. CloudFront's origin access control would
    // overwrite the Authorization header.
    url: { authorization: "none", cors: false },
    link: [...Object.values(tables), keys],
    environment: settingsOf(process.env),
    permissions: [
      ...permissionsOf(tables, apiGrants),
      {
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [$interpolate`${logs.arn}:*`],
      },
    ],
    logging: { format: "json", logGroup: logs.name },
    nodejs: { minify: true, esbuild: esbuildOptions },
    copyFiles: assets,
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
  });
}
