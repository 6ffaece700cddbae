export type { Sender } from "../mail/sender.ts";
export { createMailboxMailer } from "./mailbox-mailer.ts";
export { listMails, type ReceivedMail, readMail } from "./read-mails.ts";
