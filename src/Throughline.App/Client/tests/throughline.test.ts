// The line of a website as it is built, in a page made up of the little it touches:
// node run.mjs throughline.test.ts ../wwwroot/dist/throughline.js
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import vm from "node:vm";
import { gzipSync } from "node:zlib";

type Sent = { door: string; options: Record<string, unknown>; body: Record<string, any> };
type Listener = (event: unknown) => void;

const file = await readFile(process.argv[2]!);

interface Page {
  ask?: boolean;
  refuses?: string;
  search?: string;
  before?: object;
  storage?: Map<string, string>;
  fails?: number;
  hidden?: boolean;
}

/** A page with the line on it; whatever it sends is kept. */
function open(page: Page = {}) {
  const sent: Sent[] = [];
  const later: (() => void)[] = [];
  const heard = new Map<string, Listener[]>();
  const listen = (name: string, listener: Listener) => heard.set(name, [...heard.get(name) ?? [], listener]);
  const storage = page.storage ?? new Map<string, string>();
  let failures = page.fails ?? 0;
  const location = { origin: "https://shop.example", host: "shop.example", pathname: "/prices", search: page.search ?? "" };
  const document = {
    currentScript: { src: "https://journeys.example/in/throughline.js", dataset: { key: "tlw_key", ...page.ask && { ask: "" } } },
    title: "Prices", referrer: "https://www.instagram.com/us/secret", visibilityState: page.hidden ? "hidden" : "visible",
    addEventListener: listen, querySelectorAll: () => [],
  };
  const window: Record<string, any> = {
    document, location, URL, URLSearchParams, JSON, Object, String, Math, Date, crypto,
    navigator: {
      language: "de",
      ...page.refuses === "gpc" && { globalPrivacyControl: true },
      ...page.refuses === "dnt" && { doNotTrack: "1" },
    },
    history: { pushState: (_: unknown, __: string, path: string) => { location.pathname = path; } },
    localStorage: {
      getItem: (name: string) => storage.get(name) ?? null,
      setItem: (name: string, value: string) => storage.set(name, value),
      removeItem: (name: string) => storage.delete(name),
    },
    addEventListener: listen,
    setTimeout: (act: () => void) => later.push(act),
    fetch: (url: string, options: Record<string, unknown>) => {
      sent.push({ door: url.replace("https://journeys.example/in/v1/", ""), options, body: JSON.parse(options["body"] as string) });
      return failures-- > 0 ? Promise.reject(new Error("offline")) : Promise.resolve({});
    },
    ...page.before && { throughline: page.before },
  };
  window["window"] = window;
  vm.runInNewContext(file.toString("utf8"), window);
  return {
    window, sent, storage, document, location,
    fire: (name: string, event: unknown = {}) => heard.get(name)?.forEach(listener => listener(event)),
    wait: () => later.splice(0).forEach(act => act()),
  };
}

test("it is small", () => assert.ok(gzipSync(file, { level: 9 }).length < 3000, `${gzipSync(file, { level: 9 }).length} bytes`));

test("a visit says the page and from where, and no more", () => {
  const { sent, storage } = open({ search: "?utm_source=fair&token=secret" });
  assert.equal(sent.length, 1);
  assert.equal(sent[0]!.door, "v");
  assert.deepEqual(sent[0]!.body,
    { writeKey: "tlw_key", path: "/prices", title: "Prices", source: "fair", referrer: "www.instagram.com", isNew: true });
  assert.equal(sent[0]!.options["credentials"], "omit");
  assert.equal(sent[0]!.options["keepalive"], true);
  assert.deepEqual([...storage.keys()], ["throughline"]);
});

for (const refuses of ["gpc", "dnt"])
  test(`with ${refuses} nothing is kept and nothing told but the opening`, () => {
    const { sent, storage, window } = open({ refuses, search: "?utm_source=fair" });
    window["throughline"].identify("42", { email: "a@example.org" });
    window["throughline"].track("Looked");
    window["throughline"].consent(true);
    assert.deepEqual(sent.map(one => one.body), [{ writeKey: "tlw_key", path: "/prices", title: "Prices" }]);
    assert.equal(storage.size, 0);
  });

test("with ask nothing is kept before a yes, and the first source is not lost by it", () => {
  const { sent, storage, window } = open({ ask: true, search: "?utm_source=fair" });
  assert.equal(storage.size, 0);
  assert.ok(!("isNew" in sent[0]!.body));
  window["throughline"].track("Looked"); // of nobody: there is no id
  assert.equal(sent.length, 1);
  window["throughline"].consent(true);
  assert.equal(JSON.parse(storage.get("throughline")!).from.source, "fair");
  const next = open({ ask: true, storage });
  assert.equal(next.sent[0]!.body["isNew"], true);
  next.window["throughline"].consent(false);
  assert.equal(storage.size, 0);
});

test("who is known goes along with visits, and the first source with who they are", () => {
  const first = open({ search: "?utm_source=fair&utm_campaign=spring" });
  assert.ok(!("anonymousId" in first.sent[0]!.body));
  const { sent, window } = open({ storage: first.storage, search: "?utm_source=later" });
  window["throughline"].identify("42", { firstName: "Ana" });
  const said = sent[1]!;
  assert.equal(said.door, "i");
  assert.deepEqual([said.body["userId"], said.body["traits"]], ["42", { firstName: "Ana" }]);
  assert.deepEqual(said.body["context"].campaign, { source: "fair", name: "spring", referrer: "www.instagram.com" });
  window["throughline"].page();
  assert.equal(sent[2]!.body["anonymousId"], said.body["anonymousId"]);
});

test("pages that change themselves count once each", () => {
  const { sent, window, wait } = open();
  window["history"].pushState({}, "", "/prices");
  window["history"].pushState({}, "", "/team");
  wait();
  window["history"].pushState({}, "", "/team");
  wait();
  assert.deepEqual(
    sent.map(one => [one.body["path"], one.body["referrer"]]),
    [["/prices", "www.instagram.com"], ["/team", "shop.example"]]);
});

test("a tab that nobody looks at is no visit yet", () => {
  const { sent, document, fire } = open({ hidden: true });
  assert.equal(sent.length, 0);
  document.visibilityState = "visible";
  fire("visibilitychange");
  assert.equal(sent.length, 1);
});

test("it tries once more where the line was down, and then no more", async () => {
  const { sent, wait } = open({ fails: 9 });
  for (let n = 0; n < 5; n++) {
    await new Promise(resolve => setImmediate(resolve));
    wait();
  }
  assert.equal(sent.length, 2);
});

test("what was said before it came waits, and it comes once", () => {
  const page = open({ before: { q: [["identify", "42"], ["nonsense"], ["track", "Looked", { n: 1 }]] } });
  assert.deepEqual(page.sent.map(one => one.door), ["v", "i", "t"]);
  vm.runInContext(file.toString("utf8"), page.window);
  assert.equal(page.sent.length, 3);
});

test("nothing that is broken there is thrown into the page", () => {
  const { window } = open();
  window["fetch"] = () => { throw new Error("none"); };
  window["localStorage"].setItem = () => { throw new Error("full"); };
  window["throughline"].identify(Symbol("x"));
  window["throughline"].track();
  window["throughline"].page();
});
