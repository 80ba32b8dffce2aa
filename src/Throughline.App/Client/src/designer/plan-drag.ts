import { tell } from "./plan";

/** Steps of the road are dragged by their number, with a mouse, a pen or a finger. */
export function dragRoad(): void {
  document.addEventListener("pointerdown", event => {
    const grip = (event.target as Element).closest<HTMLElement>("[data-grip]");
    const stop = grip?.closest<HTMLElement>("[data-stop]");
    if (!grip || !stop || event.button !== 0) return;
    event.preventDefault();
    carry(stop, grip, event);
  });
}

function carry(stop: HTMLElement, grip: HTMLElement, down: PointerEvent): void {
  const road = stop.parentElement!;
  let over: HTMLElement | null = null;
  let isAbove = false;
  const place = (event: PointerEvent) => {
    stop.classList.add("carried");
    mark(null, false);
    const hit = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>("[data-stop]");
    if (!hit || hit === stop || hit.parentElement !== road) return;
    const { top, height } = hit.getBoundingClientRect();
    mark(hit, event.clientY < top + height / 2);
  };
  const mark = (hit: HTMLElement | null, above: boolean) => {
    over?.classList.remove("drop-above", "drop-below");
    over = hit;
    isAbove = above;
    hit?.classList.add(above ? "drop-above" : "drop-below");
  };
  const drop = (event: PointerEvent) => {
    for (const [name, act] of acts) grip.removeEventListener(name, act as EventListener);
    stop.classList.remove("carried");
    const target = over;
    const above = isAbove;
    mark(null, false);
    if (event.type !== "pointerup" || !target) return;
    // Counted back, what stands higher comes later; as they walk, earlier.
    const isWalking = road.classList.contains("walking");
    const goesLater = above !== isWalking;
    void tell(`road/${stop.dataset["stop"]!}/move`, { before: goesLater ? target.dataset["later"] || null : target.dataset["stop"]! });
  };
  const acts: [string, (event: PointerEvent) => void][] = [["pointermove", place], ["pointerup", drop], ["pointercancel", drop]].map(([name, act]) => [name as string, act as (event: PointerEvent) => void]);
  grip.setPointerCapture(down.pointerId);
  for (const [name, act] of acts) grip.addEventListener(name, act as EventListener);
}
