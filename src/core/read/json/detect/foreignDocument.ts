import { isList, isObject, type Json, type JsonObject, member } from '../syntax/value.ts';

/**
 * Whether a body is a document whose members only look like batch results: a HAR file has statuses, a lock file has packages
 * with names such as `http-errors`, an API description has lists of errors.
 */
export function isForeignDocument(value: Json): boolean {
  if (isList(value)) return value.length > 0 && value.every(isHarEntry);
  return isObject(value) && FOREIGN.some((is) => is(value));
}

const FOREIGN: readonly ((root: JsonObject) => boolean)[] = [
  // http://www.softwareishard.com/blog/har-12-spec/
  (root) => {
    const log = member(root, 'log');
    return isList(member(log, 'entries')) && (isText(log, 'version') || isObject(member(log, 'creator')));
  },
  // Lock files of npm, Bun, Composer and Pipenv, and what `npm audit` reports.
  (root) =>
    typeof member(root, 'lockfileVersion') === 'number' || typeof member(root, 'auditReportVersion') === 'number',
  (root) => isText(root, 'content-hash') && isList(member(root, 'packages')),
  (root) => isObject(member(member(root, '_meta'), 'hash')) && isObject(member(root, 'default')),
  // Descriptions of APIs and data.
  (root) => ['openapi', 'swagger', 'asyncapi'].some((name) => isText(root, name)) && isObject(member(root, 'info')),
  (root) => /^https?:\/\/json-schema\.org\//.test(textIn(root, '$schema')),
  // Reports of tools.
  (root) => isList(member(root, 'runs')) && (isText(root, '$schema') || isText(root, 'version')),
  (root) => isText(root, 'bomFormat') || isText(root, 'spdxVersion') || isText(root, 'lighthouseVersion'),
  // Collections of requests, and source maps.
  (root) =>
    isText(member(root, 'info'), '_postman_id') || /getpostman\.com/.test(textIn(member(root, 'info'), 'schema')),
  (root) => isText(root, 'mappings') && isList(member(root, 'sources')),
];

function isHarEntry(value: Json): boolean {
  return isText(value, 'startedDateTime') && isObject(member(value, 'request')) && isObject(member(value, 'response'));
}

function isText(value: Json | undefined, key: string): boolean {
  return textIn(value, key) !== '';
}

function textIn(value: Json | undefined, key: string): string {
  const text = member(value, key);
  return typeof text === 'string' ? text : '';
}
