import {
  type ConfirmedOperation,
  createLatchSession,
  createPasskey,
  getPasskey,
  supportsPasskeys,
} from "@latch/client";

/** The app of an integrator, for the browser tests: esbuild bundles it into a page. */
function createPage(baseUrl: string) {
  const { latch } = createLatchSession({ baseUrl });
  let refreshToken: string | undefined;

  /** The value if there is one. @throws the code of the problem */
  const required = <T>({ data, error }: { data?: T; error?: { code: string } }): T => {
    if (data === undefined) throw new Error(error?.code ?? "no data");
    return data;
  };

  async function confirm(operation: ConfirmedOperation, password: string) {
    const proofs = [{ method: "password" as const, password }];
    const answer = await latch.reauthenticate({ body: { refreshToken, proofs, operation } });
    const { refreshToken: next, reauthenticationToken = "" } = required(answer);
    refreshToken = next;
    return { "x-reauthentication": reauthenticationToken };
  }

  async function confirmByPasskey(operation: ConfirmedOperation) {
    const request = { purpose: "reauthenticate" as const, refreshToken };
    const { publicKey } = required(await latch.requestPasskey({ body: request }));
    const proofs = [{ method: "passkey" as const, credential: await getPasskey(publicKey) }];
    const answer = await latch.reauthenticate({ body: { refreshToken, proofs, operation } });
    const { refreshToken: next, reauthenticationToken = "" } = required(answer);
    refreshToken = next;
    return { "x-reauthentication": reauthenticationToken };
  }

  return {
    supportsPasskeys,

    async signUp(email: string, password: string) {
      const data = required(await latch.signUp({ body: { email, password } }));
      refreshToken = "refreshToken" in data ? data.refreshToken : undefined;
    },

    /** Creates a passkey with options, and returns it without sending it. */
    create: createPasskey,

    /** Uses a passkey with options, and returns the assertion without sending it. */
    sign: getPasskey,

    /** Returns the options of the API to create a passkey. */
    start: async () => required(await latch.startPasskey()).publicKey,

    async register(password: string, name: string) {
      const { publicKey } = required(await latch.startPasskey());
      const credential = await createPasskey(publicKey);
      const header = await confirm("addPasskey", password);
      return required(await latch.addPasskey({ params: { header }, body: { credential, name } }));
    },

    /** Sends a passkey. @returns the code of the problem */
    async send(
      credential: Parameters<typeof latch.addPasskey>[0]["body"]["credential"],
      password: string,
    ) {
      const header = await confirm("addPasskey", password);
      const { error } = await latch.addPasskey({ params: { header }, body: { credential } });
      return error?.code;
    },

    async logIn() {
      const { publicKey } = required(await latch.requestPasskey());
      const credential = await getPasskey(publicKey);
      const { data, error } = await latch.logInWithPasskey({ body: { credential } });
      if (data?.status === "signed_in") refreshToken = data.refreshToken;
      return { status: data?.status, code: error?.code };
    },

    async logInWithPassword(identifier: string, password: string) {
      const pending = required(await latch.logIn({ body: { identifier, password } }));
      if (pending.status !== "pending") return { reason: "none", status: pending.status };
      const { challenge, reason } = pending;
      const request = { purpose: "second_factor" as const, challenge };
      const { publicKey } = required(await latch.requestPasskey({ body: request }));
      const proof = { method: "passkey" as const, credential: await getPasskey(publicKey) };
      const data = required(await latch.answerChallenge({ body: { challenge, proof } }));
      return { reason, status: data.status };
    },

    async rename(id: string, name: string) {
      return required(await latch.renamePasskey({ params: { path: { id } }, body: { name } })).name;
    },

    async remove(id: string) {
      const header = await confirmByPasskey("removePasskey");
      const { response } = await latch.removePasskey({ params: { path: { id }, header } });
      return response.status;
    },

    async list() {
      const { items } = required(await latch.listMyAuthenticators());
      return items.map(({ name }) => name);
    },
  };
}

/** The functions of the page, by which a test drives it. */
export type PasskeyPage = ReturnType<typeof createPage>;

const { apiOrigin } = globalThis as unknown as { apiOrigin: string };
Object.assign(globalThis, { page: createPage(apiOrigin) });
