import { readDeploymentConfig } from "../packages/config/src/entries/deployment.ts";

/** How many environments of a function are kept warm. */
export type WarmVariable = "API_WARM" | "TASKS_WARM" | "AUTHORIZER_WARM";

/**
 * Whether requests go to a published version behind an alias: in production, so that environments can
 * be kept warm, and a bad version is left by moving the alias back.
 */
export const isVersioned = (): boolean => $app.stage === "production" && !$dev;

/**
 * The alias `live` of a function at its newest version, with warm environments behind it; undefined
 * where the function itself answers.
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
 * A function URL of the alias: one of the function itself would pass the warm environments by. Open to
 * all, since the app itself asks for tokens.
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
