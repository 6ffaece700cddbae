import { fromBase64Url } from "./base64url.ts";

/** The tokens that a session stores between calls. */
export type Tokens = {
  accessToken: string;
  /** The expiry of the access token in milliseconds since 1970, by the clock of this machine. */
  expiresAt: number;
  /** Absent in cookie mode: the browser stores it as an HttpOnly cookie. */
  refreshToken?: string;
};

/** A store for the tokens: memory, the storage of a browser, a keychain. `undefined` means no tokens. */
export type TokenStorage = Partial<DeviceTokenStorage> & {
  get(): Tokens | undefined | Promise<Tokens | undefined>;
  set(tokens: Tokens | undefined): void | Promise<void>;
};

/**
 * The optional part of a storage: the last device token. It stays after a logout, because it belongs to
 * the device: with it, failed logins of other clients cannot lock the user out. It proves nothing by itself.
 * A storage without these functions works as before, and the session keeps the device token in memory.
 */
export type DeviceTokenStorage = {
  getDeviceToken(): string | undefined | Promise<string | undefined>;
  setDeviceToken(deviceToken: string): void | Promise<void>;
};

/** A store of texts: `localStorage` of a browser, or `AsyncStorage` and the keychains of React Native. */
export type TextStorage = {
  getItem(key: string): string | null | undefined | Promise<string | null | undefined>;
  setItem(key: string, value: string): unknown;
  removeItem(key: string): unknown;
};

/** Returns a storage that keeps the tokens in memory, so they are lost when the page or the program ends. */
export function createMemoryStorage(): TokenStorage {
  let kept: Tokens | undefined;
  return {
    get: () => kept,
    set: (tokens) => {
      kept = tokens;
    },
  };
}

/**
 * Returns a storage on top of `localStorage`, `AsyncStorage` or a keychain:
 * `createTextStorage(localStorage)`. What is stored but unreadable counts as no tokens.
 *
 * A script on the page can read `localStorage`. Cookie mode keeps the refresh token from scripts
 * (OWASP ASVS 5.0, 14.3.3).
 * @param key the name of the entry. Another session of the same page uses another name. Default: `latch`
 */
export function createTextStorage(store: TextStorage, key = "latch"): TokenStorage {
  const device = `${key}.device`;
  return {
    async get() {
      try {
        return JSON.parse((await store.getItem(key)) ?? "null") ?? undefined;
      } catch {
        return undefined;
      }
    },
    async set(tokens) {
      await (tokens ? store.setItem(key, JSON.stringify(tokens)) : store.removeItem(key));
    },
    getDeviceToken: async () => (await store.getItem(device)) ?? undefined,
    async setDeviceToken(deviceToken) {
      await store.setItem(device, deviceToken);
    },
  };
}

/** Returns the storage of the device token: the given one, or memory if that stores only tokens. */
export function withDeviceTokens(storage: TokenStorage): DeviceTokenStorage {
  let kept: string | undefined;
  return {
    getDeviceToken: () => (storage.getDeviceToken ? storage.getDeviceToken() : kept),
    setDeviceToken(deviceToken) {
      kept = deviceToken;
      return storage.setDeviceToken?.(deviceToken);
    },
  };
}

/** Returns the user and the session of an access token: its claims `sub` and `sid`, not verified. */
export function claimsOf(tokens: Tokens | undefined): { sub?: string; sid?: string } {
  try {
    return JSON.parse(fromBase64Url(tokens?.accessToken.split(".")[1] ?? ""));
  } catch {
    return {};
  }
}
