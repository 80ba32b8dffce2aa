import htmx from "htmx.org";
import "htmx-ext-sse";
import { guardRequests } from "./requests";
import { openFinderWithKeys } from "./finder";
import { holdLiveLinesWhileVisible } from "./live";
import { manageOverlays } from "./overlays";
import { rememberChoices } from "./choices";
import { showToasts } from "./toasts";
import { designJourneys } from "./designer/index";
import { shareJourneys } from "./sharing";
import { mapJourneys } from "./designer/map";

// Everything listens at the document, so that it goes on working when a part of the page is replaced.
guardRequests(htmx);
holdLiveLinesWhileVisible(htmx);
showToasts();
manageOverlays();
rememberChoices();
openFinderWithKeys();
designJourneys(htmx);
shareJourneys();
mapJourneys(htmx);
