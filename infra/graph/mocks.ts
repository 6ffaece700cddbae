import { pulumi } from "./platform.ts";

export const region = "us-east-1";
export const account = "123456789012";

type Inputs = Record<string, unknown>;
export type MockedResource = { type: string; name: string; inputs: Inputs };

/** The key by which Pulumi marks a serialized secret. */
const secretMarker = "4dabf18193072939515e22adb298388d";

function unwrap(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrap);
  if (typeof value !== "object" || value === null) return value;
  if (secretMarker in value && "value" in value) return unwrap(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unwrap(inner)]));
}

const arns: Record<string, (name: string) => string> = {
  "aws:dynamodb/table:Table": (name) => `arn:aws:dynamodb:${region}:${account}:table/${name}`,
  "aws:iam/role:Role": (name) => `arn:aws:iam::${account}:role/${name}`,
  "aws:lambda/function:Function": (name) => `arn:aws:lambda:${region}:${account}:function:${name}`,
  "aws:cloudwatch/logGroup:LogGroup": (name) =>
    `arn:aws:logs:${region}:${account}:log-group:${name}`,
  "aws:sns/topic:Topic": (name) => `arn:aws:sns:${region}:${account}:${name}`,
  "aws:sqs/queue:Queue": (name) => `arn:aws:sqs:${region}:${account}:${name}`,
};

/** Returns the state that AWS would report for a created resource. */
function createState(type: string, logicalName: string, inputs: Inputs): Inputs {
  const name = String(
    inputs["name"] ?? (inputs["namePrefix"] ? `${inputs["namePrefix"]}1` : logicalName),
  );
  const arn = arns[type]?.(name) ?? `arn:aws:mock:${region}:${account}:${logicalName}`;
  const state = { ...inputs, name, arn };
  switch (type) {
    case "aws:dynamodb/table:Table":
      return {
        ...state,
        ...(inputs["streamEnabled"] === true && { streamArn: `${arn}/stream/1` }),
      };
    case "aws:sqs/queue:Queue":
      return { ...state, url: `https://sqs.${region}.amazonaws.com/${account}/${name}` };
    case "aws:lambda/function:Function":
      return { ...state, version: "$LATEST", qualifiedArn: `${arn}:$LATEST` };
    case "aws:lambda/alias:Alias":
      return {
        ...state,
        arn: `${arns["aws:lambda/function:Function"]?.(String(inputs["functionName"]))}:${name}`,
      };
    case "aws:lambda/functionUrl:FunctionUrl":
      return {
        ...state,
        functionUrl: `https://${logicalName.toLowerCase()}.lambda-url.${region}.on.aws/`,
      };
    case "aws:apigatewayv2/api:Api":
      return {
        ...state,
        apiEndpoint: `https://a1b2c3d4e5.execute-api.${region}.amazonaws.com`,
        executionArn: `arn:aws:execute-api:${region}:${account}:a1b2c3d4e5`,
      };
    case "aws:acm/certificate:Certificate":
      return {
        ...state,
        domainValidationOptions: [
          {
            domainName: inputs["domainName"],
            resourceRecordName: `_1.${inputs["domainName"]}`,
            resourceRecordType: "CNAME",
            resourceRecordValue: "_2.acm-validations.aws",
          },
        ],
      };
    case "random:index/randomBytes:RandomBytes":
      return { ...state, base64: Buffer.alloc(32, 1).toString("base64") };
    default:
      return state;
  }
}

type Condition = { test: string; variable: string; values: string[] };
type Statement = {
  effect?: string;
  actions: string[];
  resources: string[];
  principals?: unknown;
  conditions?: Condition[];
};

function callFunction(token: string, inputs: Inputs): Inputs {
  switch (token) {
    case "aws:index/getRegion:getRegion":
      return { id: region, name: region, region };
    case "aws:index/getPartition:getPartition":
      return { id: "aws", partition: "aws", dnsSuffix: "amazonaws.com" };
    case "aws:index/getCallerIdentity:getCallerIdentity":
      return { accountId: account, arn: `arn:aws:iam::${account}:user/mock`, userId: "mock" };
    case "aws:iam/getPolicyDocument:getPolicyDocument": {
      const statements = (inputs["statements"] ?? []) as Statement[];
      const Statement = statements.map(
        ({ effect = "Allow", actions, resources, principals, conditions }) => ({
          Effect: effect,
          Action: actions,
          Resource: resources,
          ...(principals !== undefined && { Principal: principals }),
          ...(conditions !== undefined && { Condition: conditions }),
        }),
      );
      return {
        ...inputs,
        // Like AWS: without statements the field is absent, and SST then creates no policy.
        statements: statements.length > 0 ? statements : undefined,
        json: JSON.stringify({ Version: "2012-10-17", Statement }),
      };
    }
    default:
      return inputs;
  }
}

/** Replaces Pulumi's engine by mocks. @returns the list to which each created resource is added */
export async function mockPulumi(project: string, stack: string): Promise<MockedResource[]> {
  const resources: MockedResource[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource({ type, name, id, custom, inputs: raw }) {
        // `__provider` is the serialized code of a dynamic resource, which is not part of the inputs.
        const { __provider, ...inputs } = unwrap(raw) as Inputs;
        resources.push({ type, name, inputs });
        const state = custom === false ? inputs : createState(type, name, inputs);
        return { id: id || `${name}-id`, state };
      },
      call: ({ token, inputs }) => callFunction(token, unwrap(inputs) as Inputs),
    },
    project,
    stack,
    false,
    "organization",
  );
  return resources;
}
