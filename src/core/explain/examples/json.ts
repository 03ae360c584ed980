import type { Example } from './example.ts';

/** The results of a batch: one for each item of the request. */
export const ITEMS: Example = {
  format: 'json',
  contentType: 'application/json',
  body: `{
  "results": [
    { "id": "item-1", "status": 201 },
    {
      "id": "item-2",
      "status": 409,
      "error": { "code": "CONFLICT", "message": "The item already exists." }
    }
  ]
}
`,
  code: {
    express: `const express = require('express');

const app = express();
app.use(express.json());

app.post('/items/batch', (req, res) => {
  // One result for each item of the request, in the same order.
  const results = [
    { id: 'item-1', status: 201 },
    {
      id: 'item-2',
      status: 409,
      error: { code: 'CONFLICT', message: 'The item already exists.' },
    },
  ];
  res.status(207).json({ results });
});

app.listen(3000);
`,
    flask: `from flask import Flask, jsonify

app = Flask(__name__)


@app.route("/items/batch", methods=["POST"])
def create_items():
    # One result for each item of the request, in the same order.
    results = [
        {"id": "item-1", "status": 201},
        {
            "id": "item-2",
            "status": 409,
            "error": {"code": "CONFLICT", "message": "The item already exists."},
        },
    ]
    return jsonify(results=results), 207
`,
    php: `<?php
// One result for each item of the request, in the same order.
$results = [
    ['id' => 'item-1', 'status' => 201],
    [
        'id' => 'item-2',
        'status' => 409,
        'error' => ['code' => 'CONFLICT', 'message' => 'The item already exists.'],
    ],
];

// http_response_code(207) would send no reason phrase.
header('HTTP/1.1 207 Multi-Status');
header('Content-Type: application/json');
echo json_encode(['results' => $results]);
`,
  },
};
