/** Milliseconds between two ticks. A lag is known within this time. */
const tickMs = 20;

/** What a server knows about its event loop when a request arrives. */
export type EventLoopMeter = {
  /** Records the arrival of a request. */
  arrive(): void;
  /** Returns the number of requests that arrived since the last tick. */
  arrivals(): number;
  /**
   * Returns the milliseconds for which the event loop has not run its timers, in addition to the usual pause. The time in
   * which another process had the core does not count: to refuse requests would not end it.
   */
  lagMs(): number;
};

/**
 * Returns the CPU time of this process in milliseconds, also of the threads that hash passwords: fewer requests would
 * leave more of it to this one.
 */
function readCpuTimeMs(): number {
  const used = process.cpuUsage();
  return (used.user + used.system) / 1000;
}

/**
 * Creates a meter of the event loop. `perf_hooks` reports a delay when it is over; a server that refuses requests needs
 * to know the delay that the requests before it cause at this moment. The timer runs only while requests arrive.
 * @param cpuTimeMs returns the CPU time of this process
 */
export function createEventLoopMeter(cpuTimeMs = readCpuTimeMs): EventLoopMeter {
  let tickedAtMs = 0;
  let cpuTimeAtTickMs = 0;
  let arrivals = 0;
  let timer: NodeJS.Timeout | undefined;

  function begin(): void {
    tickedAtMs = performance.now();
    cpuTimeAtTickMs = cpuTimeMs();
  }

  function tick(): void {
    begin();
    if (arrivals === 0) {
      clearInterval(timer);
      timer = undefined;
    }
    arrivals = 0;
  }

  return {
    arrive() {
      arrivals += 1;
      if (timer) return;
      begin();
      timer = setInterval(tick, tickMs).unref();
    },
    arrivals: () => arrivals,
    lagMs() {
      const elapsedMs = performance.now() - tickedAtMs;
      if (elapsedMs <= tickMs) return 0;
      return Math.max(0, Math.min(elapsedMs, cpuTimeMs() - cpuTimeAtTickMs) - tickMs);
    },
  };
}
