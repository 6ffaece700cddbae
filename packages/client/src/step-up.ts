import type { components } from "./api.gen.ts";
import { operations } from "./operations.gen.ts";
import { type HeaderValues, mergeHeaders } from "./send.ts";

/** A proof of the user: the password, or another authenticator. */
export type ProofInput = components["schemas"]["ProofInput"];

/** Why the application has to ask the user for a proof. */
export type ReauthenticationRequest = {
  /** The operation that the user requested. */
  operation: keyof typeof operations;
  /** The problem of the last proofs, such as `invalid_credentials`. Absent at the first attempt. */
  problem?: components["schemas"]["Problem"];
};

/**
 * Asks the user for one or two proofs. It resolves to `undefined` if the user cancels; the call then
 * resolves to the problem `reauthentication_required`.
 */
export type OnReauthentication = (
  request: ReauthenticationRequest,
) => Promise<ProofInput[] | undefined>;

type Answer = { data?: unknown; error?: unknown; response: Response };
type Init = { headers?: HeaderValues; body?: unknown };
type Call = (init?: Init) => Promise<Answer>;
type Reauthenticate = (body: {
  proofs: ProofInput[];
  operation?: string;
}) => Promise<Answer & { data?: { reauthenticationToken?: string } }>;

const codeOf = ({ error }: Answer): string | undefined =>
  (error as { code?: string } | undefined)?.code;

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
    const needsToken = operations[operation].stepUp === "token";
    let problem: ReauthenticationRequest["problem"];
    let refused: { proofs: string; answer: Answer } | undefined;
    for (;;) {
      const proofs = await ask({ operation, ...(problem && { problem }) });
      if (!proofs) return first;
      const given = JSON.stringify(proofs);
      if (refused?.proofs === given) return refused.answer;
      const proved = await reauthenticate({ proofs, ...(needsToken && { operation }) });
      if (proved.data) {
        const token = proved.data.reauthenticationToken;
        const headers = mergeHeaders(init.headers, token ? { "x-reauthentication": token } : {});
        return call({ ...init, headers });
      }
      if (!["invalid_credentials", "reauthentication_required"].includes(codeOf(proved) ?? "")) {
        return proved;
      }
      refused = { proofs: given, answer: proved };
      problem = proved.error as components["schemas"]["Problem"];
    }
  };
