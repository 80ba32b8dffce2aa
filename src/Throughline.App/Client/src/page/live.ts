import htmx from "htmx.org";

/**
 * Live lines are held only while a tab is looked at: a browser grants six connections to a server, and six forgotten tabs
 * would leave none to open a page with. A tab that is looked at again hears "changed" once, for whatever it missed.
 */
export function holdLiveLinesWhileVisible(): void {
  Object.assign(htmx, { createEventSource: (url: string) => new VisibleLine(url) }); // the extension looks for it there
}

/** As much of an EventSource as the htmx extension uses. */
class VisibleLine extends EventTarget {
  onopen: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;

  private readonly names = new Set<string>();
  private source: EventSource | null = null;
  private over = false;

  constructor(private readonly url: string) {
    super();
    document.addEventListener("visibilitychange", this.follow);
    if (document.visibilityState === "visible") this.connect();
  }

  get readyState(): number {
    return this.over ? EventSource.CLOSED : this.source?.readyState ?? EventSource.CONNECTING;
  }

  override addEventListener(name: string, listener: EventListenerOrEventListenerObject | null): void {
    super.addEventListener(name, listener);
    if (this.names.has(name)) return;
    this.names.add(name);
    this.source?.addEventListener(name, this.pass);
  }

  close(): void {
    this.over = true;
    document.removeEventListener("visibilitychange", this.follow);
    this.source?.close();
  }

  private connect(): void {
    this.source = new EventSource(this.url);
    for (const name of this.names) this.source.addEventListener(name, this.pass);
    this.source.onopen = event => this.onopen?.(event);
    this.source.onerror = event => {
      if (this.source?.readyState === EventSource.CLOSED) this.close(); // the extension asks for a new line by itself
      this.onerror?.(event);
    };
  }

  private readonly pass = (event: Event) => { this.dispatchEvent(new MessageEvent(event.type, { data: (event as MessageEvent).data })); };

  private readonly follow = () => {
    this.source?.close();
    this.source = null;
    if (document.visibilityState !== "visible") return;
    this.connect();
    for (const name of this.names) this.dispatchEvent(new MessageEvent(name, { data: "" }));
  };
}
