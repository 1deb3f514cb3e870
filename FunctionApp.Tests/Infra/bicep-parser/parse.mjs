// purpose: the syntax tree of Bicep files as JSON, so that the tests' rules can walk it
// input: paths of Bicep files as arguments; output: one tree for each, in that order
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

await Parser.init();
const grammar = createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm');
const parser = new Parser();
parser.setLanguage(await Language.load(grammar));

const tree = (node, field) => ({
  type: node.type,
  field: field ?? '',
  line: node.startPosition.row + 1,
  text: node.text,
  broken: node.isError || node.isMissing,
  children: node.children.map((child, i) => [child, i]).filter(([child]) => child.isNamed || child.isError || child.isMissing)
    .map(([child, i]) => tree(child, node.fieldNameForChild(i))),
});

const trees = process.argv.slice(2).map(path => tree(parser.parse(readFileSync(path, 'utf8')).rootNode));
process.stdout.write(JSON.stringify(trees));
