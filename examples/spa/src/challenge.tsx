import {
  type components,
  getPasskey,
  isProblem,
  type ProofInput,
  type Result,
  supportsPasskeys,
} from "@latch/client";
import { ActionButton, Form } from "./action.tsx";
import { latch } from "./latch.ts";

export type Pending = components["schemas"]["PendingLogIn"];

const texts: Record<Pending["reason"], string> = {
  second_factor: "Enter the code of your authenticator app, or a recovery code.",
  verify_email: "Enter the code that we have sent to your mailbox.",
  enroll_second_factor: "Your role requires a second factor. First prove who you are.",
  lost_factor: "Prove who you are without the factor that you have lost.",
};

/** Returns the proof that the text of the user stands for. */
function proofOf(methods: Pending["methods"], text: string): ProofInput {
  if (methods.includes("password")) return { method: "password", password: text };
  const code = text.replaceAll(/\s/g, "");
  if (methods.includes("email_code")) return { method: "email_code", code };
  return /^\d{6}$/.test(code) ? { method: "totp", code } : { method: "recovery_code", code };
}

/** Asks for the next proof of a login. */
export function Challenge({
  pending: { challenge, methods, reason },
  follow,
  giveUp,
}: {
  pending: Pending;
  follow(outcome: Result<"answerChallenge">): Result<"answerChallenge">;
  giveUp(): void;
}) {
  async function answer(proof: ProofInput) {
    const outcome = follow(await latch.answerChallenge({ body: { challenge, proof } }));
    // It has expired, or was used in another tab.
    if (isProblem(outcome.error, "invalid_challenge")) giveUp();
    return outcome;
  }

  async function answerByPasskey() {
    const purpose = "second_factor";
    const { data, error } = await latch.requestPasskey({ body: { purpose, challenge } });
    if (error) return { error };
    return answer({ method: "passkey", credential: await getPasskey(data.publicKey) });
  }

  const isPassword = methods.includes("password");
  // These methods are factors to add, or there is none yet.
  const cannotAnswer =
    methods.length === 0 ||
    (reason === "enroll_second_factor" && !isPassword && !methods.includes("email_code"));
  return (
    <main className="narrow">
      <h1>One more step</h1>
      <section>
        {cannotAnswer ? (
          <p>This example cannot complete the login. The guide to second factors describes how.</p>
        ) : (
          <Form key={challenge} send={({ text = "" }) => answer(proofOf(methods, text))}>
            <p>{texts[reason]}</p>
            <label>
              {isPassword ? "Password" : "Code"}
              <input
                name="text"
                type={isPassword ? "password" : "text"}
                autoComplete={isPassword ? "current-password" : "one-time-code"}
                required
              />
            </label>
            <button type="submit">Continue</button>
          </Form>
        )}
        {!cannotAnswer && methods.includes("passkey") && supportsPasskeys() && (
          <ActionButton call={answerByPasskey}>Use a passkey</ActionButton>
        )}
      </section>
      <button type="button" className="link" onClick={giveUp}>
        Start again
      </button>
    </main>
  );
}
