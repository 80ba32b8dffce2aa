// One call a line in ({secret, headers, body}), what standardwebhooks says of it out: "ok" or its complaint.
import { createInterface } from "node:readline";
import { Webhook } from "standardwebhooks";

for await (const line of createInterface({ input: process.stdin })) {
  if (!line) continue;
  const { secret, headers, body } = JSON.parse(line);
  try {
    new Webhook(secret).verify(body, headers);
    console.log("ok");
  } catch (problem) {
    console.log(String(problem.message).replaceAll("\n", " "));
  }
}
