import type { Json } from '../syntax/value.ts';

const TOKEN = /#[^\n\r]*|"""(?:\\"""|[^])*?(?:"""|$)|"(?:\\.|[^"\\\n\r])*"?|[{}()]|[A-Za-z_]\w*/g;
const KINDS = new Set(['query', 'mutation', 'subscription']);

/**
 * Whether a GraphQL document runs a mutation: its operation with this name, otherwise its first one. Fragments, comments and other
 * operations may precede it. https://spec.graphql.org/October2021/#sec-Language.Operations
 */
export function runsMutation(document: string, name: Json | undefined): boolean {
  let depth = 0;
  let before = '';
  let first: string | null = null;
  for (const [token] of document.matchAll(TOKEN)) {
    if (token === '{' || token === '(') {
      // `{ id }` is a query; other sets of fields follow a keyword.
      if (depth === 0 && before === '' && token === '{') first ??= 'query';
      depth += 1;
    } else if (token === '}' || token === ')') {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && token === '}') before = '';
    } else if (depth === 0 && /^\w/.test(token)) {
      if (KINDS.has(token) && before === '') first ??= token;
      if (KINDS.has(before) && token === name) return before === 'mutation';
      before = token;
    }
  }
  return first === 'mutation';
}
