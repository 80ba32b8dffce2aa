/** What is dragged by a mouse, a pen or a finger. */
interface Dragged {
  /** What it is called; goes along with the hand. */
  name?: string;
  /** What scrolls while the hand is near its edge. */
  ground?: Ground;
  /** How far the hand goes before anything is carried, in CSS pixels; 6 where it is not said. */
  slack?: number;
  begin?(): void;
  /** The hand is here; also said when the ground went on beneath a hand at rest. */
  over(x: number, y: number): void;
  /** Laid down, or put back where it was. What was only shown goes in either case. */
  end(isLaid: boolean): void;
}

export interface Ground {
  element: Element;
  way: "x" | "y";
  /** From where to where the hand sees it, on the screen. */
  seen(): [number, number];
}

/** How near an edge the hand must be for the ground to move, and how fast it moves at the edge itself. */
const edge = 64; // CSS pixels
const fastest = 0.9; // CSS pixels a millisecond

/**
 * Carries something from where a pointer went down until it goes up. A touch that is called off, Escape and a second
 * hand put it back. The element that was touched needs touch-action for the way it is carried, or the browser scrolls.
 */
export function drag(from: PointerEvent, load: Dragged): void {
  const over = new AbortController();
  const on = <K extends keyof DocumentEventMap>(name: K, act: (event: DocumentEventMap[K]) => void): void =>
    document.addEventListener(name, act, { capture: true, signal: over.signal });
  const mine = (act: (event: PointerEvent) => void) => (event: PointerEvent) => { if (event.pointerId === from.pointerId) act(event); };
  const root = document.documentElement;
  const tag = load.name === undefined ? null : tagOf(load.name);
  let hand = from;
  let begun = false;

  const begin = () => {
    begun = true;
    root.classList.add("carrying");
    if (tag) document.body.append(tag);
    load.begin?.();
    if (load.ground) roll(load.ground, from, () => hand, () => load.over(hand.clientX, hand.clientY), over.signal);
  };
  const follow = (event: PointerEvent) => {
    hand = event;
    if (!begun && Math.hypot(hand.clientX - from.clientX, hand.clientY - from.clientY) < (load.slack ?? 6)) return;
    if (!begun) begin();
    if (tag) putBeside(tag, hand);
    load.over(hand.clientX, hand.clientY);
  };
  const end = (isLaid: boolean) => {
    over.abort();
    root.classList.remove("carrying");
    tag?.remove();
    if (begun) load.end(isLaid);
  };

  on("pointermove", mine(follow));
  on("pointerup", mine(() => end(true)));
  on("pointercancel", mine(() => end(false)));
  on("lostpointercapture", mine(event => { if (event.target === root) end(false); }));
  on("contextmenu", event => event.preventDefault()); // a finger that rests is no question
  on("pointerdown", event => { if (event.pointerId !== from.pointerId) end(false); });
  on("keydown", event => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    end(false);
  });
  root.setPointerCapture(from.pointerId); // what was touched may be drawn anew meanwhile
  if (load.slack === 0) follow(from);
}

// The ground goes on while the hand is at its edge: the nearer, the faster. A hand that began there has to go towards it first.
function roll(ground: Ground, from: PointerEvent, hand: () => PointerEvent, moved: () => void, over: AbortSignal): void {
  const along = (event: PointerEvent) => ground.way === "x" ? event.clientX : event.clientY;
  let isFree = false;
  let last = performance.now();
  const step = (now: number) => {
    if (over.aborted) return;
    requestAnimationFrame(step);
    const pull = pullAt(along(hand()), ground.seen());
    isFree ||= pull === 0 || Math.sign(pull) === Math.sign(along(hand()) - along(from));
    const far = Math.sign(pull) * Math.ceil(pull * pull * fastest * Math.min(32, now - last));
    last = now;
    if (!isFree || far === 0) return;
    const side = ground.way === "x" ? "scrollLeft" : "scrollTop";
    const before = ground.element[side];
    ground.element[side] += far;
    if (ground.element[side] !== before) moved();
  };
  requestAnimationFrame(step);
}

/** From −1 at the edge where it begins to 1 at the edge where it ends; 0 between them. */
function pullAt(at: number, [from, to]: [number, number]): number {
  const near = Math.min(edge, (to - from) / 4);
  if (at < from + near) return -Math.min(1, (from + near - at) / near);
  if (at > to - near) return Math.min(1, (at - to + near) / near);
  return 0;
}

function tagOf(name: string): HTMLElement {
  const tag = document.createElement("div");
  tag.className = "carried-tag";
  tag.setAttribute("aria-hidden", "true");
  tag.textContent = name;
  return tag;
}

// Above a finger, which would hide it; below a mouse.
function putBeside(tag: HTMLElement, hand: PointerEvent): void {
  const isTouch = hand.pointerType === "touch";
  const left = isTouch ? hand.clientX - tag.offsetWidth / 2 : hand.clientX + 14;
  const top = isTouch ? hand.clientY - tag.offsetHeight - 36 : hand.clientY + 14;
  tag.style.left = `${Math.max(8, Math.min(left, innerWidth - tag.offsetWidth - 8))}px`;
  tag.style.top = `${Math.max(8, top)}px`;
}
