import type { UserId } from "@latch/contract";

/** A new TOTP secret, in the forms in which a user can add it to an app, and sealed for the store. */
type NewTotpSecret = {
  /** Base32 (RFC 4648). */
  secret: string;
  /** The `otpauth:` URI of the secret. */
  uri: string;
  /** The QR code of the URI, as an SVG document. */
  qrCode: string;
  sealed: string;
};

/** Opens, seals and verifies TOTP secrets. A sealed secret is valid for its user only. */
export interface TotpSecrets {
  /** @param label the name of the account in the app */
  create(userId: UserId, label: string): Promise<NewTotpSecret>;
  /**
   * Returns the time step of a code, from the step before `nowMs` to the one after it (RFC 6238, section
   * 5.2); undefined for a wrong code, or if the sealed secret cannot be opened.
   */
  findStep(
    userId: UserId,
    sealed: string,
    code: string,
    nowMs: number,
  ): Promise<number | undefined>;
}

/** Seals secrets with the current key after a rotation. */
export interface TotpResealing {
  /** Returns the secret sealed with the current key; undefined if it is, or if it cannot be opened. */
  reseal(sealed: string): Promise<string | undefined>;
}
