import { describe, expect, test } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../../testing/exchange.ts';
import { parseExchange } from '../../read/parseExchange.ts';
import { checkExchange } from '../checkExchange.ts';
import type { Finding } from '../finding.ts';

const URL = 'https://dav.example.test/c/a.txt';
const START = '<D:multistatus xmlns:D="DAV:">';
const DECLARATION = '<?xml version="1.0"?>';
const RESPONSE = foundWith('<D:displayname>a</D:displayname>');
/** Breaks a rule. */
const WITHOUT_RESULT = '<D:response><D:href>/c/b.txt</D:href></D:response>';

function foundWith(properties: string): string {
  return `<D:response><D:href>/c/a.txt</D:href><D:propstat><D:prop>${properties}</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`;
}

function root(inside: string): string {
  return `${START}${inside}</D:multistatus>`;
}

function findingsIn(body: string, method = 'PROPFIND'): Finding[] {
  return checkExchange(exchangeOf(body, { method, url: URL, depth: '0' }));
}

/** The rules that a body breaks, with the places. */
function brokenBy(body: string, method?: string): readonly string[] {
  return findingsIn(body, method).map(({ rule, pointer }) => `${rule} ${pointer}`);
}

test.each([
  ['a document', multistatus(RESPONSE)],
  ['a byte order mark', `\ufeff${DECLARATION}${root(RESPONSE)}`],
  ['white space without a declaration', `\n  ${root(RESPONSE)}`],
  ['a DOCTYPE in a comment', `<!-- <!DOCTYPE a> --><?x <!DOCTYPE a> ?>${root(RESPONSE)}`],
  ['XML 1.1', `<?xml version="1.1"?>${root(RESPONSE)}`],
  ['a comment at the end', `${root(RESPONSE)}<!-- <D:response/> -->\n`],
  [
    'the start of a declaration in a CDATA section',
    root(foundWith(`<D:displayname><![CDATA[<?xml ?>]]></D:displayname>`)),
  ],
  [
    'an attribute with a declared prefix',
    root(foundWith('<D:displayname x:lang="de" xmlns:x="urn:x">a</D:displayname>')),
  ],
  ['thousands of levels', root('<a>'.repeat(3000) + '</a>'.repeat(3000) + RESPONSE)],
])('%s is well-formed', (_, body) => {
  expect(brokenBy(body)).toEqual([]);
});

describe('a document that is not well-formed', () => {
  test.each([
    ['xml-leading-content', 'a line end before the declaration', `\n${DECLARATION}${root(RESPONSE)}`],
    ['xml-leading-content', 'white space after the byte order mark', `\ufeff ${DECLARATION}${root(RESPONSE)}`],
    ['xml-leading-content', 'text before the root', `Warning: x in y.php ${root(RESPONSE)}`],
    ['xml-leading-content', 'an element before the declaration', `<br/>${DECLARATION}${root(RESPONSE)}`],
    ['xml-undeclared-prefix', 'a root with an undeclared prefix', '<D:multistatus/>'],
    ['xml-undeclared-prefix', 'an attribute with an undeclared prefix', root('<D:response x:a="1"/>')],
    ['xml-undeclared-prefix', 'an undeclared prefix before a truncated end', `${START}<x:y>`],
    ['xml-truncated', 'the start of a tag', '<D:multistatus xmlns:D="DA'],
    ['xml-truncated', 'the first character of a tag', `${START}<D:response><`],
    ['xml-truncated', 'the start of a CDATA section', `${START}<D:response><![CDATA[x`],
    ['xml-truncated', 'the start of a comment', `${START}<!-- `],
    ['xml-truncated', 'only a declaration', DECLARATION],
    ['xml-truncated', 'only the first character of a tag', '<'],
    ['xml-truncated', 'a declaration and the first character of a tag', `${DECLARATION}\n<`],
    ['xml-truncated', 'the first characters of a comment', '<!-'],
    ['xml-truncated', 'the first characters of a CDATA section', `${START}<D:response><![CD`],
    ['xml-truncated', 'the first character of a comment after the root', `${root('')}<`],
    ['xml-truncated', 'the start of a declaration', '<?xml version="1.0"'],
    [
      'xml-truncated',
      'a truncated end with a wrong namespace',
      '<multistatus xmlns="dav:"><response><href>/c/a.txt</hr',
    ],
    ['xml-truncated', 'a truncated end after complete children of another root', '<x><a/><b/><c>'],
    [
      'xml-not-well-formed',
      // As webdav-server writes a property of a namespace that is the URL http://e.test/?a=1&b="2"<3.
      'a name with characters that names may not have',
      root(foundWith('<a:?a=1&b="2"<3p xmlns="http://e.test/?a=1&b=&quot;2&quot;<3" xmlns:a="http://e.test:"/>')),
    ],
    ['xml-not-well-formed', 'two roots', root(RESPONSE) + root(RESPONSE)],
    ['xml-not-well-formed', 'text after the root', `${root(RESPONSE)}x`],
    ['xml-not-well-formed', 'a control character', root(foundWith('<D:displayname>\u0001</D:displayname>'))],
    ['xml-not-well-formed', 'half of a surrogate pair', root(foundWith('<D:displayname>&#xd83d;</D:displayname>'))],
    ['xml-not-well-formed', 'a wrong end tag below another root', '<x><a/><b></c></x>'],
    ['xml-not-well-formed', 'a wrong end tag', root('<D:response></D:href>')],
    ['xml-not-well-formed', 'a declaration with another version', `<?xml version="1/0"?>${root(RESPONSE)}`],
  ])('breaks only %s: %s', (rule, _, body) => {
    expect(brokenBy(body.replace(RESPONSE, RESPONSE + WITHOUT_RESULT))).toEqual([`${rule} body`]);
  });

  test('states what precedes the XML, and where', () => {
    const [finding] = findingsIn(`Warning: x${root('')}`);
    expect(finding).toMatchObject({ params: { text: 'Warning: x' }, range: [0, 10] });
  });
});

