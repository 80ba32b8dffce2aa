// The one line on a business's own website: <script async src="https://…/throughline.js" data-key="tlw_…"></script>
// It tells who came by, without a name; who they are once the page says so; and where they came from when they fill in a form.
// It throws nothing into the page, says nothing on the console and sets no cookie. docs/website.md tells what it does.

/** What is kept in the browser, under one name: nothing where it asks not to be followed, or has not agreed. */
interface Kept {
  /** Chance, and nothing else. */
  id: string;
  /** The first day here: 2027-03-31. */
  day: string;
  /** Where they came from first. */
  from: From;
  /** They have said who they are: the visits that follow may be theirs. */
  known?: boolean;
}

/** Names as Segment's context.campaign has them. */
interface From { source?: string; medium?: string; name?: string; referrer?: string }
type Call = [method: string, ...args: unknown[]];
type Facts = Record<string, unknown>;

(() => {
  const name = "throughline";
  const win = window as unknown as { [name]: { q?: Call[] } & Record<string, unknown>; doNotTrack?: string };
  const nav = navigator as Navigator & { globalPrivacyControl?: boolean };
  const script = (document.currentScript ?? document.querySelector("script[data-key][src*='/throughline.js']")) as HTMLScriptElement | null;
  const key = script?.dataset["key"];
  if (!script || !key || win[name]?.["page"] && !win[name].q) return; // no key, or here already
  const root = new URL(".", script.src).href;
  const isRefused = !!nav.globalPrivacyControl || nav.doNotTrack === "1" || win.doNotTrack === "1";
  const today = new Date().toISOString().slice(0, 10);
  let mayKeep = !isRefused && (!("ask" in script.dataset) || !!read());
  let user: string | undefined;
  let shown = "";

  function read(): Kept | undefined {
    try {
      return JSON.parse(localStorage.getItem(name)!) ?? undefined;
    } catch {
      return undefined; // storage is forbidden, or somebody else wrote there
    }
  }

  function keep(kept: Kept): Kept | undefined {
    try {
      localStorage.setItem(name, JSON.stringify(kept));
      return kept;
    } catch {
      return undefined;
    }
  }

  function kept(): Kept | undefined {
    if (!mayKeep) return undefined;
    const before = read();
    return before?.id ? before : keep({ id: chance(), day: today, from: arrived });
  }

  function chance(): string {
    const digits = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");
    return crypto.randomUUID?.() ?? digits(); // the first is there on https only
  }

  /** The host of the page before, where it is another site's. */
  function before(): string | undefined {
    const host = document.referrer && new URL(document.referrer).host;
    return host && host !== location.host ? host : undefined;
  }

  function campaign(): From {
    const said = new URLSearchParams(location.search);
    const from: From = {};
    for (const [as, key] of [["source", "utm_source"], ["medium", "utm_medium"], ["name", "utm_campaign"]] as const) {
      const value = said.get(key)?.slice(0, 100);
      if (value) from[as] = value;
    }
    return from;
  }

  const arrived: From = campaign();
  const referrer = before();
  if (referrer) arrived.referrer = referrer;

  /** Once more where the line was down; an answer is not waited for. */
  function send(door: string, facts: Facts): void {
    const post = () => fetch(root + "v1/" + door, {
      method: "POST", mode: "no-cors", credentials: "omit", keepalive: true, referrerPolicy: "origin",
      body: JSON.stringify({ writeKey: key, ...facts }),
    });
    post().catch(() => setTimeout(() => post().catch(() => {}), 5000));
  }

  /** What somebody did, for the doors of Segment's protocol. */
  function tell(door: string, facts: Facts): void {
    const own = kept();
    if (isRefused || !(user || own)) return;
    const now = new Date().toISOString();
    send(door, {
      ...facts, ...user && { userId: user }, ...own && { anonymousId: own.id }, messageId: chance(), timestamp: now, sentAt: now,
      context: { campaign: own?.from ?? arrived, page: { path: location.pathname }, locale: navigator.language },
    });
  }

  function visit(): void {
    const own = kept();
    const from = shown ? { ...campaign(), referrer: location.host } : arrived;
    shown = location.pathname;
    send("v", {
      path: location.pathname, title: document.title.slice(0, 200), ...!isRefused && from,
      ...own && { isNew: own.day === today }, ...own?.known && { anonymousId: own.id },
    });
  }

  /** A page that is fetched ahead, or lies in a tab that nobody looks at, is not opened yet. */
  function whenSeen(then: () => void): void {
    if (document.visibilityState === "visible" && !(document as { prerendering?: boolean }).prerendering) return then();
    document.addEventListener("visibilitychange", () => whenSeen(then), { once: true });
  }

  /** Pages that change themselves without being loaded anew; their title comes a moment later. */
  function moved(): void {
    if (location.pathname !== shown) setTimeout(safe(() => { if (location.pathname !== shown) visit(); }), 100);
  }

  /** What goes along with a form: the browser, where it may be recognised, and where they came from first. */
  function touch(): Record<string, string | undefined> {
    const own = kept();
    const { name: campaign, ...from } = own?.from ?? arrived;
    return { ...from, campaign, visitor: own?.id };
  }

  function nowKnown(): void {
    const own = kept();
    if (own) keep({ ...own, known: true });
  }

  const calls: Record<string, (...args: never[]) => void> = {
    identify(id: unknown, traits?: Facts) {
      if (id !== null && typeof id === "object") [id, traits] = [undefined, id as Facts];
      if (id !== undefined && id !== null) user = String(id);
      tell("i", { type: "identify", traits: traits ?? {} });
      nowKnown();
    },
    track(event: string, properties?: Facts) { tell("t", { type: "track", event, properties: properties ?? {} }); },
    page() { visit(); },
    consent(yes: boolean) {
      mayKeep = yes && !isRefused;
      if (!yes) localStorage.removeItem(name);
      else kept();
    },
  };

  /** Forms that lead to us, and those that only name which of ours they are. They work without this script too, with an action. */
  function submitted(event: Event): void {
    const form = event.target as HTMLFormElement;
    const ours = form.getAttribute("data-throughline-form");
    if (ours && !form.getAttribute("action")) {
      form.action = `${root}f/of/${encodeURIComponent(key!)}/${encodeURIComponent(ours)}`;
      form.method = "post";
    }
    if (isRefused || !form.action.startsWith?.(root) || !/\/f\//.test(form.action)) return;
    for (const [field, value] of Object.entries(touch())) {
      if (!value) continue;
      const input = form.querySelector<HTMLInputElement>(`input[name=_${field}]`) ?? form.appendChild(document.createElement("input"));
      Object.assign(input, { type: "hidden", name: "_" + field, value });
    }
    nowKnown();
  }

  /** Our own forms in a frame say how high they are, and hear where the visitor came from first; see public.ts. */
  function fitted(event: MessageEvent): void {
    const said = event.data as { throughline?: string; px?: number } | null;
    if (!said?.throughline || event.origin !== new URL(root).origin) return;
    for (const frame of document.querySelectorAll<HTMLIFrameElement>("iframe[data-throughline]")) {
      if (frame.contentWindow !== event.source) continue;
      if (said.throughline === "sent") nowKnown();
      else if (said.px! > 0) {
        frame.style.height = Math.min(Math.ceil(said.px!), 10000) + "px";
        if (!isRefused) frame.contentWindow!.postMessage({ ...touch(), throughline: "from" }, event.origin);
      }
    }
  }

  function safe<T extends unknown[]>(act: (...args: T) => void): (...args: T) => void {
    return (...args) => {
      try {
        act(...args);
      } catch { /* whatever is wrong here is not their page's trouble */ }
    };
  }

  const waiting = win[name]?.q ?? [];
  win[name] = Object.fromEntries(Object.entries(calls).map(([method, call]) => [method, safe(call)]));
  document.addEventListener("submit", safe(submitted), true);
  addEventListener("message", safe(fitted));
  addEventListener("popstate", safe(moved));
  addEventListener("pageshow", event => { if (event.persisted) safe(visit)(); });
  const push = history.pushState;
  history.pushState = function (...args) {
    push.apply(this, args);
    safe(moved)();
  };
  safe(whenSeen)(safe(visit));
  for (const frame of document.querySelectorAll<HTMLIFrameElement>("iframe[data-throughline]"))
    safe(() => frame.contentWindow?.postMessage({ throughline: "ask" }, "*"))(); // it may have been quicker than this
  for (const [method, ...args] of waiting) safe(calls[method] ?? (() => {}))(...args as never[]);
})();
