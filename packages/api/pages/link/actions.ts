import { type Answer, callApi } from "./call.ts";
import { usePasskey } from "./passkey.ts";

/** What the person has entered. Nothing of it is stored. */
export type Entered = {
  token: string;
  password: string;
  code: string;
  /** The challenge of a reset that requires a second factor. */
  challenge?: string;
  /** Whether the person wants to use a passkey. */
  withPasskey: boolean;
};

/** What became of the action: it is done, it needs a second factor, or a problem prevents it. */
export type Outcome = { next: string } | { challenge: string } | { problem: string };

/** A field of the request that the API rejects, as a JSON pointer. */
type RejectedField = { pointer?: string };

/** A code of six digits is one of an authenticator app. */
function proveByCode(typed: string) {
  const code = typed.replace(/\s/g, "");
  return { method: /^\d{6}$/.test(code) ? "totp" : "recovery_code", code };
}

/** Returns the problem that the page shows: a field that the API rejects is not always the password. */
function toProblem(body: Answer["body"]): string {
  const { code = "failed", errors = [] } = body as { code?: string; errors?: RejectedField[] };
  if (code !== "invalid_request") return code;
  const isRejected = (field: string) => errors.some(({ pointer }) => pointer?.startsWith(field));
  if (isRejected("#/token")) return "invalid_one_time_token";
  return isRejected("#/proof") ? "invalid_credentials" : code;
}

function toOutcome({ status, body }: Answer): Outcome {
  if (status === 202) return { challenge: String(body["challenge"]) };
  if (status < 300) return { next: String(body["next"] ?? "") };
  return { problem: toProblem(body) };
}

/**
 * Verifies the address with a passkey: a login with it proves the account, and its session ends again. Where the
 * address must be verified first, the login returns a challenge, which proves the account as well.
 */
async function verifyWithPasskey(token: string): Promise<Outcome> {
  const credential = await usePasskey({ purpose: "log_in" });
  if (!credential) return { problem: "passkey_failed" };
  const { status, body } = await callApi("auth/passkey", { credential });
  const { accessToken, refreshToken, challenge } = body as Record<string, string | undefined>;
  if (status >= 300) return toOutcome({ status, body });
  const answer = await callApi(
    "auth/email/verify",
    { token, ...(challenge && { challenge }) },
    accessToken,
  );
  if (refreshToken) await callApi("auth/logout", { refreshToken }).catch(() => undefined);
  return toOutcome(answer);
}

async function verifyEmail({ token, password, withPasskey }: Entered): Promise<Outcome> {
  if (withPasskey) return verifyWithPasskey(token);
  if (!password) return { problem: "password_missing" };
  return toOutcome(await callApi("auth/email/verify", { token, password }));
}

/** Sets the password. A second factor is asked for only where the API requires it. */
async function resetPassword(entered: Entered): Promise<Outcome> {
  const { token, password, code, challenge, withPasskey } = entered;
  if (!password) return { problem: "password_missing" };
  const path = "auth/password/reset";
  if (withPasskey) {
    const credential = await usePasskey({ purpose: "second_factor", challenge });
    if (!credential) return { problem: "passkey_failed" };
    const proof = { method: "passkey", credential };
    return toOutcome(await callApi(path, { token, password, challenge, proof }));
  }
  const proof = code ? { proof: proveByCode(code) } : {};
  return toOutcome(await callApi(path, { token, password, ...proof }));
}

const secureAccount = async ({ token }: Entered): Promise<Outcome> =>
  toOutcome(await callApi("auth/secure-account", { token }));

async function undoEmailChange(entered: Entered): Promise<Outcome> {
  const { token, password, code, withPasskey } = entered;
  const undo = async (proof: object) => toOutcome(await callApi("auth/email/undo", proof));
  if (withPasskey) {
    const credential = await usePasskey({ purpose: "undo_email_change", token });
    if (!credential) return { problem: "passkey_failed" };
    return undo({ token, proof: { method: "passkey", credential } });
  }
  if (code) return undo({ token, proof: proveByCode(code) });
  return password ? undo({ token, password }) : { problem: "proof_missing" };
}

/** What the button of each page does. */
export const actions: Record<string, (entered: Entered) => Promise<Outcome>> = {
  "verify-email": verifyEmail,
  "email-code": verifyEmail,
  "reset-password": resetPassword,
  "accept-invitation": resetPassword,
  "secure-account": secureAccount,
  "undo-email-change": undoEmailChange,
};
