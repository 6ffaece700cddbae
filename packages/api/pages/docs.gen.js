var timeoutMs = 3e4;
async function callApi(path, body, accessToken) {
  const response = await fetch(new URL(path, document.baseURI), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...accessToken && { authorization: `Bearer ${accessToken}` }
    },
    body: JSON.stringify(body),
    cache: "no-store",
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs)
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : {} };
}

function proveByCode(typed, methods) {
  const code = typed.replace(/\s/g, "");
  if (methods.includes("email_code")) return { method: "email_code", code };
  return { method: /^\d{6}$/.test(code) ? "totp" : "recovery_code", code };
}
async function logIn(form, state) {
  const read = (name) => String(new FormData(form).get(name) ?? "");
  const { challenge, methods = [] } = state;
  const { status, body } = challenge ? await callApi("auth/challenge", { challenge, proof: proveByCode(read("code"), methods) }) : await callApi("auth/login", { identifier: read("identifier"), password: read("password") });
  if (status === 200) return String(body["accessToken"]);
  if (status !== 202) {
    const message = String(body["detail"] ?? body["title"] ?? "The login failed");
    return { ...state, isBusy: false, message };
  }
  const next = body;
  const canContinue = next.methods.some((each) => each !== "passkey" && each !== "password");
  return canContinue ? { ...next, isBusy: false, message: "The login requires a code." } : { isBusy: false, message: "This login requires a passkey: log in with your app." };
}
function createLogInForm({ React, authActions }) {
  const { createElement } = React;
  const field = (label, name, props) => createElement(
    "label",
    { key: name },
    label,
    createElement("input", { name, required: true, ...props })
  );
  const form = ({ definitions }) => {
    const [state, setState] = React.useState({ message: "", isBusy: false });
    React.useEffect(() => document.querySelector(".login-form input")?.focus(), []);
    async function onSubmit(event) {
      event.preventDefault();
      if (state.isBusy) return;
      setState({ ...state, isBusy: true });
      const failed = { ...state, isBusy: false, message: "The API cannot be reached" };
      const result = await logIn(event.currentTarget, state).catch(() => failed);
      if (typeof result !== "string") return setState(result);
      const schema = definitions.get("bearerAuth");
      authActions.authorizeWithPersistOption({
        bearerAuth: { name: "bearerAuth", schema, value: result }
      });
      setState({ isBusy: false, message: "You are logged in." });
    }
    const fields = state.challenge ? [field("Code", "code", { type: "text", autoComplete: "one-time-code" })] : [
      field("Email address or username", "identifier", {
        type: "text",
        autoComplete: "username"
      }),
      field("Password", "password", { type: "password", autoComplete: "current-password" })
    ];
    return createElement(
      "form",
      { className: "login-form", onSubmit },
      createElement("h4", null, "Log in here"),
      ...fields,
      createElement("p", { role: "status" }, state.message),
      createElement("button", { className: "btn authorize", type: "submit" }, "Log in")
    );
  };
  return form;
}
var logInPlugin = {
  wrapComponents: {
    auths(original, system) {
      const { createElement, Fragment } = system.React;
      const form = createLogInForm(system);
      const wrapped = (props) => createElement(
        Fragment,
        null,
        props.definitions.has("bearerAuth") && createElement(form, props),
        createElement(original, props)
      );
      return wrapped;
    }
  }
};

var units = [
  [3600, "h"],
  [60, "min"],
  [1, "s"]
];
function formatWindow(seconds) {
  const [size, unit] = units.find(([each]) => seconds % each === 0) ?? [1, "s"];
  return seconds === size ? unit : `${seconds / size} ${unit}`;
}
function describeCallers(security) {
  const role = security.find((each) => each["bearerAuth"])?.["bearerAuth"]?.[0];
  const scope = security.find((each) => each["apiKeyAuth"])?.["apiKeyAuth"]?.[0];
  const isOpen = security.length === 0 || security.some((each) => Object.keys(each).length === 0);
  return [
    ...isOpen ? ["no login required"] : [],
    ...role && !isOpen ? [`role: ${role}`] : [],
    ...scope && !isOpen ? [`API key: ${scope}`] : []
  ];
}
function describeStepUp(rule) {
  if (!rule) return [];
  const proof = rule.singleUse ? "token of reauthenticate" : `within ${formatWindow(rule.within)}`;
  return [`step-up: ${proof}${rule.acceptsPassword ? " or password" : ""}`];
}
var describeRules = (operation) => [
  ...describeCallers(operation.security ?? []),
  ...(operation["x-rate-limit"] ?? []).map(
    ({ limit, window, by }) => `limit: ${limit} per ${formatWindow(window)} and ${by}`
  ),
  ...describeStepUp(operation["x-recent-authentication"]),
  ...operation["x-plan"] ? [`plan: ${operation["x-plan"].join(" or ")}`] : []
];
var rulesPlugin = {
  wrapComponents: {
    OperationSummary(original, { React, specSelectors }) {
      const { createElement } = React;
      const wrapped = (props) => {
        const { operationProps } = props;
        const path = ["paths", String(operationProps.get("path"))];
        const operation = specSelectors.specJson().getIn([...path, String(operationProps.get("method"))]);
        const rules = operation ? describeRules(operation.toJS()) : [];
        const items = rules.map((rule) => createElement("li", { key: rule }, rule));
        return createElement(
          React.Fragment,
          null,
          createElement(original, props),
          rules.length > 0 && createElement("ul", { className: "rules" }, items)
        );
      };
      return wrapped;
    }
  }
};

function followSystemTheme() {
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => document.documentElement.classList.toggle("dark-mode", prefersDark.matches);
  prefersDark.addEventListener("change", apply);
  apply();
}
followSystemTheme();
var root = document.querySelector("#swagger-ui");
var { SwaggerUIBundle } = globalThis;
SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  filter: true,
  tryItOutEnabled: true,
  persistAuthorization: root?.dataset["keepsLogin"] === "true",
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  plugins: [rulesPlugin, logInPlugin]
});
