import { type Families, type Input, json, jsonText, times, webdavText } from '../family.ts';

/** A request body that is searched for secrets, of a response with a failure. */
function request(text: string): Input {
  return json([{ id: 1, status: 409 }], { request: text });
}

/** Inputs with secrets, and with what looks like the beginning of one. */
export const SECRETS: Families = {
  'secrets-parameters': { size: 5000, make: (n) => request(`${'?key='.repeat(n)}${';key='.repeat(n)}`) },
  'secrets-form-fields': { size: 2500, make: (n) => request('form-data; name="token">'.repeat(n)) },
  'secrets-open-cdata': { size: 2500, make: (n) => request(JSON.stringify(times(n, () => '<token><![CDATA[x'))) },
  'secrets-open-comments': { size: 2500, make: (n) => request(`<a>${'<token>a<!--<token>-->'.repeat(n)}`) },
  'secrets-open-strings': {
    size: 2500,
    make: (n) => request(`${String.raw`\"value\":\"`.repeat(n)}${'"value":"'.repeat(n)}`),
  },
  'secrets-open-lists': {
    size: 2500,
    make: (n) => request(`${'{"tokens":[null,'.repeat(n)}${'"tokens":[['.repeat(n)}`),
  },
  'secrets-open-attributes': { size: 2500, make: (n) => request(`<i value="x" ${'name="token" value='.repeat(n)}`) },
  'secrets-open-userinfo': {
    size: 2500,
    make: (n) => request(`${'https://a:'.repeat(n)}${'%3A%2F%2Fa'.repeat(n)}://${"'".repeat(n)}${'%25'.repeat(n)}`),
  },
  'secrets-open-keys': { size: 1000, make: (n) => request('-----BEGIN PRIVATE KEY-----'.repeat(n)) },
  'secrets-long-tokens': { size: 5000, make: (n) => request(`eyJ${'abcdefgh'.repeat(n)} eyJ${'abcdefgh.'.repeat(n)}`) },
  'secrets-cookies': {
    size: 1000,
    make: (n) => request(JSON.stringify({ 'Set-Cookie': times(n, (i) => `a${i}=abcd${i}, b=`).join(''), cookies: {} })),
  },
  'secrets-repeated': {
    size: 1000,
    make: (n) =>
      json({
        results: times(n, (i) => ({
          id: i,
          status: 409,
          token: `t${i}abcdefgh${i}`,
          message: `not t${i}abcdefgh${i}`,
        })),
      }),
  },
  'secrets-found-late': {
    size: 1000,
    make: (n) => ({
      ...json(
        times(n, (i) => ({ id: i, status: 409, password: `pass word ${i}` })),
        {
          request: JSON.stringify(times(n, (i) => `pass word ${i}`)),
        },
      ),
    }),
  },
  'secrets-alike': {
    size: 1000,
    make: (n) => request(JSON.stringify(times(n, (i) => ({ password: `!${i}!resembling` })))),
  },
  'secrets-without-words': {
    size: 1000,
    make: (n) => request(JSON.stringify(times(n, (i) => ({ password: 'я'.repeat(6 + (i % 90)) })))),
  },
  'secrets-shortened': {
    size: 1000,
    make: (n) =>
      json(times(n, (i) => ({ id: i, status: 409, token: `abcdefgh${i}`, message: `abcdefgh${i}… abcdefgh…` }))),
  },
  'secrets-cut-json': {
    size: 1000,
    make: (n) =>
      jsonText(JSON.stringify(times(n, (i) => ({ id: i, status: 409, token: `abcd${i}efgh` }))).slice(0, -9)),
  },
  'secrets-in-elements': {
    size: 1000,
    make: (n) =>
      webdavText(
        `<D:multistatus xmlns:D="DAV:">${times(n, (i) => `<D:response><D:href>/${i}</D:href><D:propstat><D:prop><token>abcd${i}<![CDATA[efgh]]></token></D:prop><D:status>HTTP/1.1 403 x</D:status></D:propstat></D:response>`).join('')}</D:multistatus>`,
      ),
  },
};