test('a DOCTYPE does not prevent that responses are checked', () => {
  expect(brokenBy(`<!DOCTYPE x [<!ENTITY a "b">]>${root(RESPONSE.replace('<D:status>', 'x<D:status>'))}`)).toEqual([
    'xml-doctype body',
    'text-in-element-content response[0]/propstat[0]',
  ]);
});

test.each([
  ['root-not-multistatus', '<D:mkcol-response xmlns:D="DAV:"/>'],
  ['root-not-multistatus', '<D:MULTISTATUS xmlns:D="DAV:"/>'],
  ['multistatus-wrong-namespace', '<multistatus/>'],
  ['multistatus-wrong-namespace', '<multistatus xmlns="dav:"><response/></multistatus>'],
])('only %s is broken by %s', (rule, body) => {
  expect(brokenBy(body)).toEqual([`${rule} /`]);
});

describe('a DAV:response that is not a child of the multistatus is no result', () => {
  test('in a property', () => {
    expect(brokenBy(root(foundWith(`<D:group-member-set>${WITHOUT_RESULT}</D:group-member-set>`)))).toEqual([]);
  });

  test('in a condition', () => {
    const error = `<D:error><D:search-scope-valid>${WITHOUT_RESULT}</D:search-scope-valid></D:error>`;
    expect(brokenBy(root(response('/c/a.txt', 403, error)), 'LOCK')).toEqual([]);
  });

  test('in another response', () => {
    expect(brokenBy(root(response('/c/a.txt', 403, WITHOUT_RESULT)), 'LOCK')).toEqual([
      'element-at-wrong-level response[0]/response',
    ]);
  });

  test('in a nested multistatus', () => {
    expect(brokenBy(root(root(WITHOUT_RESULT) + response('/c/a.txt', 423)), 'LOCK')).toEqual([
      'element-at-wrong-level multistatus/multistatus',
    ]);
  });
});

test('text between elements is found at each level, also as a CDATA section', () => {
  const body = root(`<![CDATA[a]]>${foundWith('b<D:displayname>a</D:displayname>').replace('<D:href>', 'c<D:href>')}`);
  expect(findingsIn(body).map(({ pointer, params }) => [pointer, params['text']])).toEqual([
    ['response[0]', 'c'],
    ['response[0]/propstat[0]/prop', 'b'],
    ['multistatus', 'a'],
  ]);
});

test('a body that is not available is not empty', () => {
  const exchange = exchangeOf('', { method: 'DELETE' });
  expect(checkExchange({ ...exchange, body: { text: null, problems: [] as never } })).toEqual([]);
});

test.each([
  ['no fault', ''],
  ['an ampersand', 'a & b'],
  ['the end of a CDATA section', ']]>'],
  ['a control character', '\u0001'],
  ['an unknown entity', '&nope;'],
])('a body with %s has the same findings after it was parsed', (_, text) => {
  const body = root(foundWith(`<D:displayname>${text}</D:displayname><D:getetag>1</D:getetag>`));
  const exchange = exchangeOf(body, { method: 'PROPFIND', url: URL, depth: '0' });
  parseExchange(exchange);
  const found = checkExchange(exchange);
  expect(found).toEqual(findingsIn(body));
  expect(found.map(({ rule }) => rule)).toEqual(text === '' ? ['getetag-format'] : ['xml-not-well-formed']);
});
