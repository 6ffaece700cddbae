import { type ConfirmedOperation, isProblem, type Problem } from "@latch/client";
import { askForProofs } from "./confirmation.ts";
import { latch } from "./latch.ts";

/**
 * Asks for proofs before an operation, where `onReauthentication` would ask too late: the browser creates a passkey
 * before the request.
 * @returns a token for one request of the operation, or nothing if the user cancels
 */
export async function prove(
  operation: ConfirmedOperation,
): Promise<{ token?: string; error?: Problem }> {
  let problem: Problem | undefined;
  for (;;) {
    const proofs = await askForProofs({ operation, problem });
    if (!proofs) return {};
    const { data, error } = await latch.reauthenticate({ body: { operation, proofs } });
    if (data) return { token: data.reauthenticationToken };
    if (!isProblem(error, "invalid_credentials", "reauthentication_required")) return { error };
    problem = error;
  }
}
