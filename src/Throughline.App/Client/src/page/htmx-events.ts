import type { HtmxBeforeSwapDetails, HtmxRequestConfig, HtmxResponseInfo } from "htmx.org";

type OfElement<T> = CustomEvent<T & { elt: Element }>;

// What htmx says at the document, as far as it is listened to here.
declare global {
  interface DocumentEventMap {
    "htmx:configRequest": OfElement<HtmxRequestConfig>;
    "htmx:confirm": OfElement<{ issueRequest: (isConfirmed: boolean) => void }>;
    "htmx:beforeRequest": OfElement<HtmxResponseInfo>;
    "htmx:beforeSwap": OfElement<HtmxBeforeSwapDetails>;
    "htmx:afterSwap": OfElement<HtmxResponseInfo>;
    "htmx:afterSettle": OfElement<HtmxResponseInfo>;
    "htmx:afterRequest": OfElement<HtmxResponseInfo>;
    "htmx:sendError": OfElement<HtmxResponseInfo>;
    "htmx:responseError": OfElement<HtmxResponseInfo>;
    "toast": CustomEvent<{ text?: string; undo?: string; value?: string }>;
  }
}
