/** How much the tests send that could send for ever: a sample, and all that there is when `BACKLOT_CORPUS` is set. */
export function sampled<T>(sample: T, whole: T): T {
  return process.env['BACKLOT_CORPUS'] ? whole : sample
}
