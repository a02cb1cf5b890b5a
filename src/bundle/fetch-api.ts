/**
 * In the bundle this takes the place of `@whatwg-node/fetch`: we hand yoga parameters and take results, so it never
 * makes a Request or a Response, and node loads its own only when code first names them.
 */
export const { URL, URLSearchParams } = globalThis

/** Named by yoga, and never made. */
export class Request {}

/** Named by yoga, and never made. */
export class Response {}
