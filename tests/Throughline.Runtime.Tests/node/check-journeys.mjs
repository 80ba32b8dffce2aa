// One journey file a line in (its YAML as a JSON string); out, as one line of JSON, what the yaml package makes of it by
// the rules of YAML 1.2 and of 1.1, and what ajv finds wrong with it by the schema of the docs.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";

const schema = JSON.parse(readFileSync(new URL("../../../docs/journey.schema.json", import.meta.url), "utf8"));
const check = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

for await (const line of createInterface({ input: process.stdin })) {
  if (!line) continue;
  const file = JSON.parse(line);
  const value = parse(file, { version: "1.2", maxAliasCount: 0 });
  check(value);
  const complaints = (check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  console.log(JSON.stringify({ value, older: parse(file, { version: "1.1", maxAliasCount: 0 }), complaints }));
}
