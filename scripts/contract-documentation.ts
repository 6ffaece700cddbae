import { parseSync, Visitor } from "oxc-parser";

// biome-ignore lint/suspicious/noExplicitAny: nodes of all kinds
type Node = any;

/** The fields of an operation that only the document contains. */
const documented = ["summary", "description", "responses", "problems"];

/** A part of a text that is replaced. */
type Edit = { start: number; end: number; text: string };

/** How the operations of a module are written. */
type Options = {
  /** Returns the expression of an operation's request schemas. */
  requestOf?: (operationId: string) => string;
  /** Keeps the request schemas of the operations only, as the default export. */
  requestsOnly?: boolean;
};

/**
 * Removes from a module of the contract what only the document needs: the metadata of schemas, and the texts, the
 * responses and the problems of operations. Marks each constant as free of side effects, so that a bundle contains only the
 * schemas that it uses. The module has no import of zod: `z` is a variable around it.
 */
export function withoutDocumentation(
  file: string,
  source: string,
  { requestOf, requestsOnly = false }: Options = {},
): string {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const edits: Edit[] = [];
  new Visitor({
    ImportDeclaration(node: Node) {
      if (node.source.value === "zod") edits.push({ ...range(node), text: "" });
    },
    ExportNamedDeclaration(node: Node) {
      const operations = operationsOf(node);
      if (operations && requestsOnly) {
        const text = requestsOf(operations, (part) => source.slice(part.start, part.end));
        edits.push({ ...range(node), text: `export default ${withoutMetadata(file, text)};` });
      } else if (operations) edits.push(...operations.flatMap((each) => shorten(each, requestOf)));
    },
    CallExpression(call: Node) {
      if (isMetadata(call)) edits.push({ start: call.callee.object.end, end: call.end, text: "" });
    },
  }).visit(program);
  for (const { init } of program.body.flatMap(declarationsOf)) {
    if (!init || /^(?:Literal|Identifier|ArrowFunction)/.test(init.type)) continue;
    edits.push({ start: init.start, end: init.start, text: "/* @__PURE__ */ (() => (" });
    edits.push({ start: init.end, end: init.end, text: "))()" });
  }
  return apply(source, edits);
}

/** Returns the declarations of variables of a statement at the top level. */
const declarationsOf = (statement: Node): Node[] =>
  (statement.declaration ?? statement).declarations ?? [];

const range = ({ start, end }: Node) => ({ start, end });

const isMetadata = ({ callee }: Node): boolean =>
  callee.type === "MemberExpression" && callee.property.name === "meta";

type Operation = { id: string; fields: Node[] };

/** Returns the operations that a statement declares by `defineRoutes`, or undefined for another statement. */
function operationsOf({ declaration }: Node): Operation[] | undefined {
  const call = declaration?.declarations?.[0]?.init;
  if (call?.callee?.name !== "defineRoutes") return undefined;
  return call.arguments[1].properties.map(({ key, value }: Node) => ({
    id: key.name,
    fields: value.properties,
  }));
}

const nameOf = (field: Node): string | undefined => field.key?.name ?? field.key?.value;

/** Returns the request schemas of operations as the text of an object. */
const requestsOf = (operations: Operation[], textOf: (node: Node) => string): string => {
  const members = operations.flatMap(({ id, fields }) =>
    fields
      .filter((field) => nameOf(field) === "request")
      .map(({ value }) => `${id}: ${textOf(value)},`),
  );
  return `{${members.join("\n")}}`;
};

/** Removes the metadata of the schemas in an expression. */
function withoutMetadata(file: string, expression: string): string {
  const source = `(${expression})`;
  const edits: Edit[] = [];
  new Visitor({
    CallExpression(call: Node) {
      if (isMetadata(call)) edits.push({ start: call.callee.object.end, end: call.end, text: "" });
    },
  }).visit(parseSync(file, source).program);
  return apply(source, edits);
}

/** Removes the fields of an operation that only the document contains, and lets a getter construct its request schemas. */
const shorten = ({ id, fields }: Operation, requestOf: Options["requestOf"]): Edit[] =>
  fields.flatMap((field): Edit[] => {
    const name = nameOf(field) ?? "";
    if (documented.includes(name)) return [{ ...range(field), text: "...{}" }];
    if (name !== "request" || !requestOf) return [];
    return [{ ...range(field), text: `get request() { return ${requestOf(id)}; }` }];
  });

/** Applies edits to a text. An edit within another one has no effect. */
function apply(source: string, edits: Edit[]): string {
  let text = "";
  let at = 0;
  for (const edit of edits.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (edit.start < at) continue;
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + source.slice(at);
}
