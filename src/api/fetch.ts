/** What `fetch` takes. */
export type FetchInput = string | URL | Request
/** What `fetch` takes besides. */
export type FetchInit = RequestInit
