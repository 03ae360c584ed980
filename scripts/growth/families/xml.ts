import { type Families, joined, multistatus, propfound, propstat, response, webdav, webdavText } from '../family.ts';

const FAILED = response('/a', 403);
const CLOSING = '</D:multistatus>';

/** The start of a multistatus that is truncated after `inside`. */
function cut(inside: string): string {
  return multistatus('').slice(0, -CLOSING.length) + inside;
}

function description(text: string): string {
  return `<D:responsedescription>${text}</D:responsedescription>`;
}

function status(text: string): string {
  return `<D:response><D:href>/a</D:href><D:status>${text}</D:status></D:response>`;
}

/** XML in general: names, namespaces, references, ill-formed and truncated texts. */
export const XML: Families = {
  'xml-attribute-repeated': {
    size: 5000,
    make: (n) =>
      webdav(
        `<D:response ${joined(n, () => 'a="v"', ' ')}><D:href>/a</D:href><D:status>HTTP/1.1 403 x</D:status></D:response>`,
      ),
  },
  'xml-attributes-distinct': {
    size: 5000,
    make: (n) => webdav(propfound('/a', propstat(`<D:x ${joined(n, (i) => `a${i}="v"`, ' ')}/>`, 403))),
  },
  'xml-namespaces-of-root': {
    size: 2500,
    make: (n) =>
      webdavText(
        multistatus(
          joined(n, (i) => propfound(`/${i}`, propstat(`<p${i}:x/>`, 404))),
          joined(n, (i) => ` xmlns:p${i}="urn:${i}"`),
        ),
      ),
  },
  'xml-namespaces-of-each': {
    size: 2500,
    make: (n) =>
      webdav(
        joined(
          n,
          (i) => `<D:response xmlns:q${i}="urn:${i}"><D:href>/${i}</D:href>${propstat(`<q${i}:x/>`, 403)}</D:response>`,
        ),
      ),
  },
  'xml-namespaces-nested': {
    size: 1000,
    make: (n) =>
      webdav(propfound('/a', propstat(joined(n, (i) => `<q:e xmlns:q="urn:${i}">`) + joined(n, () => '</q:e>'), 403))),
  },
  'xml-unknown-entities': {
    size: 10_000,
    make: (n) => webdav(response(`/a${joined(n, (i) => `&e${i};`)}`, 403)),
  },
  'xml-bare-ampersands': { size: 25_000, make: (n) => webdav(response(`/a${'& '.repeat(n)}`, 403)) },
  'xml-cdata-sections': {
    size: 10_000,
    make: (n) => webdav(response('/a', 403, description('<![CDATA[x]]>'.repeat(n)))),
  },
  'xml-comments-in-status': {
    size: 10_000,
    make: (n) => webdav(status(`HTTP/1.1 ${'<!-- x -->'.repeat(n)}403 x`)),
  },
  'xml-processing-instructions': { size: 10_000, make: (n) => webdav('<?x y?>'.repeat(n) + FAILED) },
  'xml-deep-unclosed': {
    size: 10_000,
    make: (n) => webdavText(cut(`<D:response><D:href>/a</D:href>${'<D:x>'.repeat(n)}`)),
  },
  'xml-deep-mismatched': {
    size: 5000,
    make: (n) => webdav(propfound('/a', propstat('<a>'.repeat(n) + '</b>'.repeat(n) + '</a>'.repeat(n), 403))),
  },
  'xml-mismatched-each': {
    size: 2500,
    make: (n) => webdav(joined(n, () => '<D:response><D:href>/a<b></D:response>')),
  },
  'xml-end-tags-unfinished': { size: 25_000, make: (n) => webdav('</'.repeat(n) + FAILED) },
  'xml-stray-less-than': { size: 25_000, make: (n) => webdav('<'.repeat(n) + FAILED) },
  'xml-bad-declarations': { size: 25_000, make: (n) => webdav('<!x'.repeat(n) + FAILED) },
  'xml-unknown-elements': { size: 10_000, make: (n) => webdav('<a></a>'.repeat(n) + FAILED) },
  'xml-entity-declarations': {
    size: 5000,
    make: (n) =>
      webdavText(
        `<!DOCTYPE x [${joined(n, (i) => `<!ENTITY e${i} "x">`)}]>${multistatus(FAILED).replace(/^<\?.*?\?>\n/, '')}`,
      ),
  },
  'xml-long-name': {
    size: 100_000,
    make: (n) => webdav(propfound('/a', propstat(`<D:${'x'.repeat(n)}/>`, 403))),
  },
  'xml-long-names': {
    size: 100,
    make: (n) => webdav(joined(n, (i) => propfound('/a', propstat(`<D:${'x'.repeat(2000)}${i}/>`, 403)))),
  },
  'xml-text-before-document': {
    size: 1000,
    make: (n) => webdavText('<br />Warning: <b>x</b>\n'.repeat(n) + multistatus(FAILED)),
  },
  'xml-instructions-before-document': {
    size: 1000,
    make: (n) => webdavText('<?'.repeat(n) + multistatus(FAILED).replace(/^<\?.*?\?>\n/, '')),
  },
  'xml-cut-inside-shared-names': {
    size: 1000,
    make: (n) => webdavText(cut(joined(n, (i) => response(`/a${i}`, 403)) + '<D:response><c>'.repeat(3))),
  },
  'xml-blanks-in-status': {
    size: 50_000,
    make: (n) => webdav(status(`${' '.repeat(n)}HTTP/1.1${' '.repeat(n)}403${' '.repeat(n)}x`)),
  },
  'xml-long-namespace': {
    size: 1000,
    make: (n) =>
      webdavText(
        multistatus(
          joined(n, (i) => propfound(`/${i}`, propstat(`<p:x${i} xmlns:z="${i}"/>`, 404))),
          ` xmlns:p="${'u'.repeat(n * 100)}"`,
        ),
      ),
  },
  'xml-end-tags-of-cut-names': {
    size: 2500,
    make: (n) => webdavText(cut(`<D:response>${'<a>'.repeat(n)}${'</c>'.repeat(n)}</D:response><D:response><c>`)),
  },
  'xml-responses-nested': {
    size: 1500,
    make: (n) => webdav('<D:response><D:href>/a</D:href>'.repeat(n) + '</D:response>'.repeat(n)),
  },
  'xml-responses-in-one': {
    size: 1500,
    make: (n) => webdav(`<D:response><D:href>/a</D:href>${joined(n, (i) => response(`/${i}`, 403))}</D:response>`),
  },
  'xml-faults-distinct': {
    size: 1000,
    make: (n) =>
      webdav(joined(n, (i) => propfound(`/${i}&e${i};`, propstat(`<p${i}:x a b=c d="<"></z${i}>& \u0001 ]]>`, 404)))),
  },
  'xml-words-in-description': {
    size: 50_000,
    make: (n) => webdav(response('/a', 403, description('a '.repeat(n)))),
  },
};
