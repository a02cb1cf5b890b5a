/** In the bundle this takes the place of packages that others name and no code here uses. */
export default undefined

/** Named by yoga, and never called. */
export const LRUCache = undefined
export const makeExecutableSchema = undefined
export const mergeSchemas = undefined
export const normalizedExecutor = undefined
