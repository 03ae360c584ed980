import { GROUPS } from '../../groups/groupMessages.ts';
import { FINDINGS } from '../../verdict/findings.ts';
import type { VerdictOutcome } from '../../verdict/report.ts';
import { CHECKS } from '../outline/checkMessages.ts';
import { failuresOf, type Failures } from '../outline/failures.ts';
import { levelOf } from '../outline/level.ts';
import { oneLine } from '../outline/oneLine.ts';
import { OUTLINE } from '../outline/outlineMessages.ts';
import { createRecap, type Recap } from '../outline/recap.ts';
import { outlineOf, type ResponseOutline } from '../outline/responseOutline.ts';
import type { ExportWriter, Selected, Selection } from '../selection.ts';
import { type BoundedList, bytesOf, createBoundedList } from './boundedList.ts';
import { cell, codeSpan, inlineText } from './inlineText.ts';
import { MARKDOWN } from './markdownMessages.ts';

/** The body of an issue on GitHub has at most 65,536 characters. In bytes of UTF-8, with space for a few words before. */
const ISSUE_BYTES = 60_000;

// Maximum number of lines in a table, of names in a line, and of files.
const LINES = 20;
const NAMES = 3;
const FILES = 20;
// Characters.
const LONGEST_NAME = 160;
const LONGEST_MESSAGE = 240;
// Bytes for the lines that state how much is not listed.
const RESERVED = 1000;

type Kind = 'failing' | 'doubtful' | 'passed';

/**
 * Writes GitHub Flavored Markdown, for an issue or a job summary: the totals, each response that failed or may have, with a table of what
 * failed, and a list of the others. It is limited in size: failures come first, and what is left out is counted.
 *
 * @param limit maximum number of bytes in UTF-8
 */
export function markdownWriter(selection: Selection, limit = ISSUE_BYTES): ExportWriter {
  const { listsChecks = false } = selection;
  const recap = createRecap(selection);
  const lists: Readonly<Record<Kind, BoundedList>> = {
    failing: createBoundedList(limit),
    doubtful: createBoundedList(limit),
    passed: createBoundedList(limit),
  };
  const count = { failing: 0, doubtful: 0, passed: 0 };
  return {
    isStreamed: true,
    section: () => 0,
    add: (selected) => {
      recap.add(selected);
      const outline = outlineOf(selected, { listsChecks });
      const kind = kindOf(outline);
      count[kind] += 1;
      lists[kind].add(kind === 'passed' ? passedLine(outline, selected) : responseBlock(outline, selected));
      return [];
    },
    skip: recap.skip,
    head: () => '',
    foot: () => {
      const head = headText(selection, recap);
      let left = limit - bytesOf(head) - RESERVED;
      const take = (kind: Kind): { readonly text: string; readonly others: number } => {
        const taken = lists[kind].take(Math.max(0, left));
        // What comes after a list that is not complete is less important than the rest of it.
        left = taken.others > 0 ? 0 : left - taken.bytes;
        return taken;
      };
      const more = (kind: Kind, others: number): string => (others === 0 ? '' : `${MARKDOWN.more[kind](others)}\n\n`);
      const bad = (['failing', 'doubtful'] as const).map((kind) => {
        const { text, others } = take(kind);
        return `${text}${more(kind, others)}`;
      });
      return `${head}${bad.join('')}${passedText(count.passed, take('passed'))}`;
    },
  };
}

// `--fail-on` changes the exit code, not what is listed.
const ALL = new Set(FINDINGS);

function kindOf({ findings }: ResponseOutline): Kind {
  const level = levelOf(findings, ALL);
  if (level === 'failure') return 'failing';
  return level === 'passed' ? 'passed' : 'doubtful';
}

