import { setTimeout as delay } from "node:timers/promises";
import { listMails } from "@latch/adapters/mailbox";
import type { Latch, Mail } from "./types.ts";

/** Milliseconds between two looks into the folder. */
const intervalMs = 20;
/** Matches an http or https URL without the punctuation that follows it. */
const httpUrl = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}']/g;

/** Creates the reader of the mailbox in a folder. */
export function createMailbox(folder: string): Latch["mailbox"] {
  async function list(to: string): Promise<Mail[]> {
    const mails = await listMails(folder, Number.POSITIVE_INFINITY);
    return mails
      .filter((mail) => mail.to.toLowerCase() === to.toLowerCase())
      .map(({ subject, text, html, to: address }) => ({
        ...{ to: address, subject, text, html },
        links: text.match(httpUrl) ?? [],
      }));
  }

  return {
    list,
    async waitFor(to, { subject = "", timeoutMs = 10_000 } = {}) {
      const matches = (mail: Mail) =>
        typeof subject === "string" ? mail.subject.includes(subject) : subject.test(mail.subject);
      const deadlineMs = performance.now() + timeoutMs;
      for (;;) {
        const mails = await list(to);
        const found = mails.find(matches);
        if (found) return found;
        if (performance.now() > deadlineMs) {
          const others = mails.map((mail) => mail.subject).join(", ") || "none";
          throw new Error(`No such mail to ${to} within ${timeoutMs} ms. Mails to it: ${others}.`);
        }
        await delay(intervalMs);
      }
    },
  };
}
