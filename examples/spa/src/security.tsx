import { type components, createPasskey, supportsPasskeys } from "@latch/client";
import { useCallback, useEffect, useState } from "react";
import { ActionButton, Form, Message, useAction } from "./action.tsx";
import { latch } from "./latch.ts";
import { prove } from "./prove.ts";

type Authenticator = components["schemas"]["Authenticator"];
type TotpEnrolment = components["schemas"]["TotpEnrolment"];

const names: Record<Authenticator["type"], string> = {
  passkey: "Passkey",
  totp: "Authenticator app",
  recovery_codes: "Recovery codes",
};

/** The authenticators of the user. Adding one asks for a proof by `onReauthentication`. */
export function Security() {
  const [authenticators, setAuthenticators] = useState<Authenticator[]>([]);
  const [enrolment, setEnrolment] = useState<TotpEnrolment>();
  const { run, message } = useAction();

  const load = useCallback(async () => {
    const { data, error } = await latch.listMyAuthenticators();
    if (data) setAuthenticators(data.items);
    return { error };
  }, []);
  useEffect(() => void run(load), [run, load]);

  async function addPasskey() {
    const { token, error: refused } = await prove("addPasskey");
    if (!token) return { error: refused };
    const { data: started, error } = await latch.startPasskey();
    if (error) return { error };
    const credential = await createPasskey(started.publicKey);
    const added = await latch.addPasskey({
      params: { header: { "x-reauthentication": token } },
      body: { credential, name: "This device" },
    });
    return added.error ? added : load();
  }

  async function setUpApp() {
    const { data, error } = await latch.setUpTotp();
    setEnrolment(data);
    return { error };
  }

  async function confirmApp({ code = "" }) {
    const { error } = await latch.confirmTotp({ body: { code: code.replaceAll(/\s/g, "") } });
    if (error) return { error };
    setEnrolment(undefined);
    return load();
  }

  return (
    <section aria-labelledby="security">
      <h2 id="security">Security</h2>
      <Message text={message} />
      <ul>
        {authenticators.map(({ id, type, name }) => (
          <li key={id}>{name ? `${names[type]}: ${name}` : names[type]}</li>
        ))}
      </ul>
      {enrolment ? (
        <Form send={confirmApp}>
          <img
            className="qr-code"
            src={`data:image/svg+xml,${encodeURIComponent(enrolment.qrCode)}`}
            alt="QR code for your authenticator app"
          />
          <p className="quiet">
            Without a camera, enter <code>{enrolment.secret}</code>
          </p>
          <label>
            Code that the app shows
            <input name="code" inputMode="numeric" autoComplete="one-time-code" required />
          </label>
          <button type="submit">Turn on</button>
        </Form>
      ) : (
        <div className="row">
          <ActionButton call={setUpApp}>Add an authenticator app</ActionButton>
          {supportsPasskeys() && <ActionButton call={addPasskey}>Add a passkey</ActionButton>}
        </div>
      )}
    </section>
  );
}
