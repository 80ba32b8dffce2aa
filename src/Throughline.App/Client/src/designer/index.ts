import type htmxType from "htmx.org";
import { guardLeaving } from "./leaving";
import { keepFields } from "./fields";
import { followOthers, renewRegions, undoWithKeys } from "./regions";
import { planSteps } from "./plan";
import { shapeWithButtons } from "./shape";
import { offerMergeFields } from "./merges";
import { workInTheOutline } from "./outline";
import { openSteps } from "./panel";
import { writeMessages } from "./message";

/** Everything that every screen of a draft does. */
export function designJourneys(htmx: typeof htmxType): void {
  keepFields();
  shapeWithButtons();
  renewRegions(htmx);
  undoWithKeys();
  followOthers();
  planSteps(htmx);
  guardLeaving();
  document.querySelector('.designer-parts [aria-current="page"], .parts [aria-current="page"]')?.scrollIntoView({ block: "nearest", inline: "center" });
  openSteps(htmx);
  offerMergeFields();
  writeMessages();
  workInTheOutline(htmx);
}
