import { Locale } from "@latch/contract";
import { parseAccept } from "hono/utils/accept";

/** The first language of an Accept-Language header that mails are written in, if there is one. */
export function preferredLocale(header = ""): Locale | undefined {
  for (const { type, q } of parseAccept(header)) {
    const { data } = Locale.safeParse(type.toLowerCase().split("-")[0]);
    if (data && q > 0) return data;
  }
  return undefined;
}
