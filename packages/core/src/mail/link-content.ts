import { idTimeMs } from "../shared/ids.ts";
import { networkOf } from "../shared/network.ts";
import type { OneTimeTokenPurpose, StoredOneTimeToken } from "../users/one-time-token.ts";
import { parseDevice } from "./device.ts";
import type { MailContent } from "./mail-content.ts";

/** Returns whether the mail of a one-time token contains a code. */
export const isCodePurpose = (purpose: OneTimeTokenPurpose): boolean =>
  purpose === "email_code" || purpose === "sign_up" || purpose === "address_taken";

/** Returns the content of the mail for a one-time token. */
export function linkContent(
  { tokenId, userAgent, address = "" }: StoredOneTimeToken,
  purpose: OneTimeTokenPurpose,
  { text: token, code }: { text: string; code: string },
): MailContent {
  switch (purpose) {
    case "email_code":
    case "sign_up":
      return {
        kind: purpose,
        code,
        token,
        device: parseDevice(userAgent),
        network: networkOf(address),
        at: new Date(idTimeMs(tokenId)).toISOString(),
      };
    case "address_taken":
      return { kind: purpose };
    default:
      return { kind: purpose, token };
  }
}
