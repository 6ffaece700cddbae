export type { Sender } from "../mailers/sender.ts";
export { createMailboxMailer } from "./mailbox-mailer.ts";
export { listMails, type ReceivedMail, readMail } from "./read-mails.ts";
