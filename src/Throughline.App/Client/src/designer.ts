import { keepFields } from "./designer/fields";
import { guardLeaving } from "./designer/leaving-page";
import { mapJourneys } from "./designer/map/map";
import { offerMergeFields } from "./designer/merge-fields";
import { writeMessages } from "./designer/message-editor";
import { workInTheOutline } from "./designer/outline";
import { planJourneys } from "./designer/plan/plan";
import { followOthers } from "./designer/presence";
import { redrawWhenChanged } from "./designer/redraw";
import { openSteps } from "./designer/step-panel";
import { changeStructureWithButtons } from "./designer/structure";
import { undoWithKeys } from "./designer/undo";

// What every screen of a draft does. It comes with the designer's frame, once in the life of a document, and listens at the document.
keepFields();
changeStructureWithButtons();
redrawWhenChanged();
undoWithKeys();
followOthers();
planJourneys();
guardLeaving();
openSteps();
offerMergeFields();
writeMessages();
workInTheOutline();
mapJourneys();
