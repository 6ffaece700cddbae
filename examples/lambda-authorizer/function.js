/** The function behind the authorizer. */
import { enforce, isRefusal, principalOfEvent } from "@latch/client/verify";

export async function handler(event) {
  try {
    const principal = principalOfEvent(event);
    // The authorizer accepts any user. This function requires a recent login to delete.
    if (event.requestContext.http.method === "DELETE") enforce(principal, { maxAge: 600 });
    return { statusCode: 200, body: JSON.stringify({ userId: principal.userId }) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { problem, headers } = error;
    return { statusCode: problem.status, headers, body: JSON.stringify(problem) };
  }
}
