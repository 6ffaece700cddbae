import { getSession } from "../../../lib/latch.ts";

/** A route handler reads the session as a page does. */
export async function GET(): Promise<Response> {
  const session = await getSession();
  if (!session) return new Response(null, { status: 401 });
  return Response.json({ userId: session.userId, role: session.role });
}
