import type { Key } from 'react';
import * as react from 'react/jsx-runtime';
import { safeProps } from './safeProps.ts';

// The compiler calls these functions for each element in src/ui (`jsxImportSource`), so that a component cannot display a text in another
// way. See docs/decisions/0017-safe-text.md.

export { Fragment } from 'react/jsx-runtime';
export type { JSX } from './jsxTypes.ts';

export const jsx: typeof react.jsx = (type, props, key?: Key) => react.jsx(type, safeProps(props), key);
export const jsxs: typeof react.jsxs = (type, props, key?: Key) => react.jsxs(type, safeProps(props), key);
