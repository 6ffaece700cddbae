import { getLatch } from "../../lib/latch.ts";

export default async function Administration() {
  // The API decides what the user may do.
  const { data, error } = await (await getLatch()).listUsers();
  if (error) return <p role="alert">{error.title}</p>;
  return (
    <main>
      <h1>Users</h1>
      <ul>
        {data.items.map(({ id, email }) => (
          <li key={id}>{email}</li>
        ))}
      </ul>
    </main>
  );
}
