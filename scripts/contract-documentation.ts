import { parseSync, Visitor } from "oxc-parser";

// biome-ignore lint/suspicious/noExplicitAny: nodes of all kinds
type Node = any;

/** The fields of an operation that only the document contains. */
const documented = ["summary", "description", "responses", "problems"];

/** A part of a text that is replaced. */
type Edit = { start: number; end: number; text: string };

/**
 * Removes from a module of the contract what only the document needs: the metadata of schemas, and the texts, the
 * responses and the problems of operations. Marks the calls at the top level as free of side effects, so that a bundle
 * contains only the schemas that it uses.
 */
export function withoutDocumentation(file: string, source: string): string {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const edits: Edit[] = [];
  let functions = 0;
  const enter = () => {
    functions += 1;
  };
  const leave = () => {
    functions -= 1;
  };
  new Visitor({
    ArrowFunctionExpression: enter,
    "ArrowFunctionExpression:exit": leave,
    FunctionDeclaration: enter,
    "FunctionDeclaration:exit": leave,
    FunctionExpression: enter,
    "FunctionExpression:exit": leave,
    CallExpression(call: Node) {
      const { callee, arguments: given } = call;
      if (callee.type === "MemberExpression" && callee.property.name === "meta") {
        edits.push({ start: callee.object.end, end: call.end, text: "" });
      } else if (functions === 0) {
        edits.push({ start: call.start, end: call.start, text: "/* @__PURE__ */ " });
      }
      if (callee.name === "defineRoutes") edits.push(...documentationOf(given[1]));
    },
    NewExpression({ start }: Node) {
      if (functions === 0) edits.push({ start, end: start, text: "/* @__PURE__ */ " });
    },
  }).visit(program);
  return apply(source, edits);
}

/** Finds the fields of operations that only the document contains. */
const documentationOf = (operations: Node): Edit[] =>
  operations.properties.flatMap(({ value }: Node) =>
    value.properties
      .filter(({ key }: Node) => documented.includes(key?.name))
      .map(({ start, end }: Node) => ({ start, end, text: "...{}" })),
  );

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
