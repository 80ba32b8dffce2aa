// One base64 message a line in, what mailparser reads in it as one line of JSON out.
import { createInterface } from "node:readline";
import { simpleParser } from "mailparser";

for await (const line of createInterface({ input: process.stdin })) {
  if (!line) continue;
  const mail = await simpleParser(Buffer.from(line, "base64"), { skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true });
  const box = (field) => field?.value?.[0] ?? null;
  console.log(
    JSON.stringify({
      subject: mail.subject ?? "",
      from: box(mail.from),
      to: box(mail.to),
      people: mail.to?.value?.length ?? 0,
      replyTo: box(mail.replyTo),
      text: mail.text ?? "",
      html: mail.html || "",
      messageId: mail.messageId,
      date: mail.date?.toISOString(),
      headers: mail.headerLines.map((h) => h.key),
      unsubscribe: mail.headerLines.find((h) => h.key === "list-unsubscribe")?.line ?? "",
      oneClick: mail.headers.get("list")?.["unsubscribe-post"]?.name ?? "",
      attachments: mail.attachments.length,
      files: mail.attachments.map((a) => ({
        type: a.contentType,
        name: a.filename ?? "",
        method: a.headers.get("content-type")?.params?.method ?? "",
        text: a.content.toString("utf8"),
      })),
    }),
  );
}
