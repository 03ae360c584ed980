import { CHECK_RULES, type CheckRule, findingMessage, type Severity, severityOf } from '../../checks/checkRules.ts';
import type { Finding } from '../../checks/finding.ts';
import { specLink } from '../../checks/specLink.ts';
import { createLineColumnLookup, type LineColumn } from '../../text/lineColumn.ts';
import { safeText } from '../../text/safeText.ts';
import { createManifest } from '../manifest.ts';
import { leftOutText } from '../messages.ts';
import type { ExportWriter, Selected, Selection } from '../selection.ts';
import { SARIF } from './sarifMessages.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** A place in a file; lines and columns count from 1. */
interface Region {
  readonly startLine: number;
  readonly startColumn?: number;
}

const START: Region = { startLine: 1 };

/**
 * Writes what the rules find as SARIF 2.1.0, for code scanning: a rule of the tool for each rule, with its explanation, and a result for
 * each finding. The location of a result is its file; for the body of one response also the line, and otherwise the entry of the HAR file
 * as a logical location.
 */
export function sarifWriter(selection: Selection): ExportWriter {
  const manifest = createManifest(selection);
  const { generator, leftOut } = selection;
  let isFirst = true;
  return {
    isStreamed: true,
    section: () => 0,
    *add(selected) {
      manifest.add(selected);
      const regionOf = createRegionLookup(selected);
      for (const finding of selected.checks().findings) {
        yield `${isFirst ? '' : ','}\n${JSON.stringify(resultOf(selected, finding, regionOf(finding)))}`;
        isFirst = false;
      }
    },
    skip: manifest.skip,
    head: () => {
      const tool = { driver: { ...generator, rules: CHECK_RULES.map(ruleOf) } };
      const run = JSON.stringify({ tool, columnKind: 'utf16CodeUnits' });
      return `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[${run.slice(0, -1)},"results":[`;
    },
    foot: () => {
      const unread = leftOut.filter(({ what }) => what === 'files' || what === 'unreadFiles');
      const { leftOut: others } = manifest.exported();
      const invocation = {
        executionSuccessful: unread.length === 0,
        toolExecutionNotifications: others.map(({ what, count, why }) => ({
          level: unread.some((one) => one.why === why) ? 'error' : 'note',
          message: { text: safeText(leftOutText(what, count, why)) },
        })),
      };
      return `\n],"invocations":[${JSON.stringify(invocation)}]}]}\n`;
    },
  };
}

function ruleOf({ id, severity, message, why, fix, spec }: CheckRule): object {
  const uri = spec.map(specLink).find((link) => link !== null);
  const text = SARIF.help(why, fix, spec);
  return {
    id,
    shortDescription: { text: SARIF.title(message) },
    fullDescription: { text: why },
    help: {
      text,
      markdown: SARIF.helpMarkdown(
        why,
        fix,
        spec.map((one) => [one, specLink(one)] as const),
      ),
    },
    ...(uri && { helpUri: uri }),
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultOf({ exchange }: Selected, finding: Finding, region: Region): object {
  const { method, url } = exchange.request;
  const name = [method, url].filter((part) => part !== null && part !== '').join(' ');
  const { pointer, rule } = finding;
  const entry = exchange.entry === null ? '' : SARIF.entry(exchange.entry);
  return {
    ruleId: rule,
    level: LEVELS[severityOf(finding)],
    message: { text: safeText(SARIF.result(findingMessage(finding), name)) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: fileUri(exchange.file) },
          region,
        },
        logicalLocations: [{ fullyQualifiedName: safeText([entry, pointer].filter((part) => part !== '').join('/')) }],
      },
    ],
    partialFingerprints: { 'place/v1': safeText([rule, name, pointer].join(' ')) },
  };
}

/**
 * Returns a function that returns the place of a finding in the file: the place in the body if the file is a body; the start of the file
 * otherwise, since the lines of its entries are not known. A call takes O(log lines).
 */
function createRegionLookup({ exchange }: Selected): (finding: Finding) => Region {
  const { text } = exchange.body;
  if (exchange.entry !== null || text === null) return () => START;
  let position: ((offset: number) => LineColumn) | null = null;
  return ({ range }) => {
    if (range === null) return START;
    position ??= createLineColumnLookup(text);
    const { line, column } = position(range[0]);
    return { startLine: line, startColumn: column };
  };
}

/** A relative reference (RFC 3986 section 4.2) or a file URI. */
function fileUri(file: string | null): string {
  if (file === null || file === '-') return SARIF.standardInput;
  const path = file.replaceAll('\\', '/').toWellFormed().split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${path}` : path;
}
