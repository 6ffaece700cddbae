import { useCan, useSession } from "@latch/client/react";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { latch, session } from "./latch.ts";
import { LogIn } from "./log-in.tsx";
import { Profile } from "./profile.tsx";
import { Security } from "./security.tsx";
import { Tasks } from "./tasks.tsx";
import { Users } from "./users.tsx";

export function App() {
  const state = useSession();
  if (state.status === "loading") return <Loading hasFailed={state.error !== undefined} />;
  if (state.status === "signed_out") return <LogIn />;
  return (
    <>
      {/* With the key, nothing of a user is shown to the next one. */}
      <Account key={state.user.id} />
      <ConfirmDialog />
    </>
  );
}

const Loading = ({ hasFailed }: { hasFailed: boolean }) => (
  <main>
    {hasFailed ? (
      <section role="alert">
        <p>The server cannot be reached.</p>
        <button type="button" onClick={() => session.load()}>
          Try again
        </button>
      </section>
    ) : (
      <p aria-live="polite">Loading …</p>
    )}
  </main>
);

function Account() {
  const canListUsers = useCan("listUsers").allowed;
  return (
    <>
      <header>
        <h1>Tasks</h1>
        <button type="button" onClick={() => latch.logOut().catch(() => {})}>
          Log out
        </button>
      </header>
      <main>
        <Tasks />
        <Profile />
        <Security />
        {canListUsers && <Users />}
      </main>
    </>
  );
}
