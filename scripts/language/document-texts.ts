import { type Text, withoutCode } from "./text.ts";

/** Keys of JSON whose strings are not prose. */
const codeKeys = ["pattern", "operationId", "$ref", "expr"];

/** The sentences of a JSON file that has a string a line, as every formatter writes it. */
function jsonTexts(file: string, source: string): Text[] {
  const kind = file.startsWith("openapi/") ? "contract" : "document";
  return source.split("\n").flatMap((line, index) => {
    const [, key = "", value] = /^\s*(?:"([^"]+)": )?("(?:[^"\\]|\\.)*"),?$/.exec(line) ?? [];
    if (!value || codeKeys.includes(key)) return [];
    if (file.endsWith("package.json") && key !== "description") return [];
    return [{ file, line: index + 1, kind, text: withoutCode(JSON.parse(value)) }];
  });
}

/** The prose of a file that is not code: Markdown, YAML, `.env.example`, Dockerfile, JSON. */
export function documentTexts(file: string, source: string): Text[] {
  if (file.endsWith(".json")) return jsonTexts(file, source);
  return [{ file, line: 1, kind: "document", text: withoutCode(source) }];
}

/** The name of the file and those of its folders, those that are not in `known` yet. */
export function fileNameTexts(file: string, known: Set<string>): Text[] {
  const parts = file.split("/");
  return parts.flatMap((part, index) => {
    const path = parts.slice(0, index + 1).join("/");
    if (known.has(path)) return [];
    known.add(path);
    return [{ file: path, line: 1, kind: "file name" as const, text: part.replace(/\..*$/, "") }];
  });
}
