import { roles } from "../guards.gen.ts";

export type Role = (typeof roles)[number];

/** Returns whether a role includes another one: `master` includes `agent` and `user`. */
export const includesRole = (role: Role, required: Role): boolean =>
  roles.indexOf(role) >= roles.indexOf(required);

/**
 * Returns a path of this application to redirect to, or `fallback` for anything else: another origin, another
 * scheme, nothing. Use it for each path that comes from a request (CWE-601).
 */
export function safePath(path: unknown, fallback = "/"): string {
  if (typeof path !== "string" || !path.startsWith("/")) return fallback;
  const base = "http://app.invalid";
  if (!URL.canParse(path, base)) return fallback;
  const { origin, pathname, search, hash } = new URL(path, base);
  // A path such as /.//host is normalized to //host, which names a host.
  return origin === base && !pathname.startsWith("//") ? pathname + search + hash : fallback;
}

/** Returns the path as the router of Next.js reads it: decoded, without empty segments. */
function segmentsOf(path: string): string[] {
  const decode = (segment: string) => {
    try {
      return decodeURIComponent(segment);
    } catch {
      return segment;
    }
  };
  return path.split("/").filter(Boolean).map(decode);
}

/** Returns whether a path is `prefix` or below it. */
export function isBelow(path: string, prefix: string): boolean {
  const segments = segmentsOf(path);
  return segmentsOf(prefix).every((segment, index) => segments[index] === segment);
}

/**
 * Returns the role that a path requires: that of the longest prefix. An open page requires none, and the paths below it
 * neither, unless it is the root.
 */
export function roleFor(
  path: string,
  protect: Record<string, Role>,
  open: string[],
): Role | undefined {
  const isRoot = (each: string) => segmentsOf(each).length === 0;
  const isOpen = (page: string) => isBelow(path, page) && (!isRoot(page) || isRoot(path));
  const prefixes = Object.keys(protect).filter((prefix) => isBelow(path, prefix));
  const longest = [...open.filter(isOpen), ...prefixes].sort(
    (one, other) => segmentsOf(other).length - segmentsOf(one).length,
  )[0];
  return longest === undefined || open.includes(longest) ? undefined : protect[longest];
}

/**
 * Checks the protected paths when the application starts: a mistake in them would open a page.
 * @throws for a role that does not exist, and for a pattern
 */
export function checkProtected(protect: Record<string, Role>): void {
  for (const [path, role] of Object.entries(protect)) {
    if (!roles.includes(role)) throw new TypeError(`Unknown role for ${path}: ${role}`);
    if (!/^\/[^*:?()[\]]*$/.test(path)) {
      throw new TypeError(
        `The protected path ${path} must be the beginning of paths, such as /admin`,
      );
    }
  }
}
