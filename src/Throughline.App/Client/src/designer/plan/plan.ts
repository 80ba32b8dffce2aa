import { toast } from "../../page/toasts";
import { command, type Answer } from "../draft";
import { redraw } from "../redraw";
import { keepClient } from "./client";
import { planIdeas } from "./ideas";
import { planRoad } from "./road";
import { tell } from "./tell";

/** The guided start: buttons that tell the server something, boxes about the client, ideas, and the road. */
export function planJourneys(): void {
  tellWithButtons();
  keepClient();
  chooseAndTick();
  planIdeas();
  planRoad();
  document.addEventListener("plan:changed", () => void redraw("[data-plan] [data-region]"));
}

/** <c>data-plan-post="cards/x/away"</c>, with <c>data-plan-body</c>, what to say, and what takes it back. */
function tellWithButtons(): void {
  document.addEventListener("click", event => {
    const button = (event.target as Element).closest<HTMLElement>("[data-plan-post]");
    if (button) {
      const { planPost, planBody, planSaid, planUndo } = button.dataset;
      void tell(planPost!, JSON.parse(planBody ?? "{}") as object).then(answer => {
        if (!answer.refused && planSaid) planUndo ? offerBack(planSaid, planUndo) : toast(planSaid);
      });
    }
  });
}

// A toast with a button of its own: undo by a word of ours, not by a form.
function offerBack(said: string, undo: string): void {
  toast(said);
  const line = document.querySelector("#toasts .toast:last-child p");
  if (!line) return;
  const back = document.createElement("button");
  back.type = "button";
  back.className = "as-link";
  back.textContent = "Take it back";
  back.addEventListener("click", () => {
    back.closest(".toast")?.remove();
    void tell(undo);
  });
  line.append(" ", back);
}

function chooseAndTick(): void {
  document.addEventListener("change", event => {
    const target = event.target as HTMLElement;
    if (target instanceof HTMLSelectElement && "chooseClient" in target.dataset && target.value !== "")
      void command("plan/client/choose", { field: "key", text: target.value }).then(answer => {
        if (answer.refused) toast(answer.said ?? "This was not changed.");
        else location.reload();
      });
    if (target instanceof HTMLSelectElement && "turns" in target.dataset) void sayTurns();
    if (target instanceof HTMLInputElement && target.dataset["way"]) void tell(`ways/${target.dataset["way"]}`, { on: target.checked });
    if (target instanceof HTMLInputElement && target.dataset["how"]) void tell(`road/${target.dataset["how"]}/way/${target.value}`);
  });
  document.addEventListener("click", event => {
    if ((event.target as Element).closest("[data-turns-right]")) void sayTurns();
  });
}

function sayTurns(): Promise<Answer> {
  const [buys, has] = ["turn-buys", "turn-has"].map(id => (document.getElementById(id) as HTMLSelectElement).value || null);
  return tell("turns", { buys, has });
}
