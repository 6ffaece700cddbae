import { GivenLocale, type Locale } from "@latch/contract";
import { parseAccept } from "hono/utils/accept";

/**
 * Returns the first language of an Accept-Language header for which mail templates exist.
 */
export function preferredLocale(header = ""): Locale | undefined {
  for (const { type, q } of parseAccept(header)) {
    const { data } = GivenLocale.safeParse(type);
    if (data && q > 0) return data;
  }
  return undefined;
}
