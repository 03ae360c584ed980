import type { Example } from './example.ts';

/** The properties of a resource that a PROPFIND, REPORT or SEARCH returns (RFC 4918 section 9.1). */
export const PROPERTIES: Example = example('PROPFIND', [
  { property: 'displayname', value: 'Files & more', status: '200 OK' },
  { property: 'getetag', value: '', status: '404 Not Found' },
]);

/** The properties of a resource that a PROPPATCH or an extended MKCOL did not set: all or none are set (RFC 4918 section 9.2). */
export const CHANGES: Example = example('PROPPATCH', [
  { property: 'getetag', value: '', status: '403 Forbidden' },
  { property: 'displayname', value: '', status: '424 Failed Dependency' },
]);

interface Propstat {
  readonly property: string;
  /** As text; '' for none. */
  readonly value: string;
  readonly status: string;
}

function example(method: 'PROPFIND' | 'PROPPATCH', propstats: readonly Propstat[]): Example {
  return {
    format: 'xml',
    contentType: 'application/xml; charset=utf-8',
    body: `<?xml version="1.0" encoding="utf-8"?>
<D:multistatus xmlns:D="DAV:">
  <D:response>
    <D:href>/files/</D:href>
${propstats.map(propstatElement).join('')}  </D:response>
</D:multistatus>
`,
    code: codeOf(method, propstats),
  };
}

function propstatElement({ property, value, status }: Propstat): string {
  return `    <D:propstat>
      <D:prop><D:${property}>${value.replace('&', '&amp;')}</D:${property}></D:prop>
      <D:status>HTTP/1.1 ${status}</D:status>
    </D:propstat>
`;
}

function codeOf(method: 'PROPFIND' | 'PROPPATCH', propstats: readonly Propstat[]): Example['code'] {
  const list = (row: (propstat: Propstat) => string): string => propstats.map(row).join('\n');
  return {
    express: `const express = require('express');

const app = express();

const escapeXml = (text) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

app.${method.toLowerCase()}('/files/', (req, res) => {
  const properties = [
${list(({ property, value, status }) => `    { name: 'D:${property}', value: '${value}', status: '${status}' },`)}
  ];
  const propstats = properties.map(
    ({ name, value, status }) =>
      '<D:propstat>' +
      \`<D:prop><\${name}>\${escapeXml(value)}</\${name}></D:prop>\` +
      \`<D:status>HTTP/1.1 \${status}</D:status>\` +
      '</D:propstat>',
  );
  const body =
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<D:multistatus xmlns:D="DAV:"><D:response>' +
    '<D:href>/files/</D:href>' +
    propstats.join('') +
    '</D:response></D:multistatus>';
  res.status(207).type('application/xml; charset=utf-8').send(body);
});

app.listen(3000);
`,
    flask: `from xml.sax.saxutils import escape

from flask import Flask, Response

app = Flask(__name__)


@app.route("/files/", methods=["${method}"])
def ${method.toLowerCase()}_files():
    properties = [
${list(({ property, value, status }) => `        ("D:${property}", "${value}", "${status}"),`)}
    ]
    propstats = [
        "<D:propstat>"
        f"<D:prop><{name}>{escape(value)}</{name}></D:prop>"
        f"<D:status>HTTP/1.1 {status}</D:status>"
        "</D:propstat>"
        for name, value, status in properties
    ]
    body = (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<D:multistatus xmlns:D="DAV:"><D:response>'
        "<D:href>/files/</D:href>"
        + "".join(propstats)
        + "</D:response></D:multistatus>"
    )
    return Response(body, 207, content_type="application/xml; charset=utf-8")
`,
    php: `<?php
$properties = [
${list(({ property, value, status }) => `    ['D:${property}', '${value}', '${status}'],`)}
];

// http_response_code(207) would send no reason phrase.
header('HTTP/1.1 207 Multi-Status');
header('Content-Type: application/xml; charset=utf-8');
echo '<?xml version="1.0" encoding="utf-8"?>';
echo '<D:multistatus xmlns:D="DAV:"><D:response>';
echo '<D:href>/files/</D:href>';
foreach ($properties as [$name, $value, $status]) {
    $text = htmlspecialchars($value, ENT_XML1);
    echo '<D:propstat>';
    echo "<D:prop><$name>$text</$name></D:prop>";
    echo "<D:status>HTTP/1.1 $status</D:status>";
    echo '</D:propstat>';
}
echo '</D:response></D:multistatus>';
`,
  };
}
