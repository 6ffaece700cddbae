/** An error of the database's set-up that an operator can solve. The message says how. */
export class SetupError extends Error {
  override name = "SetupError";
}
