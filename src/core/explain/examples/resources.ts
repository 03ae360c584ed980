import type { Example } from './example.ts';

/** The resources that a DELETE, COPY, MOVE or LOCK failed for (RFC 4918 section 13). */
export const RESOURCES: Example = {
  format: 'xml',
  contentType: 'application/xml; charset=utf-8',
  body: `<?xml version="1.0" encoding="utf-8"?>
<D:multistatus xmlns:D="DAV:">
  <D:response>
    <D:href>/files/a.txt</D:href>
    <D:status>HTTP/1.1 403 Forbidden</D:status>
  </D:response>
  <D:response>
    <D:href>/files/b%20c.txt</D:href>
    <D:status>HTTP/1.1 500 Internal Server Error</D:status>
  </D:response>
</D:multistatus>
`,
  code: {
    express: `const express = require('express');

const app = express();

app.delete('/files/', (req, res) => {
  // Only the resources that were not deleted.
  const failures = [
    { path: '/files/a.txt', status: '403 Forbidden' },
    { path: '/files/b c.txt', status: '500 Internal Server Error' },
  ];
  const href = (path) => path.split('/').map(encodeURIComponent).join('/');
  const responses = failures.map(
    ({ path, status }) =>
      '<D:response>' +
      \`<D:href>\${href(path)}</D:href>\` +
      \`<D:status>HTTP/1.1 \${status}</D:status>\` +
      '</D:response>',
  );
  const body =
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<D:multistatus xmlns:D="DAV:">' +
    responses.join('') +
    '</D:multistatus>';
  res.status(207).type('application/xml; charset=utf-8').send(body);
});

app.listen(3000);
`,
    flask: `from urllib.parse import quote

from flask import Flask, Response

app = Flask(__name__)


@app.route("/files/", methods=["DELETE"])
def delete_files():
    # Only the resources that were not deleted.
    failures = [
        ("/files/a.txt", "403 Forbidden"),
        ("/files/b c.txt", "500 Internal Server Error"),
    ]
    responses = [
        "<D:response>"
        f"<D:href>{quote(path)}</D:href>"
        f"<D:status>HTTP/1.1 {status}</D:status>"
        "</D:response>"
        for path, status in failures
    ]
    body = (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<D:multistatus xmlns:D="DAV:">'
        + "".join(responses)
        + "</D:multistatus>"
    )
    return Response(body, 207, content_type="application/xml; charset=utf-8")
`,
    php: `<?php
// Only the resources that were not deleted.
$failures = [
    '/files/a.txt' => '403 Forbidden',
    '/files/b c.txt' => '500 Internal Server Error',
];

// http_response_code(207) would send no reason phrase.
header('HTTP/1.1 207 Multi-Status');
header('Content-Type: application/xml; charset=utf-8');
echo '<?xml version="1.0" encoding="utf-8"?>';
echo '<D:multistatus xmlns:D="DAV:">';
foreach ($failures as $path => $status) {
    $href = implode('/', array_map('rawurlencode', explode('/', $path)));
    echo '<D:response>';
    echo "<D:href>$href</D:href>";
    echo "<D:status>HTTP/1.1 $status</D:status>";
    echo '</D:response>';
}
echo '</D:multistatus>';
`,
  },
};
