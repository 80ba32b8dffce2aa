import { toast } from "../../page/toasts";
import { command, type Answer } from "../draft";
import { announce } from "../events";

/** Whether a page of the guided start is open. */
export const isPlanning = (): boolean => document.querySelector("[data-plan]") !== null;

/** Tells the server, says what it answers, and has the page drawn anew. */
export async function tell(what: string, body: object = {}, said?: string): Promise<Answer> {
  const answer = await command(`plan/${what}`, body);
  if (answer.refused) toast(answer.said ?? "This was not changed.");
  else if (answer.said) toast(answer.said);
  else if (said) toast(said);
  announce("plan:changed");
  return answer;
}
