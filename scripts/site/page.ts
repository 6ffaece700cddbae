import { lexer, type Token, type Tokens } from "marked";

/** A page of the site, in Markdown. */
export type Page = {
  /** In the folder of the pages, such as `guides/client.md`. */
  path: string;
  title: string;
  text: string;
};

/** The text of Markdown without its markup. */
export const plainText = (tokens: Token[]): string =>
  tokens
    .map((token) =>
      "tokens" in token && token.tokens
        ? plainText(token.tokens)
        : "text" in token
          ? String(token.text)
          : token.raw,
    )
    .join("");

/** Returns the first heading of a document. @throws when it has none */
export function titleOf(text: string, path: string): string {
  const heading = lexer(text).find((token): token is Tokens.Heading => token.type === "heading");
  if (!heading) throw new Error(`${path} has no heading.`);
  return plainText(heading.tokens);
}
