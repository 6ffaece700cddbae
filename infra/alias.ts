import { readDeploymentConfig } from "../packages/config/src/entries/deployment.ts";

/** The variables that set a function's provisioned concurrency. */
export type WarmVariable = "API_WARM" | "TASKS_WARM" | "AUTHORIZER_WARM";

/**
 * Returns whether requests go to a published version behind an alias. They do in production, to allow
 * provisioned concurrency and a rollback by moving the alias to the previous version.
 */
export const isVersioned = (): boolean => $app.stage === "production" && !$dev;

/**
 * Creates the alias `live` of a function at its newest version, with provisioned concurrency if the variable
 * is set. Returns undefined where requests go to the function itself.
 */
export function createAlias(name: string, { nodes }: sst.aws.Function, variable: WarmVariable) {
  if (!isVersioned()) return undefined;
  const { name: functionName, version } = nodes.function;
  const alias = new aws.lambda.Alias(`${name}Live`, {
    name: "live",
    functionName,
    functionVersion: version,
  });
  const warm = readDeploymentConfig(process.env)[variable];
  if (warm > 0) {
    new aws.lambda.ProvisionedConcurrencyConfig(`${name}Warm`, {
      functionName,
      qualifier: alias.name,
      provisionedConcurrentExecutions: warm,
    });
  }
  return alias;
}

/**
 * Creates a function URL of the alias, because one of the function itself would not use the provisioned
 * concurrency. It is public: the app verifies tokens itself.
 */
export function createAliasUrl(
  name: string,
  { nodes }: sst.aws.Function,
  alias: aws.lambda.Alias,
): $util.Output<string> {
  const common = { function: nodes.function.name, qualifier: alias.name, principal: "*" };
  const url = new aws.lambda.FunctionUrl(`${name}LiveUrl`, {
    functionName: nodes.function.name,
    qualifier: alias.name,
    authorizationType: "NONE",
    invokeMode: "BUFFERED",
  });
  new aws.lambda.Permission(`${name}LiveUrlAccess`, {
    ...common,
    action: "lambda:InvokeFunctionUrl",
    functionUrlAuthType: "NONE",
  });
  new aws.lambda.Permission(`${name}LiveInvoke`, {
    ...common,
    action: "lambda:InvokeFunction",
    invokedViaFunctionUrl: true,
  });
  return url.functionUrl;
}
