/** The script of the pages that mailed links open. It calls the API only when the person presses a button. */
import { actions, type Outcome } from "./actions.ts";
import { supportsPasskeys } from "./passkey.ts";
import { dropToken, takeToken } from "./token.ts";

const find = <E extends HTMLElement>(selector: string): E | null =>
  document.querySelector<E>(selector);

const form = find<HTMLFormElement>("form[data-page]");
const alertArea = find("[role=alert]");
const factor = find("#factor");
const passkey = find<HTMLButtonElement>("#passkey");
const readInput = (id: string): string => find<HTMLInputElement>(`#${id}`)?.value ?? "";

let challenge: string | undefined;
let isBusy = false;

/** Shows a problem to the person; screen readers announce it. */
function showProblem(code: string): void {
  const text = find(`[data-problem="${code}"]`) ?? find('[data-problem="failed"]');
  if (alertArea) alertArea.textContent = text?.textContent ?? code;
}

/** Asks for the second factor. The password stays entered. */
function askForFactor(next: string): void {
  const isAsked = challenge !== undefined;
  challenge = next;
  factor?.removeAttribute("hidden");
  if (passkey) passkey.hidden = !supportsPasskeys();
  if (isAsked) showProblem("invalid_credentials");
  find("#code")?.focus();
}

/** Shows that the action is done, instead of the form. */
function showDone(next: string): void {
  dropToken();
  const done = find("#done");
  find("#ask")?.remove();
  find(`[data-next="${next}"]`)?.removeAttribute("hidden");
  done?.removeAttribute("hidden");
  const heading = done?.querySelector("h1");
  if (heading) document.title = heading.textContent ?? "";
  heading?.focus();
}

function show(outcome: Outcome): void {
  if ("next" in outcome) showDone(outcome.next);
  else if ("challenge" in outcome) askForFactor(outcome.challenge);
  else showProblem(outcome.problem);
}

async function act(withPasskey: boolean): Promise<void> {
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

/** Prevents a second request. A disabled button would lose the focus. */
function setBusy(busy: boolean): void {
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
// The page in the other language needs the token, which is no longer in the URL.
for (const type of ["click", "auxclick"]) {
  find<HTMLAnchorElement>("a[hreflang]")?.addEventListener(type, (event) => {
    const token = takeToken();
    if (token) (event.currentTarget as HTMLAnchorElement).hash = `token=${token}`;
  });
}
// Another link that is opened in the same tab changes only the fragment.
addEventListener("hashchange", () => location.reload());

if (passkey && !factor) passkey.hidden = !supportsPasskeys();
// Without a token the form cannot succeed, so the page asks for no password.
if (takeToken()) form?.removeAttribute("hidden");
else showProblem("no_token");
