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

var supportsPasskeys = () => typeof globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON === "function" && typeof PublicKeyCredential.prototype.toJSON === "function";
async function usePasskey(purpose) {
  const { status, body } = await callApi("auth/passkey/options", purpose);
  if (status !== 200) return void 0;
  const options = body["publicKey"];
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = await navigator.credentials.get({ publicKey }).catch(() => null);
  return credential?.toJSON();
}

function proveByCode(typed) {
  const code = typed.replace(/\s/g, "");
  return { method: /^\d{6}$/.test(code) ? "totp" : "recovery_code", code };
}
function toProblem(body) {
  const { code = "failed", errors = [] } = body;
  if (code !== "invalid_request") return code;
  const isRejected = (field) => errors.some(({ pointer }) => pointer?.startsWith(field));
  if (isRejected("#/token")) return "invalid_one_time_token";
  return isRejected("#/proof") ? "invalid_credentials" : code;
}
function toOutcome({ status, body }) {
  if (status === 202) return { challenge: String(body["challenge"]) };
  if (status < 300) return { next: String(body["next"] ?? "") };
  return { problem: toProblem(body) };
}
async function verifyWithPasskey(token) {
  const credential = await usePasskey({ purpose: "log_in" });
  if (!credential) return { problem: "passkey_failed" };
  const { status, body } = await callApi("auth/passkey", { credential });
  const { accessToken, refreshToken, challenge: challenge2 } = body;
  if (status >= 300) return toOutcome({ status, body });
  const answer = await callApi(
    "auth/email/verify",
    { token, ...challenge2 && { challenge: challenge2 } },
    accessToken
  );
  if (refreshToken) await callApi("auth/logout", { refreshToken }).catch(() => void 0);
  return toOutcome(answer);
}
async function verifyEmail({ token, password, withPasskey }) {
  if (withPasskey) return verifyWithPasskey(token);
  if (!password) return { problem: "password_missing" };
  return toOutcome(await callApi("auth/email/verify", { token, password }));
}
async function resetPassword(entered) {
  const { token, password, code, challenge: challenge2, withPasskey } = entered;
  if (!password) return { problem: "password_missing" };
  const path = "auth/password/reset";
  if (withPasskey) {
    const credential = await usePasskey({ purpose: "second_factor", challenge: challenge2 });
    if (!credential) return { problem: "passkey_failed" };
    const proof2 = { method: "passkey", credential };
    return toOutcome(await callApi(path, { token, password, challenge: challenge2, proof: proof2 }));
  }
  const proof = code ? { proof: proveByCode(code) } : {};
  return toOutcome(await callApi(path, { token, password, ...proof }));
}
var secureAccount = async ({ token }) => toOutcome(await callApi("auth/secure-account", { token }));
async function undoEmailChange(entered) {
  const { token, password, code, withPasskey } = entered;
  const undo = async (proof) => toOutcome(await callApi("auth/email/undo", proof));
  if (withPasskey) {
    const credential = await usePasskey({ purpose: "undo_email_change", token });
    if (!credential) return { problem: "passkey_failed" };
    return undo({ token, proof: { method: "passkey", credential } });
  }
  if (code) return undo({ token, proof: proveByCode(code) });
  return password ? undo({ token, password }) : { problem: "proof_missing" };
}
var actions = {
  "verify-email": verifyEmail,
  "email-code": verifyEmail,
  "reset-password": resetPassword,
  "accept-invitation": resetPassword,
  "secure-account": secureAccount,
  "undo-email-change": undoEmailChange
};

function takeToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) history.replaceState({ token: given }, "", location.pathname + location.search);
  return history.state?.token;
}
var dropToken = () => history.replaceState(null, "");

var find = (selector) => document.querySelector(selector);
var form = find("form[data-page]");
var alertArea = find("[role=alert]");
var factor = find("#factor");
var passkey = find("#passkey");
var readInput = (id) => find(`#${id}`)?.value ?? "";
var challenge;
var isBusy = false;
function showProblem(code) {
  const text = find(`[data-problem="${code}"]`) ?? find('[data-problem="failed"]');
  if (alertArea) alertArea.textContent = text?.textContent ?? code;
}
function askForFactor(next) {
  const isAsked = challenge !== void 0;
  challenge = next;
  factor?.removeAttribute("hidden");
  if (passkey) passkey.hidden = !supportsPasskeys();
  if (isAsked) showProblem("invalid_credentials");
  find("#code")?.focus();
}
function showDone(next) {
  dropToken();
  const done = find("#done");
  find("#ask")?.remove();
  find(`[data-next="${next}"]`)?.removeAttribute("hidden");
  done?.removeAttribute("hidden");
  const heading = done?.querySelector("h1");
  if (heading) document.title = heading.textContent ?? "";
  heading?.focus();
}
function show(outcome) {
  if ("next" in outcome) showDone(outcome.next);
  else if ("challenge" in outcome) askForFactor(outcome.challenge);
  else showProblem(outcome.problem);
}
async function act(withPasskey) {
  const token = takeToken();
  const action = actions[form?.dataset["page"] ?? ""];
  if (isBusy || !action) return;
  if (alertArea) alertArea.textContent = "";
  if (!token) return showProblem("no_token");
  setBusy(true);
  const entered = { token, password: readInput("password"), code: readInput("code") };
  show(await action({ ...entered, challenge, withPasskey }).catch(() => ({ problem: "offline" })));
  setBusy(false);
}
function setBusy(busy) {
  isBusy = busy;
  for (const button of document.querySelectorAll("button")) {
    button.setAttribute("aria-disabled", String(busy));
  }
}
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  void act(false);
});
passkey?.addEventListener("click", () => void act(true));
for (const type of ["click", "auxclick"]) {
  find("a[hreflang]")?.addEventListener(type, (event) => {
    const token = takeToken();
    if (token) event.currentTarget.hash = `token=${token}`;
  });
}
addEventListener("hashchange", () => location.reload());
if (passkey && !factor) passkey.hidden = !supportsPasskeys();
if (takeToken()) form?.removeAttribute("hidden");
else showProblem("no_token");
