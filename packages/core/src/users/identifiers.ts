/** The key by which an account is looked up: a normalised email or username. */
export type Identifier = `email#${string}` | `username#${string}`;

/** Trims a text and converts it to lower case and NFC, as the contract's `Email` does. */
const normalise = (text: string): string => text.trim().toLowerCase().normalize("NFC");

/** Returns the identifier of an email. */
export const emailIdentifier = (email: string): Identifier => `email#${normalise(email)}`;
/** Returns the identifier of a username. */
export const usernameIdentifier = (username: string): Identifier =>
  `username#${normalise(username)}`;

/** Returns the identifier of an email or a username. An email contains an @; a username cannot. */
export const parseIdentifier = (text: string): Identifier =>
  text.includes("@") ? emailIdentifier(text) : usernameIdentifier(text);
