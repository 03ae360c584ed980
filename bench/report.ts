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

Each value is the median of rounds in which Multi-Status and a peer alternate, and the ratio that of the ratios of all rounds, with the interval that contains it with a probability of 95 % (with fewer than six rounds: the smallest and the largest). Only ratios are comparable between machines, so every target is a range of ratios. A ratio below its range is not plausible: the measurement is wrong. Where both sides run in one thread, or in one process of Node, the times are processor times, which other programs do not change. The bodies are generated and the same in every run: listings in the style of Apache, Nextcloud and a CalDAV server, and JSON batches in which one item in twenty failed. Missed targets are marked.

${sections(figures)
  .map(
    ({ section, all }) =>
      `## ${section}\n\n| ${HEADS.join(' | ')} |\n|---|--:|--:|--:|--:|---|\n${all
        .map((figure) => `| ${cells(figure).join(' | ')} |`)
        .join('\n')}`,
  )
  .join('\n\n')}

${summary(figures)}

\`npm run bench -- --check\` compares the ratios with those in \`bench/figures.json\`. It fails if the entire interval of one is more than a quarter worse after a second measurement, or if one is not plausible; \`npm run bench -- --write\` writes that file and this page.
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
