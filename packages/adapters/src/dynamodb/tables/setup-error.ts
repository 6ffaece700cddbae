/** The database can't be made what the code needs: the message says what to do about it. */
export class SetupError extends Error {
  override name = "SetupError";
}
