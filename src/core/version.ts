/** The version of package.json, which a test holds it to: core reads no files. */
export const VERSION = '0.1.0';
