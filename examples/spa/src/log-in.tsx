import { getPasskey, type Result, supportsPasskeys } from "@latch/client";
import { useState } from "react";
import { ActionButton, Form } from "./action.tsx";
import { Challenge, type Pending } from "./challenge.tsx";
import { latch } from "./latch.ts";

/** What a sign-up, a login or an answer to a challenge results in. */
type Outcome = Result<"signUp"> | Result<"logIn"> | Result<"answerChallenge">;

/** Sign-up and login. When the session starts, `useSession` shows the account instead. */
export function LogIn() {
  const [isNew, setIsNew] = useState(false);
  const [pending, setPending] = useState<Pending>();

  /** Shows which proof is required next. */
  function follow<T extends Outcome>(outcome: T): T {
    if (outcome.data?.status === "pending") setPending(outcome.data);
    return outcome;
  }

  async function logInWithPasskey() {
    const { data: request, error } = await latch.requestPasskey();
    if (error) return { error };
    const credential = await getPasskey(request.publicKey);
    return follow(await latch.logInWithPasskey({ body: { credential } }));
  }

  if (pending) {
    return <Challenge pending={pending} follow={follow} giveUp={() => setPending(undefined)} />;
  }
  return (
    <main className="narrow">
      <h1>{isNew ? "Create an account" : "Log in"}</h1>
      <section>
        {isNew ? (
          <Form
            key="sign-up"
            send={async ({ email = "", password = "" }) =>
              follow(await latch.signUp({ body: { email, password } }))
            }
          >
            <label>
              Email
              <input name="email" type="email" autoComplete="username" required />
            </label>
            <label>
              Password
              <input
                name="password"
                type="password"
                autoComplete="new-password"
                minLength={8}
                required
              />
            </label>
            <button type="submit">Create the account</button>
          </Form>
        ) : (
          <>
            <Form
              key="log-in"
              send={async ({ identifier = "", password = "" }) =>
                follow(await latch.logIn({ body: { identifier, password } }))
              }
            >
              <label>
                Email or username
                <input name="identifier" autoComplete="username" autoCapitalize="none" required />
              </label>
              <label>
                Password
                <input name="password" type="password" autoComplete="current-password" required />
              </label>
              <button type="submit">Log in</button>
            </Form>
            {supportsPasskeys() && (
              <ActionButton call={logInWithPasskey}>Use a passkey</ActionButton>
            )}
          </>
        )}
      </section>
      <button type="button" className="link" onClick={() => setIsNew(!isNew)}>
        {isNew ? "I have an account" : "Create an account"}
      </button>
    </main>
  );
}
