/** How `changeset version` writes an entry of CHANGELOG.md; .changeset/config.json names this file. */

type Changeset = { id: string; summary: string };

/** A changeset as a list item: its text, marked when the name of its file begins with `breaking-`. */
export function getReleaseLine({ id, summary }: Changeset): string {
  const text = `${id.startsWith("breaking-") ? "**Breaking.** " : ""}${summary.trim()}`;
  return `- ${text.replaceAll("\n", "\n  ").replaceAll(/^ +$/gm, "")}`;
}

/** The packages are released together, so that an update of one within another is no news. */
export const getDependencyReleaseLine = (): string => "";
