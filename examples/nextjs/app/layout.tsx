import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

export const metadata: Metadata = { title: "Latch and Next.js" };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <nav>
          <Link href="/">Home</Link> <Link href="/account">Account</Link>{" "}
          <Link href="/admin">Administration</Link>
        </nav>
        {children}
      </body>
    </html>
  );
}
