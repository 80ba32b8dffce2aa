// Prints what the schema of SARIF 2.1.0, as its makers publish it, finds wrong with the file given as the first argument.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const makers = require.resolve("@microsoft/jest-sarif");
const theirs = createRequire(makers);
const Ajv = theirs("ajv");
const schema = JSON.parse(readFileSync(new URL("schemas/sarif-2.1.0-rtm.5.json", `file://${makers}`), "utf8"));
const ajv = new Ajv({ allErrors: true, schemaId: "auto", meta: theirs("ajv/lib/refs/json-schema-draft-04.json"), logger: false });
const check = ajv.compile(schema);
check(JSON.parse(readFileSync(process.argv[2], "utf8")));
process.stdout.write((check.errors ?? []).map((error) => `${error.dataPath} ${error.message}`).join("\n"));
