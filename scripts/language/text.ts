/** What a text is; a rule names the kinds to which it applies. */
export const textKinds = [
  /** Texts of openapi/openapi.json. */
  "contract",
  /** Markdown, YAML, `.env.example`, descriptions of packages. */
  "document",
  /** Sentences in the code of packages, scripts and infra: messages, mails, output. */
  "message",
  "comment",
  "test name",
  /** The name of an export. */
  "export",
  /** The name of a member of an exported type. */
  "member",
  "file name",
] as const;

export type TextKind = (typeof textKinds)[number];

/** A piece of prose or a name. Code within prose is blanked out, so that lines keep their numbers. */
export type Text = { file: string; line: number; kind: TextKind; text: string };

const blank = (text: string): string => text.replace(/[^\n]/g, " ");

/** Prose without what is code: fenced blocks (their comments stay), inline code, addresses, tags. */
export const withoutCode = (markdown: string): string =>
  markdown
    .replace(/^( *)(```+)[^\n]*\n[\s\S]*?^\1\2/gm, (block) =>
      block.replace(/[^\n]+/g, (line) => {
        const comment = /(?:^|\s)(?:#|\/\/) .*/.exec(line);
        return comment ? blank(line.slice(0, comment.index)) + comment[0] : blank(line);
      }),
    )
    .replace(/(`+)(?!`)(?:(?!\n\s*\n)[^`])+\1/g, blank)
    .replace(/https?:\/\/[^\s)>]+/g, blank)
    .replace(/\]\([^)]*\)/g, blank)
    .replace(/\{@\w+ [^}]*\}/g, blank);

/** A name as the words it is made of: `readPlan`, `ReadPlan` and `read-plan` are "read plan". */
export const wordsOf = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[-_.]+/g, " ")
    .toLowerCase();
