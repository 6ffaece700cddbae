/** The home page of the site, from the first lines of README.md. */
import { lexer, type Token, type Tokens } from "marked";
import type { Section } from "./navigation.ts";
import { type Page, plainText } from "./page.ts";

/** What the README begins with: one sentence about the project, and the two commands that start it. */
export type Introduction = {
  description: string;
  commands: { command: string; purpose: string }[];
};

/** Reads the introduction of README.md. @throws when it begins with something else */
export function readIntroduction(readme: string): Introduction {
  const tokens: Token[] = lexer(readme);
  const paragraph = tokens.find((token): token is Tokens.Paragraph => token.type === "paragraph");
  const code = tokens.find((token): token is Tokens.Code => token.type === "code");
  if (!paragraph || code?.lang !== "sh") {
    throw new Error("README.md does not begin with a sentence and the commands.");
  }
  const commands = code.text.split("\n").map((line) => {
    const [command = "", purpose = ""] = line.split(/\s+# /);
    return { command, purpose };
  });
  return { description: plainText(paragraph.tokens), commands };
}

const about: Record<string, string> = {
  Tutorial: "Learn by doing: from the first account to a webhook.",
  Guides: "One task each: clients, factors, mail, payments, deployment.",
  Reference: "Facts: operations, packages, configuration, events, problems.",
  Explanation: "Why it is so: identity, sessions, events, data, security.",
  Operations: "Alarms, metrics, backups, upgrades.",
  Decisions: "What was chosen, against which alternatives, and why.",
};

/** Returns the home page, with a card for each section. */
export function homePage({ description, commands }: Introduction, sections: Section[]): Page {
  const matter = {
    layout: "home",
    hero: {
      name: "Latch",
      tagline: description,
      actions: [
        { theme: "brand", text: "Tutorial", link: "/tutorial/first-app.md" },
        { theme: "alt", text: "Overview", link: "/overview.md" },
        { theme: "alt", text: "Operations of the API", link: "/reference/api/index.md" },
      ],
    },
    commands,
    features: sections.map(({ text, items: [first] }) => ({
      title: text,
      details: about[text] ?? "",
      link: `/${first?.link ?? ""}`,
    })),
  };
  // YAML contains JSON.
  return {
    path: "index.md",
    title: "Latch",
    text: `---\n${JSON.stringify(matter, null, 2)}\n---\n`,
  };
}
