import type { Change } from "./document.ts";

/** The kinds of changes that a changeset accepts, by the word of its comment. */
export type Kind = "breaking" | "weaker";

/**
 * Returns the operations whose changes of a kind are accepted by changesets with `<!-- KIND: operationId, … -->`.
 * @param changesets the texts of the files .changeset/breaking-*.md
 */
const acceptedOperations = (changesets: string[], kind: Kind): Set<string> =>
  new Set(
    changesets.flatMap((text) =>
      [...text.matchAll(new RegExp(`<!-- ${kind}: ([^>]*?) -->`, "g"))].flatMap(([, names = ""]) =>
        names.split(",").map((name) => name.trim()),
      ),
    ),
  );

/** Returns the lines of the changes of a kind that no changeset accepts. */
export function unacceptedChanges(changes: Change[], changesets: string[], kind: Kind): string[] {
  const accepted = acceptedOperations(changesets, kind);
  return changes
    .filter(({ operationId }) => !accepted.has(operationId))
    .map(({ operationId, text }) => `${kind}: ${operationId}: ${text}`);
}
