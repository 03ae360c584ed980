/** The version in package.json. A test checks that they are equal, since core cannot read files. */
export const VERSION = '0.1.0';
