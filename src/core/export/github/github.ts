import { FINDINGS } from '../../verdict/findings.ts';
import { failureLines } from '../outline/failureLines.ts';
import { failuresOf } from '../outline/failures.ts';
import { type Level, levelOf } from '../outline/level.ts';
import { oneLine } from '../outline/oneLine.ts';
import { createRecap, type Missing, type Recap } from '../outline/recap.ts';
import { outlineOf, type ResponseOutline } from '../outline/responseOutline.ts';
import type { ExportWriter, Selected, Selection } from '../selection.ts';
import { GITHUB } from './githubMessages.ts';
import { type AnnotationKind, logLine, workflowCommand } from './workflowCommand.ts';

// GitHub shows 10 annotations of each kind for a step. Three are for further responses, for files, and for what the filter leaves
// out; one more, for responses that were dropped, is only there if there are some.
const ANNOTATIONS = 7;
// Maximum number of lines with failed results in an annotation, and of names in a line.
const LINES = 10;
const NAMES = 5;
/** Maximum number of files in an annotation. */
const FILES = 20;
// Characters.
const LONGEST_TITLE = 200;

/**
 * Writes workflow commands of GitHub Actions: an error for a response that causes exit code 1, and a warning for one that could not be
 * parsed, whose outcome is unknown, or whose findings are not in `failOn`. Further responses are only lines in the log.
 */
export function githubWriter(selection: Selection): ExportWriter {
  const { failOn = new Set(FINDINGS), listsChecks = false } = selection;
  const recap = createRecap(selection);
  const responses = { error: 0, warning: 0, notice: 0 };
  const limit = ANNOTATIONS - recap.dropped().length;
  return {
    isStreamed: true,
    section: () => 0,
    add: (selected) => {
      recap.add(selected);
      const outline = outlineOf(selected, { failOn, listsChecks });
      const level = levelOf(outline.findings, failOn);
      if (level === 'passed' && outline.checks.length === 0) return [];
      const kind = KINDS[level];
      responses[kind] += 1;
      return [responses[kind] > limit ? onlyInLog(kind, outline) : annotation(kind, outline, selected)];
    },
    skip: recap.skip,
    head: () => '',
    foot: () => [...moreResponses(responses, limit), ...recapCommands(recap), `${recap.sentence()}\n`].join(''),
  };
}

/** A response that passed has an annotation only if its checks are listed. */
const KINDS: Readonly<Record<Level, AnnotationKind>> = {
  failure: 'error',
  error: 'warning',
  skipped: 'warning',
  passed: 'notice',
};

function annotation(kind: AnnotationKind, outline: ResponseOutline, selected: Selected): string {
  const failures = failureLines(outline, failuresOf(selected, LINES, NAMES));
  const lines = [outline.sentence, ...failures, ...outline.checks.slice(0, LINES), outline.place];
  return workflowCommand(kind, oneLine(outline.name, LONGEST_TITLE), lines.filter((line) => line !== '').join('\n'));
}

function onlyInLog(kind: AnnotationKind, { name, sentence, place }: ResponseOutline): string {
  return logLine(kind, [name, sentence, place].filter((part) => part !== '').join(' · '));
}

function moreResponses(responses: Readonly<Record<AnnotationKind, number>>, limit: number): readonly string[] {
  return (['error', 'warning', 'notice'] as const)
    .filter((kind) => responses[kind] > limit)
    .map((kind) => workflowCommand(kind, GITHUB.more[kind](responses[kind] - limit), GITHUB.seeLog));
}

function recapCommands({ files, dropped, filtered, isEmpty }: Recap): readonly string[] {
  const [failing, others] = [true, false].map((isFailing) => files().filter((one) => one.isFailing === isFailing));
  const left = filtered();
  return [
    ...dropped().map(({ text, isFailing }) => workflowCommand(isFailing ? 'error' : 'warning', GITHUB.leftOut, text)),
    ...filesCommand('error', failing ?? []),
    ...filesCommand('warning', others ?? []),
    ...(left === null ? [] : [left.isFailing ? workflowCommand('error', GITHUB.filter, left.text) : `${left.text}\n`]),
    ...(isEmpty() ? [workflowCommand('warning', GITHUB.title, GITHUB.noResponses)] : []),
  ];
}

// One annotation, since there may be many files.
function filesCommand(kind: AnnotationKind, files: readonly Missing[]): readonly string[] {
  if (files.length === 0) return [];
  const lines = files.slice(0, FILES).map(({ text }) => text);
  const more = files.length > FILES ? [GITHUB.moreFiles(files.length - FILES)] : [];
  return [workflowCommand(kind, GITHUB.files(files.length), [...lines, ...more].join('\n'))];
}
