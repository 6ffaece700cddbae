/** The parts of an OpenAPI document that the comparison of two releases reads. */

export type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
};

export type Content = Record<string, { schema: Schema; examples?: Record<string, unknown> }>;

export type Response = { content?: Content; headers?: Record<string, unknown> };

type Parameter = { $ref?: string; name: string; in: string; required?: boolean; schema: Schema };

export type RateLimit = { limit: number; window: number; by: string };

export type RecentAuthentication = {
  within: number;
  singleUse?: boolean;
  acceptsPassword?: boolean;
};

export type Operation = {
  operationId: string;
  security: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, Response>;
  "x-session-check"?: boolean;
  "x-rate-limit"?: RateLimit[];
  "x-plan"?: string[];
  "x-recent-authentication"?: RecentAuthentication;
};

type Methods = Record<string, Operation>;

export type Document = {
  paths: Record<string, Methods>;
  /** The events that endpoints of webhooks receive. */
  webhooks?: Record<string, Methods>;
  components: {
    schemas: Record<string, Schema>;
    parameters?: Record<string, Parameter>;
    securitySchemes?: Record<string, { type: string; scheme?: string; in?: string; name?: string }>;
  };
};

/** A schema in its document. */
export type Side = { document: Document; schema: Schema };

/** An operation with its method and path, such as `GET /me`. */
export type PlacedOperation = Operation & { place: string };

/** A difference between two documents, with the operation that it concerns. */
export type Change = { operationId: string; text: string };

const placed = (paths: Record<string, Methods> = {}): Map<string, PlacedOperation> =>
  new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [
        operation.operationId,
        { ...operation, place: `${method.toUpperCase()} ${path}` },
      ]),
    ),
  );

/** Returns the operations of a document by operationId. */
export const operationsOf = ({ paths }: Document): Map<string, PlacedOperation> => placed(paths);

/** Returns the events of a document by operationId. */
export const eventsOf = ({ webhooks }: Document): Map<string, PlacedOperation> => placed(webhooks);

const nameOf = (reference: string): string => reference.split("/").at(-1) ?? "";

/** Returns the schema that a reference names, or the schema itself. */
export const resolveSchema = ({ document, schema }: Side): Schema =>
  schema.$ref ? (document.components.schemas[nameOf(schema.$ref)] ?? {}) : schema;

/** Returns the parameters of an operation by place and name, with their references resolved. */
export const parametersOf = (document: Document, { parameters = [] }: Operation) =>
  new Map(
    parameters.map((given) => {
      const named = given.$ref ? document.components.parameters?.[nameOf(given.$ref)] : undefined;
      const parameter = named ?? given;
      return [`${parameter.in} parameter ${parameter.name}`, parameter];
    }),
  );
