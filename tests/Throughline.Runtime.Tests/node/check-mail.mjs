// One base64 letter a line in; out, as one line of JSON, what of it caniemail's data do not call supported: client, title, how far.
import { createInterface } from "node:readline";
import { caniemail } from "caniemail";

const clients = ["outlook.windows", "gmail.desktop-webmail", "gmail.ios", "gmail.android", "apple-mail.macos", "apple-mail.ios"];

for await (const line of createInterface({ input: process.stdin })) {
  if (!line) continue;
  const html = Buffer.from(line, "base64").toString("utf8");
  const { issues } = caniemail({ clients, html });
  const found = new Set();
  for (const kind of ["errors", "warnings"])
    for (const [client, list] of issues[kind]) for (const issue of list) found.add(`${client} | ${issue.title} | ${issue.support}`);
  console.log(JSON.stringify([...found].sort()));
}
