/** Waits. Not `node:timers`: this code runs on the edge too. */
export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resume) => setTimeout(resume, milliseconds));
