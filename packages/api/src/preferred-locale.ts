import { Locale } from "@latch/contract";
import { parseAccept } from "hono/utils/accept";

/**
 * Returns the first language of an Accept-Language header for which mail templates exist. Some clients send a
 * locale of POSIX, such as `de_DE`.
 */
export function preferredLocale(header = ""): Locale | undefined {
  for (const { type, q } of parseAccept(header)) {
    const { data } = Locale.safeParse(type.toLowerCase().split(/[-_.]/)[0]);
    if (data && q > 0) return data;
  }
  return undefined;
}
