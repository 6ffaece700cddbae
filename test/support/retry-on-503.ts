export type Answer = { response: Response; error?: { code: string } };

/** Asks again while the answer is a 503: a crowded machine may not be heard by its database in time. */
export async function retryOn503<A extends Answer>(ask: () => Promise<A>): Promise<A> {
  for (;;) {
    const answer = await ask();
    if (answer.response.status !== 503) return answer;
  }
}
