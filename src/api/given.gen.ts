// Generated from schemas/shapes/given.ts by `npm run generate`; do not edit.

/** Some members of a record. Its instants, whose names end with `At`, may be relative to the world's beginning (`-PT26H`). */
export type Given<R> = { readonly [N in keyof R]?: N extends `${string}At` ? R[N] | string : R[N] }
