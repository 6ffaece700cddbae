import type { components } from "./api.gen.ts";
import { operations } from "./operations.gen.ts";
import type { Problem } from "./problem.ts";
import { type HeaderValues, mergeHeaders } from "./send.ts";

/** A proof of the user: the password, or another authenticator. */
export type ProofInput = components["schemas"]["ProofInput"];

/** Why the application has to ask the user for a proof. */
export type ReauthenticationRequest = {
  /** The operation that the user requested. */
  operation: keyof typeof operations;
  /**
   * The levels of which one is required, as in the claim `acr`. `aal2` is a passkey that verifies the user, or the
   * password and a second factor. Absent if the password is sufficient, or the API has not named a level yet.
   */
  acrValues?: string[];
  /** The problem of the last proofs, such as `invalid_credentials`. Absent at the first attempt. */
  problem?: Problem;
};

/** Proofs of the user. A proof by a mailed code has the challenge that `requestEmailCode` returned. */
export type Proofs = { proofs: ProofInput[]; challenge?: string };

/**
 * Asks the user for one or two proofs. It resolves to `undefined` if the user cancels; the call then
 * resolves to the problem `reauthentication_required`.
 */
export type OnReauthentication = (
  request: ReauthenticationRequest,
) => Promise<ProofInput[] | Proofs | undefined>;

type Answer = { data?: unknown; error?: unknown; response: Response };
type Init = { headers?: HeaderValues; body?: unknown };
type Call = (init?: Init) => Promise<Answer>;
/** The operations that need a token of `reauthenticate`. */
export type ConfirmedOperation = NonNullable<
  components["schemas"]["Reauthentication"]["operation"]
>;
type Reauthenticate = (
  body: Proofs & { operation?: ConfirmedOperation },
) => Promise<Answer & { data?: { reauthenticationToken?: string } }>;

const codeOf = ({ error }: Answer): string | undefined =>
  (error as { code?: string } | undefined)?.code;

/** Returns the levels in the `WWW-Authenticate` header of a problem (RFC 9470, section 3). */
const acrValuesOf = ({ response }: Answer): string[] | undefined =>
  /[ ,]acr_values="([^"]+)"/.exec(response.headers.get("www-authenticate") ?? "")?.[1]?.split(" ");

/**
 * Wraps an operation that can require a recent authentication (step-up): it asks the application for
 * proofs, sends them to `reauthenticate`, and repeats the call. It asks again after a wrong proof. It resolves to
 * the problem when the application returns the proofs that the API has just refused, so that an application
 * which cannot ask for others neither loops nor locks the account.
 */
export const withStepUp =
  (
    operation: keyof typeof operations,
    call: Call,
    reauthenticate: Reauthenticate,
    ask: OnReauthentication,
  ): Call =>
  async (init = {}) => {
    const first = await call(init);
    if (codeOf(first) !== "reauthentication_required") return first;
    const needsToken = operations[operation][2] === "token";
    let acrValues = acrValuesOf(first);
    let problem: ReauthenticationRequest["problem"];
    let refused: { proofs: string; answer: Answer } | undefined;
    for (;;) {
      const request = { operation, ...(acrValues && { acrValues }), ...(problem && { problem }) };
      const asked = await ask(request);
      if (!asked) return first;
      const proofs = Array.isArray(asked) ? { proofs: asked } : asked;
      const given = JSON.stringify(proofs);
      if (refused?.proofs === given) return refused.answer;
      const proved = await reauthenticate({
        ...proofs,
        ...(needsToken && { operation: operation as ConfirmedOperation }),
      });
      if (proved.data) {
        const token = proved.data.reauthenticationToken;
        const headers = mergeHeaders(init.headers, token ? { "x-reauthentication": token } : {});
        return call({ ...init, headers });
      }
      if (!["invalid_credentials", "reauthentication_required"].includes(codeOf(proved) ?? "")) {
        return proved;
      }
      acrValues = acrValuesOf(proved) ?? acrValues;
      refused = { proofs: given, answer: proved };
      problem = proved.error as Problem;
    }
  };