function headText({ filter, redactor }: Selection, { sentence, files, dropped, filtered }: Recap): string {
  const unread = files();
  const left = filtered();
  const moreFiles = unread.length > FILES ? [`- ${MARKDOWN.moreFiles(unread.length - FILES)}`] : [];
  const paragraphs = [
    `## ${MARKDOWN.title}`,
    `**${sentence()}**`,
    ...dropped().map(({ text }) => `${inlineText(text)}.`),
    ...(unread.length === 0
      ? []
      : [
          MARKDOWN.files(unread.length),
          [...unread.slice(0, FILES).map(({ text }) => `- ${codeSpan(text)}`), ...moreFiles].join('\n'),
        ]),
    ...(filter === null
      ? []
      : [
          `${MARKDOWN.filter(codeSpan(oneLine(redactor.typed(filter), LONGEST_MESSAGE)))}${left === null ? '' : `. ${left.text}.`}`,
        ]),
  ];
  return `${paragraphs.join('\n\n')}\n\n`;
}

function responseBlock(outline: ResponseOutline, selected: Selected): string {
  const { name, sentence, problems, hidden, checks } = outline;
  const failures = failuresOf(selected, LINES, NAMES);
  const paragraphs = [
    `### ${MARKS[selected.report.verdict.outcome]} ${codeSpan(oneLine(name, LONGEST_MESSAGE))}`,
    inlineText(sentence),
    placeText(outline),
    ...(problems.length === 0 ? [] : [problems.map((problem) => `- ${inlineText(problem)}`).join('\n')]),
    ...(failures.lines.length === 0 ? [] : [tableText(failures)]),
    ...(failures.more > 0 ? [OUTLINE.moreResults(failures.more)] : []),
    ...(hidden > 0 ? [OUTLINE.hiddenByFilter(hidden)] : []),
    ...(checks.length > 0 ? [`${CHECKS.title}\n\n${checks.map(listItem).join('\n')}`] : []),
  ];
  return `${paragraphs.join('\n\n')}\n\n`;
}

function tableText({ lines }: Failures): string {
  const rows = lines.map(({ level, status, message, folder, names, count }) => {
    const listed = GROUPS.andMore(
      names.map((name) => codeSpan(oneLine(name, LONGEST_NAME))),
      count - names.length,
    );
    return [
      `${level === 0 ? '' : '└ '}${inlineText(oneLine(status, LONGEST_NAME))}`,
      folder === '' ? listed : GROUPS.underWith(codeSpan(oneLine(folder, LONGEST_NAME)), listed),
      inlineText(oneLine(message, LONGEST_MESSAGE)),
    ];
  });
  const [head, ...body] = [MARKDOWN.columns, ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`);
  return [head, '|---|---|---|', ...body].join('\n');
}

function passedLine(outline: ResponseOutline, { report }: Selected): string {
  const { name, sentence, checks } = outline;
  const below = checks.map((line) => `  ${listItem(line)}\n`).join('');
  return `- ${MARKS[report.verdict.outcome]} ${codeSpan(oneLine(name, LONGEST_MESSAGE))}: ${inlineText(oneLine(sentence, LONGEST_MESSAGE))} ${placeText(outline)}\n${below}`;
}

function listItem(text: string): string {
  return `- ${inlineText(text)}`;
}

function placeText({ kind, place }: ResponseOutline): string {
  return [inlineText(kind), place === '' ? '' : codeSpan(oneLine(place, LONGEST_NAME))]
    .filter((part) => part !== '')
    .join(' · ');
}

function passedText(responses: number, { text, others }: { readonly text: string; readonly others: number }): string {
  if (responses === 0) return '';
  const more = others === 0 ? '' : `- ${MARKDOWN.more.passed(others)}\n`;
  return `<details>\n<summary>${MARKDOWN.withoutFailures(responses)}</summary>\n\n${text}${more}\n</details>\n`;
}

/** As in the text report. */
const MARKS: Readonly<Record<VerdictOutcome, string>> = {
  'all-succeeded': '✓',
  mixed: '✕',
  'all-failed': '✕',
  unknown: '?',
  empty: '–',
  unreadable: '!',
};
