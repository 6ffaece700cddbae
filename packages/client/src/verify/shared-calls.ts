/**
 * Creates a function that shares a running call among the callers with the same name. A caller waits no longer than the
 * time limit: on Cloudflare Workers, a call never ends if the client of the request that started it has gone away.
 * @param timeout in milliseconds
 */
export function createSharedCalls<T>(timeout: number) {
  const running = new Map<string, Promise<T>>();

  /** @throws the error of the call, or an error after the time limit */
  return (name: string, start: () => Promise<T>): Promise<T> => {
    const call = running.get(name) ?? start();
    running.set(name, call);
    const end = () => {
      if (running.get(name) === call) running.delete(name);
    };
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        end();
        reject(new Error(`No response within ${timeout} ms`));
      }, timeout);
      call.then(resolve, reject).finally(() => {
        clearTimeout(timer);
        end();
      });
    });
  };
}
