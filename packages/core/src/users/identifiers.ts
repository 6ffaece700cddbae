/** How an email or a username is looked up: normalised, so that equal ones are equal text. */
export type Identifier = `email#${string}` | `username#${string}`;

/** Trimmed, lower case, NFC, as the contract's `Email` does. */
const normalise = (text: string): string => text.trim().toLowerCase().normalize("NFC");

export const emailIdentifier = (email: string): Identifier => `email#${normalise(email)}`;
export const usernameIdentifier = (username: string): Identifier =>
  `username#${normalise(username)}`;

/** An email has an @, a username can't. */
export const parseIdentifier = (text: string): Identifier =>
  text.includes("@") ? emailIdentifier(text) : usernameIdentifier(text);
