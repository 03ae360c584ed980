import * as react from 'react/jsx-dev-runtime';
import { safeProps } from './safeProps.ts';

// As jsxRuntime.ts, for the development server and tests.

export { Fragment } from 'react/jsx-dev-runtime';
export type { JSX } from './jsxTypes.ts';

export const jsxDEV: typeof react.jsxDEV = (type, props, ...others) => react.jsxDEV(type, safeProps(props), ...others);
