/** A file of the library, as the server tells of it. */
export interface LibraryFile {
  key: string;
  title: string;
  /** What a picture shows, in words; empty where nobody said. */
  shows: string;
  /** What it is, and how large: "PDF, 84 kB". */
  about: string;
  kind: "document" | "picture" | "audio";
  /** Where a picture lies; null for anything else. */
  picture: string | null;
  width: number;
  height: number;
}

let known: Map<string, LibraryFile> | null = null;
let asking: Promise<void> | null = null;

/** Told at the document when it is known which files there are, and when that changed. */
export const filesAreKnown = "library:known";

/** Asks the server which files there are; where it cannot be reached, what was known before stays. */
export function askForFiles(): Promise<void> {
  asking ??= fetch("/library/files", { headers: { Accept: "application/json" } })
    .then(async answer => {
      if (!answer.ok) return;
      known = new Map(((await answer.json()) as LibraryFile[]).map(file => [file.key, file]));
      document.dispatchEvent(new Event(filesAreKnown));
    })
    .catch(() => undefined)
    .finally(() => (asking = null));
  return asking;
}

/** The file of a name; null where the library has none; undefined as long as nobody knows. */
export const fileNamed = (key: string): LibraryFile | null | undefined => (known ? (known.get(key) ?? null) : undefined);

/** All of them, by title; none as long as nobody knows. */
export const knownFiles = (): LibraryFile[] => [...(known?.values() ?? [])];

/** Asks for the files the first time somebody wants to know. */
export function wantFiles(): void {
  if (!known) void askForFiles();
}

/** The file of the library that an address names, as the server reads it (FileLinks); null where it names none. */
export const keyOf = (address: string): string | null => /^\s*file:([a-z0-9-]+\.[a-z0-9]+)\s*$/i.exec(address)?.[1] ?? null;

/** How letters name a file. */
export const addressOfFile = (key: string): string => `file:${key}`;
