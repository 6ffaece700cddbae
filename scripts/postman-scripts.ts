/** The scripts of the Postman collection, as lines of JavaScript that Postman and newman run. */

/** Logs in before a request that needs an access token, if the collection has none. Signs up if there is no account yet. */
export const logInScript = `
const auth = pm.request.auth;
const isOpen = auth !== undefined && auth !== null && auth.type === "noauth";
const send = (path, body, next) => pm.sendRequest({
  url: pm.variables.replaceIn("{{baseUrl}}" + path),
  method: "POST",
  header: { "content-type": "application/json" },
  body: { mode: "raw", raw: JSON.stringify(body) },
}, (error, response) => {
  if (error) throw error;
  next(response);
});
const keepTokens = (response) => {
  const { accessToken, refreshToken } = response.json();
  if (accessToken) pm.collectionVariables.set("accessToken", accessToken);
  if (refreshToken) pm.collectionVariables.set("refreshToken", refreshToken);
};
if (!isOpen && !pm.collectionVariables.get("accessToken")) {
  const email = pm.variables.get("email");
  const password = pm.variables.get("password");
  send("/auth/login", { identifier: email, password }, (response) => {
    if (response.code === 401) send("/auth/signup", { email, password }, keepTokens);
    else keepTokens(response);
  });
}`
  .trim()
  .split("\n");

/** Keeps the tokens that a response contains, for the next requests. */
export const readTokensScript = `
const isJson = /^application\\/(problem\\+)?json/.test(pm.response.headers.get("content-type") || "");
const received = isJson ? pm.response.json() : {};
for (const name of ["accessToken", "refreshToken", "reauthenticationToken"]) {
  if (received && received[name]) pm.collectionVariables.set(name, received[name]);
}
// The session has ended: the next request logs in again.
if (received.code === "unauthenticated") pm.collectionVariables.unset("accessToken");`
  .trim()
  .split("\n");

/** Reports the response as a test of Postman: a result, or a problem with a code. */
export const resultScript = `
pm.test("the response is a result, or a problem with a code", () => {
  if (pm.response.code < 400) return;
  pm.expect(pm.response.headers.get("content-type")).to.include("application/problem+json");
  pm.expect(pm.response.json().code).to.be.a("string");
  pm.expect(pm.response.code).to.not.equal(500);
});`
  .trim()
  .split("\n");
