import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'vite';
import { describe, expect, it } from 'vitest';

// Rules of this folder that neither the compiler nor the linter checks.

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ALL = readdirSync(HERE, { recursive: true, encoding: 'utf8' }).toSorted();
const files = (ending: RegExp): readonly string[] => ALL.filter((file) => ending.test(file));

/** Attributes whose text is visible to users. */
const READ =
  /^(?:aria-(?:label|description|roledescription|valuetext|placeholder)|alt|label|placeholder|title|description|tooltip|text|hint)$/;
const LETTERS = /\p{L}{2}/u;

/** Literal text in JSX, with its line: `12: Clear`. */
function literalWords(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source, { lang: 'tsx' });
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: string[] = [];
  const look = (text: string, at: number): void => {
    if (LETTERS.test(text)) found.push(`${source.slice(0, at).split('\n').length}: ${text.trim()}`);
  };
  type Node = Parameters<
    NonNullable<ConstructorParameters<typeof Visitor>[0]['JSXExpressionContainer']>
  >[0]['expression'];
  const lookInside = (node: Node): void => {
    if (node.type === 'Literal' && typeof node.value === 'string') look(node.value, node.start);
    if (node.type === 'TemplateLiteral') for (const part of node.quasis) look(part.value.raw, part.start);
    if (node.type === 'LogicalExpression') lookInside(node.right);
    if (node.type === 'ConditionalExpression') {
      lookInside(node.consequent);
      lookInside(node.alternate);
    }
  };
  new Visitor({
    JSXText: (node) => look(node.value, node.start),
    JSXElement: ({ children }) => {
      for (const child of children) if (child.type === 'JSXExpressionContainer') lookInside(child.expression);
    },
    JSXFragment: ({ children }) => {
      for (const child of children) if (child.type === 'JSXExpressionContainer') lookInside(child.expression);
    },
    JSXAttribute: ({ name, value }) => {
      if (name.type !== 'JSXIdentifier' || !READ.test(name.name) || value === null) return;
      if (value.type === 'Literal') look(value.value, value.start);
      if (value.type === 'JSXExpressionContainer') lookInside(value.expression);
    },
  }).visit(program);
  return found.toSorted();
}

const NAMED =
  'aqua|black|blue|brown|cyan|fuchsia|gold|gray|green|grey|indigo|lime|magenta|maroon|navy|olive|orange|pink|purple|red|silver|teal|violet|white|yellow';
const COLOR = new RegExp(
  String.raw`#(?:[\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)a?\(|:\s[^;]*\b(?:${NAMED})\b`,
  'gi',
);

function colors(source: string): string[] {
  return source.replaceAll(/\/\*.*?\*\//gs, '').match(COLOR) ?? [];
}

describe('literal text in JSX', () => {
  it('is found', () => {
    const source = [
      'const a = <p title="Clear all">Clear</p>;',
      'const b = <i aria-label={on ? "on now" : word}>{open && `so ${x}`}</i>;',
      'const c = <b className="link" role="row" data-x="word">{WORDS.clear} · ({count}) ✕</b>;',
    ].join('\n');
    expect(literalWords('a.tsx', source)).toEqual(['1: Clear', '1: Clear all', '2: on now', '2: so']);
  });

  it.each(files(/\.tsx$/))('does not occur in %s', (file) => {
    expect(literalWords(file, readFileSync(join(HERE, file), 'utf8'))).toEqual([]);
  });
});

describe('colors', () => {
  it('are found', () => {
    expect(colors('a { color: #fff; background: rgb(1 2 3); border: 1px solid red; outline: var(--focus) }')).toEqual([
      '#fff',
      'rgb(',
      ': 1px solid red',
    ]);
    expect(colors('a { color: var(--text); /* #abc */ background: none; border-color: transparent }')).toEqual([]);
  });

  it.each(files(/\.(?:css|tsx?)$/).filter((file) => file !== 'tokens.css' && !file.endsWith('.test.ts')))(
    'in %s come from tokens.css',
    (file) => {
      expect(colors(readFileSync(join(HERE, file), 'utf8'))).toEqual([]);
    },
  );

  it('that are used are defined, and those that are defined are used', () => {
    const defined = new Set(
      readFileSync(join(HERE, 'tokens.css'), 'utf8')
        .match(/^ {2}--[\w-]+(?=:)/gm)
        ?.map((name) => name.trim()),
    );
    const read = (file: string): string => readFileSync(join(HERE, file), 'utf8');
    const all = files(/\.(?:css|ts)$/);
    const sources = all.map(read);
    // Of an element, in its style sheet or in a style of its component.
    const own = new Set(
      all
        .filter((file) => !file.endsWith('tokens.css'))
        .flatMap((file) => [...read(file).matchAll(/^\s+'?(--[\w-]+)'?\??:/gm)].map(([, name]) => name)),
    );
    const used = new Set(sources.flatMap((source) => source.match(/(?<=var\()--[\w-]+/g) ?? []));
    expect([...used].filter((name) => !defined.has(name) && !own.has(name))).toEqual([]);
    expect([...defined].filter((name) => !used.has(name))).toEqual([]);
  });
});
