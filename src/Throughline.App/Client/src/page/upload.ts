import { csrfToken, refusalWords, showConnection } from "./post";

/** Largest file that the library takes, in bytes; the server says so too, after it was sent. */
export const mostBytes = 25 * 1024 * 1024;

export const tooLarge =
  "This file is larger than 25 MB, which is more than letters should hand over. Make it smaller, or upload it in parts.";

/** What the server made of a file: its key in the library, or why it was not taken. */
export interface Uploaded {
  key: string | null;
  problem: string | null;
}

/** A file on its way. */
export interface Upload {
  /** Null where it was stopped: the server keeps nothing of it then. */
  done: Promise<Uploaded | null>;
  stop: () => void;
}

/** Sends one file to the library; tells how far it is, in percent. */
export function upload(address: string, file: File, told: (percent: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<Uploaded | null>(end => {
    request.upload.addEventListener("progress", event => {
      told(event.lengthComputable ? Math.round((event.loaded / event.total) * 100) : 0);
    });
    request.addEventListener("load", () => {
      showConnection(true);
      end(answerOf(request));
    });
    request.addEventListener("error", () => {
      showConnection(false);
      end({ key: null, problem: "The server could not be reached, so it was not added. Choose it once more." });
    });
    request.addEventListener("abort", () => end(null));
    request.open("POST", address);
    request.setRequestHeader("X-CSRF-Token", csrfToken());
    const body = new FormData();
    body.append("file", file);
    request.send(body);
  });
  return { done, stop: () => request.abort() };
}

function answerOf(request: XMLHttpRequest): Uploaded {
  try {
    const { key, problem } = JSON.parse(request.responseText) as { key?: string | null; problem?: string | null };
    return key ? { key, problem: null } : { key: null, problem: problem ?? refusalWords(request.status) };
  } catch {
    return { key: null, problem: refusalWords(request.status) };
  }
}

/** How far a file is, in words. */
export const progressWords = (percent: number): string => (percent < 100 ? `${percent} % sent` : "Sent; it is being looked at");
