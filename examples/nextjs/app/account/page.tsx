import { redirect } from "next/navigation";
import { Suspense } from "react";
import { getLatch, getSession } from "../../lib/latch.ts";
import { addTask, logOut } from "./actions.ts";

export default async function Account() {
  // The proxy has checked this already. A page that shows data checks it as well.
  const session = await getSession();
  if (!session) redirect("/login?next=/account");
  return (
    <main>
      <h1>Account</h1>
      <p>
        {session.userId} ({session.role})
      </p>
      <Suspense fallback={<p>Loading the tasks …</p>}>
        <Tasks />
      </Suspense>
      <form action={addTask}>
        <input name="title" placeholder="Title" required />
        <button type="submit">Add task</button>
      </form>
      <form action={logOut}>
        <button type="submit">Log out</button>
      </form>
    </main>
  );
}

/** Next.js sends this part when the API has responded. */
async function Tasks() {
  const { data, error } = await (await getLatch()).listTasks();
  if (error) return <p role="alert">{error.title}</p>;
  return (
    <ul>
      {data.items.map(({ id, title }) => (
        <li key={id}>{title}</li>
      ))}
    </ul>
  );
}
