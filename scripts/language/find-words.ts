import type { Exception, Rule } from "./rules.ts";
import { type Text, type TextKind, wordsOf } from "./text.ts";

type Finding = { file: string; line: number; kind: TextKind; word: string; instead: string };

const nameKinds: TextKind[] = ["export", "member", "file name"];

/** What breaks the rules in some texts, and the exceptions that excused nothing. */
export function findWords(texts: Iterable<Text>, rules: Rule[], exceptions: Exception[]) {
  const used = new Set<Exception>();
  const findings: Finding[] = [];
  for (const text of texts) {
    const isName = nameKinds.includes(text.kind);
    for (const rule of rules) {
      if (!rule.kinds.includes(text.kind) || rule.files?.test(text.file) === false) continue;
      const searched = isName && !rule.asWritten ? wordsOf(text.text) : text.text;
      for (const { 0: word, index } of searched.matchAll(rule.pattern)) {
        const line = text.line + searched.slice(0, index).split("\n").length - 1;
        const finding = { ...text, line, word: word.replace(/\s+/g, " "), instead: rule.instead };
        const exception = exceptions.find((each) => excuses(each, finding, searched));
        if (exception) used.add(exception);
        else findings.push(finding);
      }
    }
  }
  return { findings, unused: exceptions.filter((exception) => !used.has(exception)) };
}

const excuses = ({ file, word, within }: Exception, finding: Finding, text: string): boolean =>
  finding.file.startsWith(file) &&
  finding.word.toLowerCase() === word &&
  (!within || text.replace(/\s+/g, " ").includes(within));
