import { useUser } from "@latch/client/react";
import { Form } from "./action.tsx";
import { latch } from "./latch.ts";

/** What `useUser` returns. It shows a new name at once, because `updateMe` changes the state of the session. */
export function Profile() {
  const user = useUser();
  if (!user) return null;
  return (
    <section aria-labelledby="profile">
      <h2 id="profile">Hello, {user.name ?? user.email ?? user.username}</h2>
      <dl>
        <dt>Email</dt>
        <dd>
          {user.email ?? "none"} {user.emailVerified || <span className="badge">not verified</span>}
        </dd>
        <dt>Role</dt>
        <dd>{user.role}</dd>
      </dl>
      <Form send={({ name = "" }) => latch.updateMe({ body: { name } })} className="row">
        <label>
          Name
          <input
            name="name"
            defaultValue={user.name}
            autoComplete="name"
            maxLength={100}
            required
          />
        </label>
        <button type="submit">Save</button>
      </Form>
    </section>
  );
}
