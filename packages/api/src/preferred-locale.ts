import { Locale } from "@latch/contract";
import { parseAccept } from "hono/utils/accept";

/** Returns the first language of an Accept-Language header for which mail templates exist. */
export function preferredLocale(header = ""): Locale | undefined {
  for (const { type, q } of parseAccept(header)) {
    const { data } = Locale.safeParse(type.toLowerCase().split("-")[0]);
    if (data && q > 0) return data;
  }
  return undefined;
}
