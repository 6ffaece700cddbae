import { pause } from "./pause.ts";
import { type Problem, problemOf } from "./problem.ts";

/** Names and values of headers. `undefined` and `null` leave a header out. */
export type HeaderValues =
  | Headers
  | [string, string][]
  | Record<string, string | number | boolean | null | undefined>;

export type ClientOptions = {
  /** The URL of the API, such as `https://api.example.com`. Default: the origin of the page. */
  baseUrl?: string;
  /** Sends a request. Default: the `fetch` of the platform. */
  fetch?: (request: Request) => Promise<Response>;
  /** Headers of each request. */
  headers?: HeaderValues;
  /** Whether browsers send cookies. Default: as `fetch`. */
  credentials?: "include" | "omit" | "same-origin";
  /** The time limit of a request in milliseconds, with the body. 0: none. Default: 30,000. */
  timeout?: number;
  /**
   * How often a request is repeated after 429 or 503 with a `Retry-After` of at most 10 seconds. After 503 the
   * client repeats only what is safe to repeat: GET, PUT and DELETE, and requests with an `Idempotency-Key`.
   * Default: 2.
   */
  retries?: number;
};

/** The options of one call. */
export type CallOptions = Pick<ClientOptions, "headers" | "timeout" | "retries"> & {
  /** Cancels the call, which then rejects with the reason of the signal. */
  signal?: AbortSignal;
};

export type SendInit = CallOptions & {
  params?: {
    path?: Record<string, unknown>;
    query?: Record<string, unknown>;
    header?: Record<string, unknown>;
  };
  body?: unknown;
};

/** What a call resolves to. `data` is undefined if the response has no body. */
export type Answer = { data?: unknown; error?: Problem; response: Response };

/** The longest `Retry-After` in seconds for which a call waits. */
const longestWait = 10;
const repeatable = ["GET", "PUT", "DELETE"];

/** Merges headers. The later ones replace the earlier ones of the same name. */
export function mergeHeaders(...all: (HeaderValues | undefined)[]): Headers {
  const merged = new Headers();
  for (const headers of all) {
    const entries = headers instanceof Headers ? [...headers] : headers;
    for (const [name, value] of Array.isArray(entries) ? entries : Object.entries(entries ?? {})) {
      if (value === null || value === undefined) merged.delete(name);
      else merged.set(name, String(value));
    }
  }
  return merged;
}

/**
 * Sends a request to the API and reads the response.
 * @throws the reason of `signal`, a `TimeoutError` after the time limit, or the error of `fetch`
 */
export async function send(
  options: ClientOptions,
  method: string,
  path: string,
  init: SendInit,
): Promise<Answer> {
  const { retries = 2, timeout = 30_000, signal } = { ...options, ...init };
  for (let attempt = 0; ; attempt++) {
    const request = (limit: AbortSignal) =>
      requestOf(options, method.toUpperCase(), path, init, limit);
    const answer = await within(timeout, signal, async (limit) => {
      const sent = request(limit);
      const response = await (options.fetch ?? fetch)(sent);
      return { sent, response, text: await response.text() };
    });
    const { response, text, sent } = answer;
    const wait = waitOf(response, sent);
    if (attempt < retries && wait !== undefined) {
      await untilAborted(signal, () => pause(wait));
      continue;
    }
    if (!response.ok) return { error: problemOf(response, text), response };
    const isJson = /[/+]json/.test(response.headers.get("content-type") ?? "");
    return { data: text === "" ? undefined : isJson ? JSON.parse(text) : text, response };
  }
}

function requestOf(
  { baseUrl = "", headers, credentials }: ClientOptions,
  method: string,
  path: string,
  { params = {}, body, headers: own }: SendInit,
  signal: AbortSignal,
): Request {
  const target = path.replace(/{(\w+)}/g, (_, name) => {
    const value = String(params.path?.[name]);
    // A URL resolves such segments, also encoded ones, to the path of another operation.
    if (/^\.{0,2}$/.test(value)) throw new TypeError(`Invalid ${name}`);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params.query ?? {})) {
    // React Native implements `append` and `toString` in all its versions, and `set` and `size` in few.
    if (value !== undefined && value !== null) query.append(name, String(value));
  }
  const search = `${query}` && `?${query}`;
  return new Request(baseUrl.replace(/\/$/, "") + target + search, {
    method,
    headers: mergeHeaders(
      body === undefined ? {} : { "content-type": "application/json" },
      headers,
      params.header as HeaderValues,
      own,
    ),
    signal,
    ...(credentials && { credentials }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** Returns how many milliseconds to wait before the request is repeated, or undefined if it is not. */
function waitOf({ status, headers }: Response, { method, headers: sent }: Request) {
  const isSafe = status === 503 && (repeatable.includes(method) || sent.has("idempotency-key"));
  const value = headers.get("retry-after");
  if (!value || (status !== 429 && !isSafe)) return undefined;
  // RFC 9110, section 10.2.3: seconds, or a date.
  const seconds = Number.isNaN(Number(value))
    ? (Date.parse(value) - Date.now()) / 1000
    : Number(value);
  // The random part spreads the clients that the API has refused at the same time.
  return seconds <= longestWait ? Math.max(seconds, 0) * 1000 + Math.random() * 250 : undefined;
}

/** Runs work that the signal of the caller or the time limit cancels. React Native has no `AbortSignal.any`. */
async function within<T>(
  timeout: number,
  signal: AbortSignal | undefined,
  work: (limit: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let stop = (_reason: unknown) => {};
  // Rejects also where a custom `fetch` ignores the signal, and where signals have no reason, as in React Native.
  const stopped = new Promise<never>((_, reject) => {
    stop = (reason) => {
      reject(reason);
      controller.abort(reason);
    };
  });
  const late = () =>
    stop(namedError("TimeoutError", `The API has not responded within ${timeout} ms`));
  const timer = timeout > 0 ? setTimeout(late, timeout) : undefined;
  try {
    const sending = () => Promise.race([work(controller.signal), stopped]);
    return await untilAborted(signal, sending, stop);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs work until a signal aborts. It starts none if the signal has aborted before.
 * @param onAbort receives the reason
 * @throws the reason of the signal
 */
export async function untilAborted<T>(
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
  onAbort?: (reason: unknown) => void,
): Promise<T> {
  if (!signal) return work();
  if (signal.aborted) throw reasonOf(signal);
  let cancel = () => {};
  const aborted = new Promise<never>((_, reject) => {
    cancel = () => {
      reject(reasonOf(signal));
      onAbort?.(reasonOf(signal));
    };
  });
  signal.addEventListener("abort", cancel);
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}

const reasonOf = (signal: AbortSignal): unknown =>
  signal.reason ?? namedError("AbortError", "The call was cancelled");

const namedError = (name: string, message: string): Error =>
  Object.assign(new Error(message), { name });
