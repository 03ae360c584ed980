// What the checks find in recorded responses. The examples of each rule are in src/core/checks/rules.test.ts.
import { describe, expect, it, vi } from 'vitest';
import { checkExchange } from '../../src/core/checks/checkExchange.ts';
import { findCheckRule } from '../../src/core/checks/checkRules.ts';
import { caseOf, casesOf, exchangeOfCase, harFiles, type Kind } from './cases.ts';

// Checks many responses; slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const KINDS: readonly Kind[] = ['webdav', 'json'];
const FILES = KINDS.flatMap((kind) => harFiles(kind).map(({ name }) => ({ kind, name })));

describe('every finding', () => {
  it.each(FILES)('in $kind/$name has a rule, a complete message and a place in the body', ({ kind, name }) => {
    for (const one of casesOf(kind, name)) {
      const exchange = exchangeOfCase(one);
      const { length } = exchange.body.text ?? '';
      for (const { rule, params, range } of checkExchange(exchange)) {
        expect(findCheckRule(rule)?.id).toBe(rule);
        expect(namesIn(findCheckRule(rule)?.message ?? '').filter((param) => !(param in params))).toEqual([]);
        const [start, end] = range ?? [0, 0];
        expect(start >= 0 && start <= end && end <= length).toBe(true);
      }
    }
  });
});

function namesIn(message: string): string[] {
  return [...message.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

type Row = readonly [rule: string, name: string, pointer: string];

const RECORDED: readonly Row[] = [
  ['href-fragment', 'webdav-server/14-propfind-weird-names', 'response[15]/href'],
  ['href-relative-path', 'xandikos/01-mkcalendar-again', 'response[0]/href'],
  ['collection-href-without-slash', 'nginx/24-propfind-collection-noslash', 'response[0]/href'],
  ['duplicate-href-equivalent', 'sabre-1.8/15-propfind-control-names', 'response[2]/href'],
  ['free-busy-as-multistatus', 'radicale/28-report-freebusy', 'multistatus'],
  ['response-without-result', 'radicale/28-report-freebusy', 'response[0]'],
  ['multiget-missing-href', 'radicale/24-report-multiget', 'multistatus'],
  ['sync-initial-with-removed', 'radicale/32-report-sync-limit', 'response[0]'],
  ['limit-exceeded', 'radicale/32-report-sync-limit', 'multistatus'],
  ['sync-token-not-uri', 'xandikos/05-propfind-home-depth1', 'response[0]/propstat[0]/prop/sync-token'],
  [
    'supported-report-incomplete',
    'xandikos/05-propfind-home-depth1',
    'response[0]/propstat[0]/prop/supported-report-set/supported-report[0]',
  ],
  ['proppatch-not-atomic', 'xandikos/15-proppatch-calendar', 'response[0]'],
  ['multistatus-for-one-resource', 'xandikos/44-put-bad-calendar', 'multistatus'],
  ['mkcol-multistatus', 'sabre-1.8/28-mkcol-extended', 'multistatus'],
  ['quota-format', 'wsgidav/07-propfind-named-404', 'response[1]/propstat[0]/prop/quota-used-bytes'],
  ['live-property-empty', 'apache-svn/08-propfind-revprops', 'response[0]/propstat[0]/prop/getetag'],
  ['getetag-format', 'apache-svn/05-propfind-names-infinity', 'response[28]/propstat[0]/prop/getetag'],
  [
    'activelock-timeout',
    'nephele-litmus/27-locks-7-discover-propfind',
    'response[0]/propstat[0]/prop/lockdiscovery/activelock[0]/timeout',
  ],
  ['propstat-missing-prop', 'nephele/14-propfind-weird-names', 'response[33]/propstat[0]'],
  ['status-207-nested', 'nephele/11-propfind-empty-prop', 'response[0]/status'],
  ['requested-property-unanswered', 'nephele-litmus/26-props-27-propget-propfind', 'response[0]'],
  ['proppatch-property-unanswered', 'nephele-litmus/25-props-26-propmanyns-proppatch', 'response[0]'],
  ['proppatch-unrequested-property', 'webdav-server-litmus/04-props-6-propset-proppatch', 'response[0]'],
  ['xml-truncated', 'apache/21-propfind-unreadable-member', 'body'],
  ['xml-not-well-formed', 'webdav-server/11-propfind-odd-propname', 'body'],
];

describe('what a server sent', () => {
  it.each(RECORDED)('breaks %s in %s', (rule, name, pointer) => {
    const first = checkExchange(exchangeOfCase(caseOf(name))).find((finding) => finding.rule === rule);
    expect(first?.pointer).toBe(pointer);
  });
});
