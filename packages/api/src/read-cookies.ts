import type { Context } from "hono";

/** The maximum number of cookies of one name that the API reads: each can cost a look-up. */
const maxCookies = 10;

/**
 * Returns the values of the cookies of a name, each once. A browser sends several if they have different paths or
 * domains, or a proxy has added one. Those in the form of the API's own values come first, so that foreign ones do not
 * hide them.
 */
export function readCookies(c: Context, name: string, form: RegExp): string[] {
  const pairs = (c.req.header("cookie") ?? "").split(";").map((pair) => pair.trim());
  const found = pairs.filter((pair) => pair.startsWith(`${name}=`));
  const values = [...new Set(found.map((pair) => pair.slice(name.length + 1)))].filter(Boolean);
  const own = values.filter((value) => form.test(value));
  const others = values.filter((value) => !form.test(value));
  return [...own, ...others].slice(0, maxCookies);
}
