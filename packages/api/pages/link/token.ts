/**
 * Returns the token of the link, and removes it from the URL, so that neither the history of the browser nor a shared
 * address contains it. The state of the history entry keeps it for a reload.
 */
export function takeToken(): string | undefined {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) history.replaceState({ token: given }, "", location.pathname + location.search);
  return (history.state as { token?: string } | null)?.token;
}

/** Removes the token from the history entry after its use. */
export const dropToken = (): void => history.replaceState(null, "");
