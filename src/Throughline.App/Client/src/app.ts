import "htmx-ext-sse";
import { openCommandBoxWithKeys } from "./page/command-box";
import { enhancePages } from "./page/enhancements";
import { holdLiveLinesWhileVisible } from "./page/live";
import { manageOverlays } from "./page/overlays";
import { offerPictures } from "./page/pictures";
import { rememberPreferences } from "./page/preferences";
import { configureRequests } from "./page/requests";
import { showToasts } from "./page/toasts";
import { uploadFiles } from "./page/uploads";

// What every page of a signed-in person does. Everything listens at the document, so that it goes on working when a part of the page is replaced.
configureRequests();
enhancePages();
holdLiveLinesWhileVisible();
showToasts();
manageOverlays();
rememberPreferences();
openCommandBoxWithKeys();
offerPictures();
uploadFiles();
