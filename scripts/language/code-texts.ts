import { parseSync, Visitor } from "oxc-parser";
import { type Text, type TextKind, withoutCode } from "./text.ts";

/** What looks like a sentence; a string of one word is an id, an attribute or an event. */
const isSentence = (text: string): boolean => /[A-Za-z]\S*\s+\S*[A-Za-z]/.test(text);

const testFunctions = ["describe", "test", "it"];

// biome-ignore lint/suspicious/noExplicitAny: nodes of all kinds
type Node = any;

/** The name of the function that a call begins with: `test` of `test.each(…)(…)`. */
function calledName(callee: Node): string | undefined {
  if (callee.type === "Identifier") return callee.name;
  return calledName(callee.object ?? callee.callee ?? callee.tag ?? { type: "Identifier" });
}

/** The text of a string or of a template, whose expressions become `…`. */
function stringOf(node: Node): string | undefined {
  if (node?.type === "TemplateLiteral") {
    return node.quasis.map(({ value }: Node) => value.cooked ?? value.raw).join("…");
  }
  return node?.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}

/** The names that a declaration declares, patterns included. */
function declaredNames(node: Node): Node[] {
  if (!node) return [];
  if (node.type === "Identifier") return [node];
  if (node.type === "VariableDeclaration") {
    return node.declarations.flatMap(({ id }: Node) => declaredNames(id));
  }
  if (node.type === "ObjectPattern") {
    return node.properties.flatMap(({ value, argument }: Node) => declaredNames(value ?? argument));
  }
  return node.id ? [node.id] : [];
}

/** The comments, exported names, messages and names of tests in a source file. */
export function codeTexts(file: string, source: string): Text[] {
  const { program, comments, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const isTest = file.startsWith("test/");
  const texts: Text[] = [];
  const lineStarts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const add = (kind: TextKind, start: number, text: string) =>
    texts.push({ file, line: lineStarts.findLastIndex((at) => at <= start) + 1, kind, text });

  for (const { value, start } of comments) {
    add("comment", start, withoutCode(value.replace(/^[ \t]*\*(?!\/)/gm, " ")));
  }

  const addMembers = (node: Node): void => {
    new Visitor({
      TSPropertySignature: ({ key }: Node) => key.name && add("member", key.start, key.name),
      TSMethodSignature: ({ key }: Node) => key.name && add("member", key.start, key.name),
    }).visit({ type: "Program", body: [node] } as Node);
  };
  const addString = (node: Node) => {
    const text = stringOf(node);
    if (!isTest && text && isSentence(text)) add("message", node.start, withoutCode(text));
  };
  new Visitor({
    ExportNamedDeclaration({ declaration, specifiers, source: from }: Node) {
      for (const { name, start } of declaredNames(declaration)) add("export", start, name);
      for (const { local, exported } of specifiers) {
        if (!from || local.name !== exported.name) add("export", exported.start, exported.name);
      }
      if (/^TS(TypeAlias|Interface)/.test(declaration?.type ?? "")) addMembers(declaration);
    },
    CallExpression({ callee, arguments: [title] }: Node) {
      const text = stringOf(title);
      if (isTest && text && testFunctions.includes(calledName(callee) ?? "")) {
        add("test name", title.start, withoutCode(text));
      }
    },
    Property({ key }: Node) {
      const text = stringOf(key);
      if (isTest && text && isSentence(text)) add("test name", key.start, withoutCode(text));
    },
    Literal: addString,
    TemplateLiteral: addString,
  }).visit(program);
  return texts;
}
