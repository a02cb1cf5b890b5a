/** The name that a misspelt one most likely means; undefined where none is near. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  const most = (name: string): number => Math.max(1, Math.floor(Math.max(name.length, written.length) / 3))
  const [best] = names
    // What differs more in length alone is not compared: it may be long.
    .filter(name => Math.abs(name.length - written.length) <= most(name))
    .map(name => ({ name, edits: editsBetween(written.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, edits }) => edits <= most(name))
    .toSorted((a, b) => a.edits - b.edits)
  return best?.name
}

/** ` Did you mean "latency"?`, to follow a sentence; empty where no name is near. */
export function didYouMean(written: unknown, names: readonly string[]): string {
  const meant = typeof written === 'string' ? nearest(written, names) : undefined
  return meant === undefined ? '' : ` Did you mean ${JSON.stringify(meant)}?`
}

/** How many letters are too many, missing, wrong or swapped with their neighbour. */
function editsBetween(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= a.length; row++) {
    const line = [row]
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1]
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const edits = [last[column]! + 1, line[column - 1]! + 1, last[column - 1]! + (isSame ? 0 : 1)]
      line[column] = Math.min(...edits, isSwapped ? before[column - 2]! + 1 : Infinity)
    }
    ;[before, last] = [last, line]
  }
  return last[b.length]!
}
