/** The public types of the package. They import nothing, so that it contains no other declarations. */

/** The roles, from the fewest to the most permissions. */
export type Role = "user" | "agent" | "master" | "super_admin";

/** An account with a verified address, and a session of it. */
export type Persona = {
  userId: string;
  email: string;
  password: string;
  role: Role;
  accessToken: string;
  refreshToken: string;
  /** The header `authorization` with the access token. */
  headers: { authorization: string };
};

/** A mail that the API has sent. */
export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The URLs in the text, in their order. */
  links: string[];
};

/** The state of a browser in which a persona is signed in, as Playwright's `storageState`. */
export type StorageState = {
  cookies: {
    name: string;
    value: string;
    domain: string;
    path: string;
    /** Unix time in seconds. */
    expires: number;
    httpOnly: boolean;
    secure: boolean;
    sameSite: "Lax";
  }[];
  origins: never[];
};

export type StartOptions = {
  /**
   * The name of this machine in the URL. Browsers treat the two as different sites: use the name under which the pages
   * are opened. Default: `localhost`.
   */
  host?: "localhost" | "127.0.0.1";
  /** Variables of the configuration, such as `SIGN_UP_PRIVACY`. Rate limits are off unless `RATE_LIMITS` is `true`. */
  environment?: Record<string, string>;
};

/** A running Latch, with its own empty database. */
export type Latch = {
  /** The URL of the API, which is the issuer of its tokens as well. */
  url: string;
  /** A person of each role, signed in when Latch has started. */
  personas: Record<Role, Persona>;
  /** Creates one more person and signs them in. */
  createPersona(options?: { role?: Role; email?: string; name?: string }): Promise<Persona>;
  mailbox: {
    /** Returns the mails to an address, the newest first. Mails are sent in the background, so the last may be missing. */
    list(to: string): Promise<Mail[]>;
    /**
     * Waits for a mail to an address.
     * @param options.subject what the subject must contain
     * @throws Error after `timeoutMs`, 10 seconds by default
     */
    waitFor(to: string, options?: { subject?: string | RegExp; timeoutMs?: number }): Promise<Mail>;
  };
  clock: {
    /** Returns the time of the API in milliseconds since 1970. */
    now(): number;
    /** Moves the time of the API forward. Timers of the machine and other processes keep their time. */
    advance(time: { seconds?: number; minutes?: number; hours?: number; days?: number }): void;
  };
  /** Signs a persona in by cookies. @returns the state for a new context of Playwright */
  storageState(persona: Persona): Promise<StorageState>;
  /** Stops the API and its database, and deletes its data. */
  stop(): Promise<void>;
};

export type StartLatch = (options?: StartOptions) => Promise<Latch>;
