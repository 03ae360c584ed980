import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { replaceParts } from './replacement.ts';
import { createSecretTable } from './secretTable.ts';

const inJson = (value: string): string => JSON.stringify(value).slice(1, -1);
const inXml = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const inUrl = (value: string): string => encodeURIComponent(value).replaceAll("'", '%27');

/** Places of a secret in a request. Each has other texts around it that are not secret. */
const PLACES: Readonly<Record<string, (secret: string) => string>> = {
  member: (s) => `{"id":7,"password":"${inJson(s)}","max_tokens":4096}`,
  'member in a string': (s) => JSON.stringify({ a: JSON.stringify({ user: { password: s }, b: [1] }) }),
  list: (s) => `{"passwords":[null,"${inJson(s)}",true],"tokens":12}`,
  'value first': (s) => `[{"value":"${inJson(s)}","kind":"x","name":"password"},{"name":"title","value":"Report"}]`,
  'name first': (s) => `[{"name":"db_password","value":"${inJson(s)}"},{"name":"cookie","value":"Chocolate chip"}]`,
  element: (s) => `<a xmlns="urn:a"><password>${inXml(s)}</password><b>c &amp; d</b></a>`,
  'element after a comment': (s) => `<a><password><!-- c -->${inXml(s)}</password><title>token</title></a>`,
  'XML-RPC': (s) => `<a><name>password</name><value><string>${inXml(s)}</string></value></a>`,
  attribute: (s) => `<a><add key="Password" value="${inXml(s)}"/><add key="Title" value="x"/></a>`,
  'attribute first': (s) => `<a><add value="${inXml(s)}" key="Password"/></a>`,
  form: (s) => `a=1&password=${inUrl(s)}&grant_type=password`,
  'form with brackets': (s) => `user[name]=bob&user%5Bpassword%5D=${inUrl(s)}&c=2`,
  parameter: (s) => `https://h/a/b?page=2&password=${inUrl(s)}&sort=name#top`,
  'parameter of another URL': (s) => `/x?next=${encodeURIComponent(`https://h/?a=1&password=${inUrl(s)}&b=2`)}&c=3`,
  userinfo: (s) => `https://:${inUrl(s)}@h/a/b?c=d`,
  'userinfo of another URL': (s) => `/x?next=${encodeURIComponent(`https://:${inUrl(s)}@h/a`)}`,
  line: (s) => `GET / HTTP/1.1\r\nX-Password: ${s}\r\nAccept: */*\r\n\r\n`,
  multipart: (s) => `--b\r\nContent-Disposition: form-data; name="password"\r\n\r\n${s}\r\n--b--\r\n`,
};

const MESSAGES: Readonly<Record<string, (secret: string) => string>> = {
  sentence: (s) => `{"results":[{"status":422,"message":"The value ${inJson(s)} was used by another user"}]}`,
  quotation: (s) => `{"errors":{"password":["must not be \\"${inJson(s)}\\""]}}`,
  element: (s) => `<D:responsedescription>not (${inXml(s)}), sorry</D:responsedescription>`,
};

const letters = 'abcdefghkmnpqrstuvwxyzABCDEFGHKMNPQRSTUVWXYZ';
const some = (from: string, least: number, most: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...Array.from(from)), { minLength: least, maxLength: most }).map((all) => all.join(''));
const secrets = fc.oneof(
  // Generated, with signs, of several words, and a word.
  fc.tuple(some(letters, 3, 8), some('23456789', 2, 4), some(letters, 2, 20)).map((parts) => parts.join('')),
  fc
    .tuple(some(letters, 3, 8), some('!$&*+=?@#^<', 1, 2), some(letters + '123', 2, 9))
    .map(([one, sign, other]) => `${one}${sign}${other}4z`),
  fc
    .tuple(
      fc.constantFrom('purple', 'Ωmega', 'seven'),
      fc.constantFrom('donkey', 'bridge'),
      fc.constantFrom('jumps', 'sleeps'),
    )
    .map((words) => words.join(' ')),
  fc.constantFrom('swordfishes', 'trustnobody', 'mellonfriend'),
);

it('has no secret in any place, and nothing else is changed', () => {
  fc.assert(
    fc.property(
      secrets,
      fc.constantFrom(...Object.keys(PLACES)),
      fc.constantFrom(...Object.keys(MESSAGES)),
      fc.boolean(),
      (secret, place, message, isMessageFirst) => {
        const texts = (value: string): readonly string[] => {
          const pair = [PLACES[place]?.(value) ?? '', MESSAGES[message]?.(value) ?? ''];
          return isMessageFirst ? pair.toReversed() : pair;
        };
        const parts = texts(secret).map((text, index) => ({
          text,
          header: null,
          isRequest: index === (isMessageFirst ? 1 : 0),
        }));
        const replaced = createSecretTable().collect(parts);
        const redacted = parts.map(({ text }, index) => replaceParts(text, replaced[index] ?? []));
        expect(redacted).toEqual(texts('REDACTED-1'));
      },
    ),
    { numRuns: 3000 },
  );
});
