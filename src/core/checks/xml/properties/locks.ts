import { childOf, childrenOf, trimSpace, type XmlElement } from '../element.ts';
import { isAbsoluteUri, isLockTimeout } from './formats.ts';
import type { AddToProperty, ValueRule } from './valueRule.ts';

/** Rules for DAV:lockdiscovery (RFC 4918 section 15.8). */
export const lockDiscovery: ValueRule = (property, add) => {
  if (property.children.length === 0) return;
  const locks = childrenOf(property, '{DAV:}activelock');
  for (const [index, lock] of locks.entries()) checkActiveLock(lock, `/activelock[${index}]`, add);
  if (locks.length > 1 && locks.some(isExclusive)) {
    add('exclusive-lock-not-alone', property, { count: locks.length });
  }
};

function checkActiveLock(lock: XmlElement, path: string, add: AddToProperty): void {
  const depth = childOf(lock, '{DAV:}depth');
  const missing = ['lockscope', 'locktype'].filter((name) => !hasNonEmpty(lock, `{DAV:}${name}`));
  if (!depth) missing.push('depth');
  if (missing.length > 0) add('activelock-incomplete', lock, { missing: missing.join(', ') }, path);
  const root = childOf(lock, '{DAV:}lockroot');
  if (!root || !childOf(root, '{DAV:}href')) add('activelock-without-lockroot', lock, {}, path);
  if (depth) {
    const value = trimSpace(depth.text);
    if (!/^(?:0|infinity)$/i.test(value)) add('activelock-depth', depth, { value }, `${path}/depth`);
  }
  const timeout = childOf(lock, '{DAV:}timeout');
  if (timeout) {
    const value = trimSpace(timeout.text);
    if (!isLockTimeout(value)) add('activelock-timeout', timeout, { value }, `${path}/timeout`);
  }
  const token = childOf(lock, '{DAV:}locktoken');
  if (token) {
    const hrefs = childrenOf(token, '{DAV:}href');
    const value = trimSpace((hrefs[0] ?? token).text);
    if (hrefs.length !== 1 || !isAbsoluteUri(value)) add('activelock-token', token, { value }, `${path}/locktoken`);
  }
}

function isExclusive(lock: XmlElement): boolean {
  const scope = childOf(lock, '{DAV:}lockscope');
  return scope !== null && childOf(scope, '{DAV:}exclusive') !== null;
}

/** Rule for DAV:supportedlock (RFC 4918 section 15.10). */
export const supportedLock: ValueRule = (property, add) => {
  let index = 0;
  for (const entry of property.children) {
    if (entry.clark !== '{DAV:}lockentry') continue;
    if (!hasNonEmpty(entry, '{DAV:}lockscope') || !hasNonEmpty(entry, '{DAV:}locktype')) {
      add('supportedlock-incomplete', entry, {}, `/lockentry[${index}]`);
    }
    index += 1;
  }
};

function hasNonEmpty(element: XmlElement, clark: string): boolean {
  for (const child of element.children) if (child.clark === clark && child.children.length > 0) return true;
  return false;
}
