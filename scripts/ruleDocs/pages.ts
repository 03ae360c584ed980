import { readdirSync, readFileSync } from 'node:fs';
import { CHECK_RULES, type CheckRule } from '../../src/core/checks/checkRules.ts';
import { specLink } from '../../src/core/checks/specLink.ts';
import { safeText } from '../../src/core/text/safeText.ts';

/** The folder of the pages. */
export const RULE_DOCS = new URL('../../docs/rules/', import.meta.url);

const EXAMPLES = new URL('../../test/data/checks/', import.meta.url);

/** An exchange whose response breaks a rule, or does not. */
interface Example {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders?: Readonly<Record<string, string>>;
  readonly requestBody?: string;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly body: string;
  readonly at?: readonly string[];
}

interface Examples {
  readonly id: string;
  readonly bad: Example;
  readonly good: Example;
}

/** Returns the text of each page by the name of its file: a page for each rule, and the index. */
export function rulePages(): ReadonlyMap<string, string> {
  const groups = readdirSync(EXAMPLES).map((file) => {
    const examples: readonly Examples[] = JSON.parse(readFileSync(new URL(file, EXAMPLES), 'utf8'));
    return { group: file.replace('.json', ''), examples };
  });
  const byId = new Map(CHECK_RULES.map((rule) => [rule.id, rule]));
  const pages = new Map<string, string>();
  const sections = groups.map(({ group, examples }) => {
    const rows = examples.flatMap(({ id }) => byId.get(id) ?? []).map(indexRow);
    return `## ${TITLES[group] ?? group}\n\n| Rule | Severity | Message |\n|---|---|---|\n${rows.join('')}`;
  });
  pages.set('README.md', `${INDEX}\n${sections.join('\n')}`);
  for (const { examples } of groups)
    for (const example of examples) {
      const rule = byId.get(example.id);
      if (rule) pages.set(`${rule.id}.md`, rulePage(rule, example));
    }
  return pages;
}

const INDEX = `# Rules

Responses with status 207 are checked against these ${CHECK_RULES.length} rules. An *error* breaks a requirement of the specification, or makes the result unreadable. A *warning* is probably a mistake, or makes common clients fail. An *info* is legal, but worth knowing.

\`"checks": {"off": ["RULE"]}\` in the configuration file of the command line switches a rule off. The pages are generated from the rules and their tests (\`npm run rule-docs\`).
`;

const TITLES: Readonly<Record<string, string>> = {
  clients: 'What clients need',
  document: 'Document and headers',
  href: 'Values of href',
  json: 'JSON bodies',
  multipart: 'Multipart bodies',
  properties: 'Values of properties',
  reports: 'Reports, sync, search, and what the request names',
  status: 'Values of statuses',
  structure: 'Structure of multistatus, response and propstat',
};

function indexRow({ id, severity, message }: CheckRule): string {
  return `| [${id}](${id}.md) | ${severity} | ${escaped(message)} |\n`;
}

function rulePage({ id, severity, message, why, fix, spec }: CheckRule, { bad, good }: Examples): string {
  const links = spec.map((one) => {
    const url = specLink(one);
    return url === null ? one : `[${one}](${url})`;
  });
  const at = (bad.at ?? []).map((place) => `\`${place}\``).join(', ');
  return [
    `# ${id}`,
    `**${severity}** · ${links.join(', ')}`,
    escaped(message),
    escaped(why),
    `**Fix:** ${escaped(fix)}`,
    `## A response that breaks the rule${at === '' ? '' : `\n\nAt ${at}:`}`,
    exchangeText(bad),
    '## A response that does not',
    exchangeText(good),
    `[All rules](README.md)\n`,
  ].join('\n\n');
}

/** Names in angle brackets would be HTML, and `|` ends a cell. */
function escaped(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('`', '\\`');
}

function exchangeText({ method, url, requestHeaders = {}, requestBody, responseHeaders, body }: Example): string {
  const { pathname, search } = new URL(url);
  const request = messageText(`${method} ${pathname}${search} HTTP/1.1`, requestHeaders, requestBody ?? '');
  const response = messageText('HTTP/1.1 207 Multi-Status', responseHeaders, body);
  return `${request}\n\n${response}`;
}

function messageText(line: string, headers: Readonly<Record<string, string>>, body: string): string {
  const head = [line, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join('\n');
  const text = body === '' ? head : `${head}\n\n${body}`;
  return `\`\`\`\`http\n${safeText(text.replaceAll('\r\n', '\n')).trimEnd()}\n\`\`\`\``;
}
