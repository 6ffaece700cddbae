import { foldText, normalizeEmail } from "@latch/contract";
import { showEmail } from "./show-email.ts";

/** The key by which an account is looked up: an email or a username in its one spelling. */
export type Identifier = `email#${string}` | `username#${string}`;

/** Returns the identifier of an email. */
export const emailIdentifier = (email: string): Identifier => `email#${normalizeEmail(email)}`;
/** Returns the identifier of a username. */
export const usernameIdentifier = (username: string): Identifier =>
  `username#${foldText(username)}`;

/** Returns the identifier of an email or a username. An email contains an @; a username cannot. */
export const parseIdentifier = (text: string): Identifier =>
  text.includes("@") ? emailIdentifier(text) : usernameIdentifier(text);

/**
 * Returns the identifier of an email as it is stored. Accounts that release 0.2 and earlier created are
 * stored with the domain that was typed.
 */
export const storedEmailIdentifier = (email: string): Identifier => `email#${foldText(email)}`;

/**
 * Returns the identifiers that an account with an email or username may have: as typed first, then the
 * one spelling, then the domain in Unicode. Most texts have one. How many depends on the text only.
 */
export function possibleIdentifiers(text: string): Identifier[] {
  const identifier = parseIdentifier(text);
  if (!text.includes("@")) return [identifier];
  const email = normalizeEmail(text);
  return [
    ...new Set([storedEmailIdentifier(text), identifier, storedEmailIdentifier(showEmail(email))]),
  ];
}

/**
 * Returns the identifiers of an account: the email, an earlier spelling of it and the username, as far as
 * it has them.
 */
export const userIdentifiers = ({
  email,
  emailSpelling,
  username,
}: {
  email?: string;
  emailSpelling?: string;
  username?: string;
}): Identifier[] => [
  ...(email ? [storedEmailIdentifier(email)] : []),
  ...(emailSpelling ? [storedEmailIdentifier(emailSpelling)] : []),
  ...(username ? [usernameIdentifier(username)] : []),
];
