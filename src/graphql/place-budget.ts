import type { Source } from 'graphql'

/** How many characters may be read in one validation to find the places of errors. */
const MAX_READ = 100_000_000
/** How many characters take as long to read as the end of a line does. */
const LINE_COST = 50

/** There are too many places to find in too long a document. */
export class TooManyPlaces extends RangeError {}

/**
 * Runs the validation of a document. For each error graphql-js reads the text again, line by line, up to the error's place:
 * with many lines and many errors that takes seconds. Throws `TooManyPlaces` where it would be too much.
 */
export function withPlaceBudget<T>(source: Source | undefined, validate: () => T): T {
  if (!source) return validate()
  const { body } = source
  // graphql-js asks for the text once for each line.
  let cost: number | undefined
  let left = MAX_READ
  const member = { configurable: true, enumerable: true }
  Object.defineProperty(source, 'body', {
    ...member,
    get() {
      left -= cost ??= LINE_COST + body.length / body.split(/\r\n|[\n\r]/).length
      if (left < 0) throw new TooManyPlaces('There are too many places in too long a document.')
      return body
    },
  })
  try {
    return validate()
  } finally {
    Object.defineProperty(source, 'body', { ...member, writable: true, value: body })
  }
}
