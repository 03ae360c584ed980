import { amount, type Figure, ratioText, targetText, type Verdict, verdictOf, verdictText } from './figure.ts';

const HEADS = ['what', 'ours', 'peer', 'ratio', 'target', ''] as const;

function cells(figure: Figure): string[] {
  const { what, ours, peer } = figure;
  return [
    what,
    amount(ours),
    `${amount(peer)} (${peer.name})`,
    ratioText(figure),
    targetText(figure),
    verdictText(figure),
  ];
}

/** Returns the table for a terminal, section by section. */
export function textTable(figures: readonly Figure[]): string {
  const widths = HEADS.map((_, column) => Math.max(...figures.map((figure) => (cells(figure)[column] ?? '').length)));
  return sections(figures)
    .map(({ section, all }) =>
      [
        `\n${section}`,
        ...all.map((figure) =>
          `  ${cells(figure)
            .map((cell, column) => {
              const width = widths[column] ?? 0;
              return column === 1 || column === 3 ? cell.padStart(width) : cell.padEnd(width);
            })
            .join('  ')}`.trimEnd(),
        ),
      ].join('\n'),
    )
    .join('\n');
}

/** Returns the page docs/benchmarks.md. */
export function markdown(figures: readonly Figure[], date: string, versions: string): string {
  return `# Benchmarks

\`npm run bench\` repeats these measurements; \`npm run bench -- --quick\` measures a part of it. Measured on ${date} with ${versions}.

Unless stated otherwise, each value is the median of rounds that alternate between Multi-Status and the peer. The peer's value is from the same run: only ratios are comparable between machines. The bodies are generated and the same in every run: listings in the style of Apache, Nextcloud and a CalDAV server, and JSON batches in which one item in twenty failed. \`DOMParser\` is the parser of the current browser, \`libxml2\` Chromium's previous one. Missed targets are marked.

${sections(figures)
  .map(
    ({ section, all }) =>
      `## ${section}\n\n| ${HEADS.join(' | ')} |\n|---|--:|--:|--:|--:|---|\n${all
        .map((figure) => `| ${cells(figure).join(' | ')} |`)
        .join('\n')}`,
  )
  .join('\n\n')}

${summary(figures)}

\`npm run bench -- --check\` compares the ratios with those in \`bench/figures.json\` and fails if one is more than a quarter worse, twice in a row; \`npm run bench -- --write\` writes that file and this page.
`;
}

export function summary(figures: readonly Figure[]): string {
  const verdicts = figures.map(verdictOf).filter((verdict) => verdict !== null);
  const count = (of: Verdict): number => verdicts.filter((verdict) => verdict === of).length;
  const faulty = count('implausible');
  return `${count('met')} of ${verdicts.length} targets met, ${count('missed')} missed${faulty > 0 ? `, ${faulty} not plausible` : ''}.`;
}

function sections(figures: readonly Figure[]): { readonly section: string; readonly all: readonly Figure[] }[] {
  const names = [...new Set(figures.map(({ section }) => section))];
  return names.map((name) => ({ section: name, all: figures.filter(({ section }) => section === name) }));
}
