"use client";

import { useActionState } from "react";
import { logIn } from "./actions.ts";

export function LogInForm({ next }: { next: string }) {
  const [{ error, pending }, action, isBusy] = useActionState(logIn, {});
  return (
    <form action={action}>
      <input type="hidden" name="next" value={next} />
      {pending ? (
        <>
          <input type="hidden" name="challenge" value={pending.challenge} />
          <input name="code" placeholder="Code of your app" autoComplete="one-time-code" required />
          <button type="submit" disabled={isBusy}>
            Continue
          </button>
        </>
      ) : (
        <>
          <input name="email" type="email" placeholder="Email" autoComplete="email" required />
          <input name="password" type="password" placeholder="Password" required />
          <button type="submit" disabled={isBusy}>
            Log in
          </button>
          <button type="submit" name="intent" value="sign-up" disabled={isBusy}>
            Sign up
          </button>
        </>
      )}
      {error && <p role="alert">{error}</p>}
    </form>
  );
}
