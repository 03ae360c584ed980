/** A minimal 207 response, shown for a 207 without results. Loaded on demand. */
export const EXAMPLES = {
  title: 'A minimal 207 response',
  formats: 'Format',
  xml: 'WebDAV XML',
  json: 'JSON',
  about: {
    xml: 'A multistatus lists each resource with a status of its own, or with one for its properties.',
    json: 'No specification defines results in JSON. In this common form, each item of the request has a result with a status.',
  },
  views: 'Response and code',
  response: 'Response',
  express: 'Express',
  flask: 'Flask',
  php: 'PHP',
  copy: 'Copy',
} as const;
