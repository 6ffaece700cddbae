export type Answer = { response: Response; error?: { code: string } };

/** Repeats a request while the response is 503: on a busy machine, the database may time out. */
export async function retryOn503<A extends Answer>(ask: () => Promise<A>): Promise<A> {
  for (;;) {
    const answer = await ask();
    if (answer.response.status !== 503) return answer;
  }
}
