/** The parts of an OpenAPI document that the comparison of two releases reads. */

export type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
};

type Content = Record<string, { schema: Schema }>;

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
  responses: Record<string, { content?: Content }>;
  "x-session-check"?: boolean;
  "x-rate-limit"?: RateLimit[];
  "x-plan"?: string[];
  "x-recent-authentication"?: RecentAuthentication;
};

export type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, Schema>;
    parameters?: Record<string, Parameter>;
  };
};

/** An operation with its method and path, such as `GET /me`. */
export type PlacedOperation = Operation & { place: string };

/** A difference between two documents, with the operation that it concerns. */
export type Change = { operationId: string; text: string };

/** Returns the operations of a document by operationId. */
export const operationsOf = ({ paths }: Document): Map<string, PlacedOperation> =>
  new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [
        operation.operationId,
        { ...operation, place: `${method.toUpperCase()} ${path}` },
      ]),
    ),
  );

const nameOf = (reference: string): string => reference.split("/").at(-1) ?? "";

/** Returns the schema that a reference names, or the schema itself. */
export const resolveSchema = (document: Document, schema: Schema): Schema =>
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
