import type { components } from "@latch/client";
import { useEffect, useState } from "react";
import { Message, useAction } from "./action.tsx";
import { latch } from "./latch.ts";

/** For roles that may list users. The API refuses the others, whatever the page shows. */
export function Users() {
  const [users, setUsers] = useState<components["schemas"]["User"][]>([]);
  const { run, message } = useAction();
  useEffect(() => {
    run(async () => {
      const { data, error } = await latch.listUsers();
      if (error) return { error };
      setUsers(data.items);
      return {};
    });
  }, [run]);
  return (
    <section aria-labelledby="users">
      <h2 id="users">Users</h2>
      <Message text={message} />
      <ul>
        {users.map(({ id, email, username, role }) => (
          <li key={id} className="row">
            <span>{email ?? username}</span>
            <span className="badge">{role}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
