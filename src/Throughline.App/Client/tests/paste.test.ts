// What word processors put on the clipboard, as they put it there (Word for Windows and for Mac, Word online, Google Docs), becomes
// the Markdown that somebody would have written.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { DOMParser } from "prosemirror-model";
import { schema } from "../src/letter/schema";
import { tidyPasted } from "../src/letter/word";
import { writeLetter } from "../src/letter/write";

// A document without a browser; it is not to be bundled.
const { createDocument } = createRequire(join(process.cwd(), "package.json"))("domino") as { createDocument: (html: string) => Document };

function pasted(html: string): string {
  const { body } = createDocument(html);
  tidyPasted(body);
  return writeLetter(DOMParser.fromSchema(schema).parse(body, { preserveWhitespace: false }));
}

const ignore = (sign: string, face = "Symbol") =>
  `<![if !supportLists]><span style='font-family:${face};mso-fareast-font-family:${face};mso-bidi-font-family:${face}'><span
  style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;
  </span></span></span><![endif]>`;

const word = (body: string) => `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns:m="http://schemas.microsoft.com/office/2004/12/omml"
xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15"><link rel=File-List href="file:///C:/Users/jill/AppData/clip_filelist.xml">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- @list l0 {mso-list-id:1042948; mso-list-type:hybrid;} p.MsoNormal {margin:0cm;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;

const line = (level: number, sign: string, words: string, list = "l0", at = "Middle") =>
  `<p class=MsoListParagraphCxSp${at} style='text-indent:-18.0pt;mso-list:${list} level${level} lfo1'>${ignore(sign)}${words}<o:p></o:p>
  </p>\n`;

test("bullets of Word are a list, and the words around them stay words", () => {
  const html = word(
    `<p class=MsoNormal>Dear <b style='mso-bidi-font-weight:normal'>all</b>,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>` +
      line(1, "·", "Six <i>months</i>", "l0", "First") +
      line(1, "·", "A week away") +
      line(1, "·", "It costs £360", "l0", "Last") +
      `<p class=MsoNormal>And so on.<o:p></o:p></p>`,
  );
  assert.equal(pasted(html), "Dear **all**,\n\n- Six _months_\n- A week away\n- It costs £360\n\nAnd so on.");
});

test("numbers of Word count, from where they begin", () => {
  assert.equal(pasted(word(line(1, "1.", "Ring") + line(1, "2.", "Write") + line(1, "3.", "Wait"))), "1. Ring\n2. Write\n3. Wait");
  assert.equal(pasted(word(line(1, "4)", "Ring") + line(1, "5)", "Write"))), "4. Ring\n5. Write");
  assert.equal(pasted(word(line(1, "a)", "Ring") + line(1, "b)", "Write"))), "1. Ring\n2. Write");
  assert.equal(pasted(word(line(1, "iv.", "Ring") + line(1, "v.", "Write"))), "1. Ring\n2. Write");
});

test("lists of Word stand in one another as they stood there", () => {
  const html = word(
    line(1, "1.", "Ring") + line(2, "o", "before nine") + line(2, "o", "not on Friday") + line(3, "§", "ever") + line(1, "2.", "Write"),
  );
  assert.equal(pasted(html), "1. Ring\n   - before nine\n   - not on Friday\n     - ever\n2. Write");
});

test("two lists of Word with words between stay two, and a list of another kind is another", () => {
  const [above, below] = [line(1, "·", "one") + line(1, "·", "two"), line(1, "·", "three") + line(1, "·", "four")];
  const html = word(`${above}<p class=MsoNormal>between</p>${below}`);
  assert.equal(pasted(html), "- one\n- two\n\nbetween\n\n- three\n- four");
  const kinds = word(line(1, "·", "one") + line(1, "·", "two") + line(1, "1.", "three", "l1") + line(1, "2.", "four", "l1"));
  assert.equal(pasted(kinds), "- one\n- two\n\n1. three\n2. four");
});

test("smart tags, links and a bold beginning of a line of Word bring their words", () => {
  const html = word(
    line(1, "·", `<b style='mso-bidi-font-weight:normal'>In</b> <st1:place w:st="on"><st1:City w:st="on">Lisbon</st1:City></st1:place>`) +
      line(1, "·", `see <a href="https://example.org/a"><span style='mso-bidi-font-weight:bold'>here</span></a>`),
  );
  assert.equal(pasted(html), "- **In** Lisbon\n- see [here](https://example.org/a)");
});

test("Word for Mac writes styles in double quotes and marks no comments", () => {
  const mac = (sign: string, words: string) =>
    `<p class="MsoListParagraph" style="text-indent: -18pt; mso-list: l0 level1 lfo1;"><!--[if !supportLists]--><span lang="EN-US"
    style="font-family: Symbol;"><span style="mso-list: Ignore;">${sign}<span style="font-style: normal; font-size: 7pt;">&nbsp; &nbsp;
    </span></span></span><!--[endif]--><span lang="EN-US">${words}<o:p></o:p></span></p>`;
  assert.equal(pasted(word(mac("·", "one") + mac("·", "two"))), "- one\n- two");
});

const online = (tag: "ul" | "ol", level: number, words: string, start = 1) =>
  `<div class="ListContainerWrapper SCXW14 BCX0" style="margin:0"><${tag} class="BulletListStyle1 SCXW14" role="list" start="${start}"><li
  data-leveltext="" data-font="Symbol" data-listid="3" data-aria-posinset="1" data-aria-level="${level}" role="listitem"
  class="OutlineElement Ltr SCXW14" style="margin:0 0 0 24px"><p class="Paragraph SCXW14" paraid="1"><span data-contrast="auto"
  class="TextRun SCXW14" lang="EN-GB"><span class="NormalTextRun SCXW14">${words}</span></span><span class="EOP SCXW14"
  data-ccp-props="{}">&nbsp;</span></p></li></${tag}></div>`;

test("Word online puts each line into a list of its own, and it is one", () => {
  const html = `<div class="OutlineElement"><p class="Paragraph"><span class="TextRun"><span class="NormalTextRun">Hello</span></span><span
    class="EOP">&nbsp;</span></p></div>${online("ul", 1, "one")}${online("ul", 2, "inside")}${online("ul", 1, "two")}`;
  assert.equal(pasted(html), "Hello\n\n- one\n  - inside\n- two");
  assert.equal(pasted(online("ol", 1, "one") + online("ol", 1, "two", 2)), "1. one\n2. two");
});

test("Google Docs puts an inner list beside its line, and it belongs to that", () => {
  const item = (level: number, words: string) =>
    `<li dir="ltr" style="list-style-type:disc;font-weight:400;font-style:normal" aria-level="${level}"><p dir="ltr"
    role="presentation"><span style="font-size:11pt;font-weight:400;font-style:normal">${words}</span></p></li>`;
  const html = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-7"><p dir="ltr"><span
    style="font-weight:700;">Plan</span></p><ol style="margin-top:0">${item(1, "one")}<ul>${item(2, "inside")}${item(2, "too")}</ul>
    ${item(1, "two")}</ol></b>`;
  assert.equal(pasted(html), "**Plan**\n\n1. one\n   - inside\n   - too\n2. two");
});

test("a page's own lists and paragraphs are left as they are", () => {
  assert.equal(pasted("<ul><li>one<ul><li>inside</li></ul></li><li>two</li></ul><p>words</p>"), "- one\n  - inside\n- two\n\nwords");
  assert.equal(pasted("<p style='mso-list:none'>no list</p><p>&nbsp;</p>"), "no list\n\n\u00a0".trimEnd());
});
