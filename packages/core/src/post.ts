import { compose, type Links, type Notice } from "./mails.ts";
import type { Defer, Log, Mailer } from "./ports.ts";

/**
 * Sends notices beside the answer. One that can't be sent is logged without its link: the person can
 * ask for another.
 */
export const createPost =
  ({ mailer, defer, log, links }: { mailer: Mailer; defer: Defer; log: Log; links: Links }) =>
  (to: string, notice: Notice): Promise<void> =>
    defer(async () => {
      try {
        await mailer.send(compose(to, notice, links));
      } catch (err) {
        log.error({ event: "mail.failed", kind: notice.kind, err }, "a mail was not sent");
      }
    });
export type Post = ReturnType<typeof createPost>;
