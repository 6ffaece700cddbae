import { getPasskey, type ProofInput, supportsPasskeys } from "@latch/client";
import { useEffect, useRef } from "react";
import { ActionButton, Message } from "./action.tsx";
import { type Question, useQuestion } from "./confirmation.ts";
import { latch } from "./latch.ts";

/** Asks the user for proofs when an operation requires a recent authentication. */
export function ConfirmDialog() {
  const question = useQuestion();
  return question && <Confirm question={question} />;
}

function Confirm({ question: { request, answer } }: { question: Question }) {
  const { acrValues, problem } = request;
  const dialog = useRef<HTMLDialogElement>(null);
  const proofs = useRef<ProofInput[]>(undefined);
  useEffect(() => dialog.current?.showModal(), []);

  /** Closes the dialog, so that the browser returns the focus, and answers. */
  function close(given?: ProofInput[]): void {
    proofs.current = given;
    dialog.current?.close();
  }

  async function confirmByPasskey() {
    const { data, error } = await latch.requestPasskey({ body: { purpose: "reauthenticate" } });
    if (error) return { error };
    close([{ method: "passkey", credential: await getPasskey(data.publicKey) }]);
    return {};
  }

  // The account has a second factor: a password alone is not sufficient.
  const needsTwo = acrValues?.includes("aal2") || problem?.code === "reauthentication_required";
  return (
    <dialog ref={dialog} aria-labelledby="confirm" onClose={() => answer(proofs.current)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const code = String(form.get("code") ?? "").replaceAll(/\s/g, "");
          close([
            { method: "password", password: String(form.get("password")) },
            ...(code
              ? [{ method: /^\d{6}$/.test(code) ? "totp" : "recovery_code", code } as const]
              : []),
          ]);
        }}
      >
        <h2 id="confirm">Is it you?</h2>
        <p>Prove who you are once more to change how you log in.</p>
        <label>
          Password
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        {needsTwo && (
          <label>
            Code of your authenticator app, or a recovery code
            <input name="code" autoComplete="one-time-code" required />
          </label>
        )}
        <Message text={problem && (problem.detail ?? problem.title)} />
        <div className="row">
          <button type="submit">Confirm</button>
          {needsTwo && supportsPasskeys() && (
            <ActionButton call={confirmByPasskey}>Use a passkey</ActionButton>
          )}
          <button type="button" className="link" onClick={() => close()}>
            Cancel
          </button>
        </div>
      </form>
    </dialog>
  );
}
