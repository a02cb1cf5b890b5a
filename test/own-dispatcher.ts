/**
 * Files share a process: the one that first loads the package undici would give node's own `fetch` the package's dispatcher,
 * whose errors differ. So node's own is there before any file.
 */
await fetch('data:,')
