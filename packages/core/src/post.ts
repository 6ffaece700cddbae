import type { Locale } from "@latch/contract";
import { type Brand, composeMail } from "./mails/compose.ts";
import type { Mailer } from "./mails/mailer.ts";
import type { Notice } from "./mails/notice.ts";
import type { Defer, Log } from "./ports.ts";

type Deps = { mailer: Mailer; defer: Defer; log: Log; brand: Brand; locale: Locale };

/**
 * Sends notices beside the answer, in the language of the person or else of the installation. One that
 * can't be sent is logged without its link: the person can ask for another.
 */
export const createPost =
  ({ mailer, defer, log, brand, locale }: Deps) =>
  (to: string, notice: Notice, theirs: Locale = locale): Promise<void> =>
    defer(async () => {
      try {
        await mailer.send(composeMail(to, notice, { locale: theirs, brand }));
      } catch (err) {
        log.error({ event: "mail.failed", kind: notice.kind, err }, "a mail was not sent");
      }
    });
export type Post = ReturnType<typeof createPost>;
