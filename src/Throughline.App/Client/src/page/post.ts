/** Tells this page's requests from those that another site sends in somebody's name. */
export const csrfToken = (): string => document.querySelector<HTMLElement>("[data-csrf]")?.dataset["csrf"] ?? "";

/**
 * Posts JSON, or nothing, to this server. Null where it could not be reached: the page says so until it can, and what was
 * typed stays where it is, for the caller to send again.
 * @param keepalive Whether the browser goes on sending after the page was left; it does so for 64 KB in all.
 */
export async function post(address: string, body: string | null = null, keepalive = false): Promise<Response | null> {
  try {
    const response = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json", "X-CSRF-Token": csrfToken() }, body, keepalive });
    showConnection(true);
    return response;
  } catch {
    showConnection(false);
    return null;
  }
}

/** What was answered as JSON; null where it was anything else. */
export async function jsonOf<T>(response: Response | null): Promise<T | null> {
  return response?.headers.get("Content-Type")?.includes("json") ? await response.json() as T : null;
}

/** Why the server did not do what it was asked, in words for people. */
export function refusalWords(status: number): string {
  switch (status) {
    case 429: return "That was a little too often. Wait a minute, then try again.";
    case 400: case 401: case 403: return "You are no longer signed in, or may not do this. Copy what you have just typed, then open the page again.";
    default: return "Something went wrong on our side and nothing was changed. Try again; if it stays, look at the server's log.";
  }
}

/** The line above a page that says that the server cannot be reached. */
export function showConnection(isThere: boolean): void {
  const line = document.getElementById("offline");
  if (line) line.hidden = isThere;
}
