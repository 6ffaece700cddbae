/** An error of the database's set-up that an operator can solve. The message contains the solution. */
export class SetupError extends Error {
  override name = "SetupError";
}
