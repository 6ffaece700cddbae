/** Waits. It does not use `node:timers`, because it also runs on the edge. */
export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resume) => setTimeout(resume, milliseconds));
