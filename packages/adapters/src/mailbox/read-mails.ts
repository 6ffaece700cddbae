import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { idTimeMs } from "@latch/core";
import PostalMime from "postal-mime";

/** A mail of a mailbox folder. */
export type ReceivedMail = {
  id: string;
  to: string;
  subject: string;
  text: string;
  /** Empty for a mail without HTML. */
  html: string;
  /** ISO 8601, from the id. */
  sentAt: string;
};

/** The form of a mail's id. It excludes paths. */
const pattern = /^mail_[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/**
 * Lists the newest mails of a folder, newest first. Returns an empty list if the folder does not
 * exist.
 */
export async function listMails(folder: string, limit = 100): Promise<ReceivedMail[]> {
  const files = await readdir(folder).catch(ignoreMissing);
  const ids = (files ?? [])
    .filter((file) => file.endsWith(".eml"))
    .map((file) => file.slice(0, -".eml".length))
    .filter((id) => pattern.test(id))
    .sort()
    .reverse()
    .slice(0, limit);
  const mails = await Promise.all(ids.map((id) => readMail(folder, id)));
  return mails.filter((mail) => mail !== undefined);
}

/** Reads one mail. Returns undefined if there is none with this id. */
export async function readMail(folder: string, id: string): Promise<ReceivedMail | undefined> {
  if (!pattern.test(id)) return undefined;
  const source = await readFile(join(folder, `${id}.eml`)).catch(ignoreMissing);
  if (!source) return undefined;
  const { to = [], subject = "", text = "", html = "" } = await PostalMime.parse(source);
  return {
    id,
    to: to.map(({ address }) => address).join(", "),
    subject,
    text: text.trimEnd(),
    html: html.trimEnd(),
    sentAt: new Date(idTimeMs(id)).toISOString(),
  };
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
