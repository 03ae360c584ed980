import { describe, expect, it } from 'vitest';
import { commandForKey, type Command, type KeyPress } from './shortcuts.ts';
import { treeCommandForKey } from './tree/treeKeys.ts';

function key(name: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}
const ctrl = { ctrlKey: true };
const meta = { metaKey: true };

describe('commandForKey', () => {
  it.each<[KeyPress, Command | null]>([
    [key('/'), 'filter'],
    [key('n'), 'next-failure'],
    [key('p'), 'previous-failure'],
    [key('Escape'), 'escape'],
    [key('f', ctrl), 'find'],
    [key('F', ctrl), 'find'],
    [key('e', ctrl), 'record'],
    [key('o', ctrl), 'open'],
    [key('l', ctrl), 'clear'],
    [key('k', ctrl), null],
    [key('n', ctrl), null],
    [key('p', ctrl), null],
    [key('f', { ...ctrl, shiftKey: true }), null],
    [key('f', { ...ctrl, altKey: true }), null],
    [key('n', { altKey: true }), null],
    [key('x'), null],
  ])('%o', (event, command) => {
    expect(commandForKey(event, false, false)).toBe(command);
  });

  it('are ignored while typing, except with a modifier key and for Escape', () => {
    expect(commandForKey(key('n'), true, false)).toBeNull();
    expect(commandForKey(key('/'), true, false)).toBeNull();
    expect(commandForKey(key('f', ctrl), true, false)).toBe('find');
    expect(commandForKey(key('Escape'), true, false)).toBe('escape');
  });

  it('use Command on a Mac', () => {
    expect(commandForKey(key('f', meta), false, true)).toBe('find');
    expect(commandForKey(key('k', meta), false, true)).toBe('clear');
    expect(commandForKey(key('f', ctrl), false, true)).toBeNull();
  });
});

describe('the keys of the tree', () => {
  it('match those of trees in DevTools', () => {
    expect(treeCommandForKey(key('ArrowLeft'))).toBe('collapse-or-leave');
    expect(treeCommandForKey(key('ArrowRight'))).toBe('expand-or-enter');
    expect(treeCommandForKey(key('ArrowRight', { altKey: true }))).toBe('expand-subtree');
    expect(treeCommandForKey(key('ArrowLeft', { altKey: true }))).toBe('collapse-subtree');
    expect(treeCommandForKey(key('Enter'))).toBe('open-drawer');
    expect(treeCommandForKey(key('PageDown'))).toBe('page-down');
  });

  it('move also with Shift and Ctrl, which change what is selected', () => {
    expect(treeCommandForKey(key('ArrowDown', { shiftKey: true }))).toBe('down');
    expect(treeCommandForKey(key('PageUp', { shiftKey: true }))).toBe('page-up');
    expect(treeCommandForKey(key('Home', ctrl))).toBe('start');
    expect(treeCommandForKey(key('End', { ...ctrl, shiftKey: true }))).toBe('end');
    expect(treeCommandForKey(key(' ', ctrl))).toBe('toggle');
    expect(treeCommandForKey(key('a', ctrl))).toBe('select-all');
    expect(treeCommandForKey(key('c', meta))).toBe('copy');
  });

  it('do not include other keys', () => {
    expect(treeCommandForKey(key('ArrowDown', { altKey: true }))).toBeNull();
    expect(treeCommandForKey(key('PageDown', ctrl))).toBeNull();
    expect(treeCommandForKey(key('ArrowRight', { shiftKey: true }))).toBeNull();
    expect(treeCommandForKey(key('ArrowLeft', ctrl))).toBeNull();
    expect(treeCommandForKey(key('C', { ...ctrl, shiftKey: true }))).toBeNull();
    expect(treeCommandForKey(key('Tab'))).toBeNull();
    expect(treeCommandForKey(key('constructor'))).toBeNull();
  });
});
