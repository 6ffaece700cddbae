import { callApi } from "../link/call.ts";
import type { Component, ImmutableMap, Plugin, System } from "./swagger-ui.ts";

/** The state of the form: a login that requires another proof has a challenge. */
type State = { message: string; isBusy: boolean; challenge?: string; methods?: string[] };

type Submit = { preventDefault(): void; currentTarget: HTMLFormElement };
type AuthsProps = { definitions: ImmutableMap };

/** A proof by the code that the person enters. */
function proveByCode(typed: string, methods: string[]) {
  const code = typed.replace(/\s/g, "");
  if (methods.includes("email_code")) return { method: "email_code", code };
  return { method: /^\d{6}$/.test(code) ? "totp" : "recovery_code", code };
}

/** Logs in, or completes a login by a code. @returns the access token, or the next state of the form */
async function logIn(form: HTMLFormElement, state: State): Promise<string | State> {
  const read = (name: string) => String(new FormData(form).get(name) ?? "");
  const { challenge, methods = [] } = state;
  const { status, body } = challenge
    ? await callApi("auth/challenge", { challenge, proof: proveByCode(read("code"), methods) })
    : await callApi("auth/login", { identifier: read("identifier"), password: read("password") });
  if (status === 200) return String(body["accessToken"]);
  if (status !== 202) {
    const message = String(body["detail"] ?? body["title"] ?? "The login failed");
    return { ...state, isBusy: false, message };
  }
  const next = body as { challenge: string; methods: string[] };
  const canContinue = next.methods.some((each) => each !== "passkey" && each !== "password");
  return canContinue
    ? { ...next, isBusy: false, message: "The login requires a code." }
    : { isBusy: false, message: "This login requires a passkey: log in with your app." };
}

/** Creates the form that logs in and authorizes the requests of Swagger UI. */
function createLogInForm({ React, authActions }: System): Component {
  const { createElement } = React;
  const field = (label: string, name: string, props: object) =>
    createElement(
      "label",
      { key: name },
      label,
      createElement("input", { name, required: true, ...props }),
    );
  const form = ({ definitions }: AuthsProps) => {
    const [state, setState] = React.useState<State>({ message: "", isBusy: false });
    // Swagger UI focuses the last field of the dialog, which scrolls the login out of view on a phone.
    React.useEffect(() => document.querySelector<HTMLElement>(".login-form input")?.focus(), []);
    async function onSubmit(event: Submit): Promise<void> {
      event.preventDefault();
      if (state.isBusy) return;
      setState({ ...state, isBusy: true });
      const failed = { ...state, isBusy: false, message: "The API cannot be reached" };
      const result = await logIn(event.currentTarget, state).catch(() => failed);
      if (typeof result !== "string") return setState(result);
      const schema = definitions.get("bearerAuth");
      authActions.authorizeWithPersistOption({
        bearerAuth: { name: "bearerAuth", schema, value: result },
      });
      setState({ isBusy: false, message: "You are logged in." });
    }
    const fields = state.challenge
      ? [field("Code", "code", { type: "text", autoComplete: "one-time-code" })]
      : [
          field("Email address or username", "identifier", {
            type: "text",
            autoComplete: "username",
          }),
          field("Password", "password", { type: "password", autoComplete: "current-password" }),
        ];
    return createElement(
      "form",
      { className: "login-form", onSubmit },
      createElement("h4", null, "Log in here"),
      ...fields,
      createElement("p", { role: "status" }, state.message),
      createElement("button", { className: "btn authorize", type: "submit" }, "Log in"),
    );
  };
  return form as Component;
}

/** Adds a login to the dialog that authorizes requests. */
export const logInPlugin: Plugin = {
  wrapComponents: {
    auths(original, system) {
      const { createElement, Fragment } = system.React;
      const form = createLogInForm(system);
      const wrapped = (props: AuthsProps) =>
        createElement(
          Fragment,
          null,
          props.definitions.has("bearerAuth") && createElement(form, props),
          createElement(original, props),
        );
      return wrapped as Component;
    },
  },
};
