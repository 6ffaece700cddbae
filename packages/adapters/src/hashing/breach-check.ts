import type { BreachCheck, Log } from "@latch/core";

type Options = {
  /** Where ranges are asked for; the first five hex digits of a hash are added to it. */
  url: string;
  log: Log;
  /** Milliseconds for the whole answer. */
  timeoutMs?: number;
};

/** The first five of 40 hex digits leave us: some 500 to 1,000 leaked passwords share them. */
const prefixLength = 5;

/**
 * Asks the range API of Pwned Passwords, which learns neither the password nor its hash
 * (k-anonymity). NIST SP 800-63B-4, section 3.1.1.2; OWASP ASVS 5.0, 6.2.12. Fails open: when there
 * is no answer in time nobody is kept from choosing a password, and one line of the log says so.
 */
export function createBreachCheck({ url, log, timeoutMs = 1000 }: Options): BreachCheck {
  async function range(prefix: string): Promise<string> {
    const response = await fetch(`${url}${prefix}`, {
      // Padded answers have one size, whatever was asked.
      headers: { "add-padding": "true", "user-agent": "latch" },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error("Not an answer", { cause: { code: response.status } });
    return response.text();
  }

  return async (password) => {
    const digest = await sha1(password);
    try {
      return holds(await range(digest.slice(0, prefixLength)), digest.slice(prefixLength));
    } catch (error) {
      log.warn({ event: "breach_check.failed", reason: reasonOf(error) }, "breach check skipped");
      return false;
    }
  };
}

/** `TimeoutError`, `ECONNREFUSED`, `503`; never a message, which might hold the address asked. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as Error & { cause?: { code?: string | number } };
  return String(cause?.code ?? name);
}

/** Whether a line `SUFFIX:COUNT` names the suffix; a count of 0 is padding. */
const holds = (lines: string, suffix: string): boolean =>
  lines
    .split(/\r?\n/)
    .map((line) => line.split(":"))
    .some(([found, count]) => found?.toUpperCase() === suffix && Number(count) > 0);

/** Upper-case hex. SHA-1 is what the range API is keyed by; nothing is protected by it. */
async function sha1(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}
