// Generated from package.json by `npm run generate`; do not edit.
/** The package's version. */
export const VERSION: string = '0.1.0'
