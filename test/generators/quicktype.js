/** Writes the types of Go for each schema of openapi.json. */
import { readFileSync, writeFileSync } from "node:fs";
import { FetchingJSONSchemaStore, InputData, JSONSchemaInput, quicktype } from "quicktype-core";

const { components } = JSON.parse(readFileSync("openapi.json", "utf8"));
const properties = Object.fromEntries(
  Object.keys(components.schemas).map((name) => [name, { $ref: `#/components/schemas/${name}` }]),
);
const source = new JSONSchemaInput(new FetchingJSONSchemaStore());
const schema = JSON.stringify({ type: "object", properties, components });
await source.addSource({ name: "Schemas", schema });
const inputData = new InputData();
inputData.addInput(source);
const { lines } = await quicktype({ inputData, lang: "go", rendererOptions: { package: "latch" } });
writeFileSync("go/latch.go", lines.join("\n"));
