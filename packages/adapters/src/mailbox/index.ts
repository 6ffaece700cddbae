export { createMailboxMailer } from "./mailbox-mailer.ts";
export { listMails, type ReceivedMail, readMail } from "./read-mails.ts";
