import type { BreachCheck, Log } from "@latch/core";

type Options = {
  /** The URL of the range API. The first five hex digits of a hash are appended. */
  url: string;
  log: Log;
  /** Milliseconds for the whole response. */
  timeoutMs?: number;
};

/** How many of the 40 hex digits are sent. Some 500 to 1,000 leaked passwords share them. */
const prefixLength = 5;

/**
 * Creates a check of leaked passwords by the range API of Pwned Passwords, which receives neither
 * the password nor its full hash (k-anonymity). NIST SP 800-63B-4, section 3.1.1.2; OWASP ASVS 5.0,
 * 6.2.12.
 * It fails open: when the API does not respond in time, the password is accepted and a warning is
 * logged.
 */
export function createBreachCheck({ url, log, timeoutMs = 1000 }: Options): BreachCheck {
  async function fetchRange(prefix: string): Promise<string> {
    const response = await fetch(`${url}${prefix}`, {
      // Padded responses have about the same size for every range.
      headers: { "add-padding": "true", "user-agent": "latch" },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok)
      throw new Error("The breach check API returned an error", {
        cause: { code: response.status },
      });
    return response.text();
  }

  return async (password) => {
    const digest = await sha1(password);
    try {
      return containsSuffix(
        await fetchRange(digest.slice(0, prefixLength)),
        digest.slice(prefixLength),
      );
    } catch (error) {
      log.warn(
        { event: "breach_check.failed", reason: failureReason(error) },
        "breach check skipped",
      );
      return false;
    }
  };
}

/**
 * Returns a reason such as `TimeoutError`, `ECONNREFUSED` or `503`; never a message, which might
 * contain the requested URL.
 */
function failureReason(error: unknown): string {
  const { name, cause } = error as Error & { cause?: { code?: string | number } };
  return String(cause?.code ?? name);
}

/** Returns whether a line `SUFFIX:COUNT` has the suffix. A count of 0 is padding. */
const containsSuffix = (lines: string, suffix: string): boolean =>
  lines
    .split(/\r?\n/)
    .map((line) => line.split(":"))
    .some(([found, count]) => found?.toUpperCase() === suffix && Number(count) > 0);

/**
 * Computes the SHA-1 of a text in upper-case hex. The range API requires SHA-1, and no security depends on
 * it.
 */
async function sha1(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}
