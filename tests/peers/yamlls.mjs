// What the YAML language server, as in VS Code, makes of a plan by a schema: its problems, what it shows when the
// pointer rests on a key, and the keys and words that it offers at the end of the file.
//
//     node yamlls.mjs SCHEMA.json FILE.yaml ...
//
// Prints one JSON object per file; exits 1 when one has problems.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { TextDocument } from "vscode-languageserver-textdocument";
import { getLanguageService } from "yaml-language-server";

const [schema, ...paths] = process.argv.slice(2);
const uri = pathToFileURL(schema).href;
const service = getLanguageService({
  schemaRequestService: async () => readFileSync(schema, "utf8"),
  workspaceContext: { resolveRelativePath: (relative) => relative },
});
service.configure({ validate: true, hover: true, completion: true, schemas: [{ uri, fileMatch: ["*.yaml"] }] });

for (const path of paths) {
  const text = readFileSync(path, "utf8");
  const document = TextDocument.create(pathToFileURL(path).href, "yaml", 0, text);
  const problems = (await service.doValidation(document, false)).map(({ message }) => message);
  const hovers = {};
  for (const [line, words] of text.split("\n").entries()) {
    const key = words.match(/^( *)[\w-]+:/);
    const shown = key && (await service.doHover(document, { line, character: key[1].length }));
    if (shown) hovers[line + 1] = shown.contents.value;
  }
  const offered = await service.doComplete(document, document.positionAt(text.length), false);
  const offers = Object.fromEntries(offered.items.map(({ label, documentation }) => [label, documentation]));
  if (problems.length) process.exitCode = 1;
  console.log(JSON.stringify({ path, problems, hovers, offers }));
}
