import { safePath } from "@latch/client/next";
import { LogInForm } from "./log-in-form.tsx";

export default async function LogIn({ searchParams }: PageProps<"/login">) {
  const { next } = await searchParams;
  return (
    <main>
      <h1>Log in</h1>
      <LogInForm next={safePath(next, "/account")} />
    </main>
  );
}
