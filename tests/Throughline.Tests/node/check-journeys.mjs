// Reads a JSON array of journey files (YAML texts) from standard input, and writes for each, as one JSON array:
// what the yaml package makes of it, and what ajv finds wrong with it by the schema given as the first argument.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";

const schema = JSON.parse(readFileSync(process.argv[2], "utf8"));
const check = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
const files = JSON.parse(readFileSync(0, "utf8"));
const results = files.map((file) => {
  const value = parse(file, { version: "1.2", maxAliasCount: 0 });
  check(value);
  const complaints = (check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  return { value, older: parse(file, { version: "1.1", maxAliasCount: 0 }), complaints };
});
process.stdout.write(JSON.stringify(results));
