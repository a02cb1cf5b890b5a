/** Slabs grow from the first size to the last, so that few and short texts cost little. */
const FIRST_BYTES = 1024
const LAST_BYTES = 262_144

/** The most bytes that a character of a JavaScript string takes in UTF-8. */
const BYTES_PER_CHARACTER = 3

/** A longer text has a slab of its own. */
const MAX_SHARED_CHARACTERS = LAST_BYTES / (4 * BYTES_PER_CHARACTER)

/** A piece of memory into which texts are written, one behind the other. */
interface Slab {
  /** @internal */
  readonly bytes: Buffer
  /** Where the next text begins. */
  end: number
  /** How many texts in it are kept. */
  texts: number
}

const NO_SLAB: Slab = { bytes: Buffer.alloc(0), end: 0, texts: 0 }

/** Where a text is kept. */
export class KeptText {
  slab = NO_SLAB
  start = 0
  end = 0
}

/**
 * Keeps texts that come at a great rate, stay for a while and are hardly ever read, outside of V8's heap: there they would
 * be copied twice and make work for the garbage collector. A slab is used again when all texts in it are forgotten, so
 * the oldest text is best forgotten first.
 */
export class TextStore {
  #slab: Slab | undefined
  #spare: Slab | undefined

  /**
   * Keeps a text until it is forgotten. Half a surrogate pair becomes U+FFFD, as on a wire. The store writes over `kept`,
   * whose text is forgotten.
   */
  keep(text: string, kept = new KeptText()): KeptText {
    const isLong = text.length > MAX_SHARED_CHARACTERS
    const slab = isLong ? newSlab(Buffer.byteLength(text)) : this.#slabFor(text.length * BYTES_PER_CHARACTER)
    slab.texts++
    kept.slab = slab
    kept.start = slab.end
    kept.end = slab.end += slab.bytes.write(text, slab.end)
    return kept
  }

  /** Reads a text that is kept. */
  read({ slab, start, end }: KeptText): string {
    return slab.bytes.toString('utf8', start, end)
  }

  /** Forgets a text: it cannot be read again, and `kept` holds no memory for it. */
  forget(kept: KeptText): void {
    const { slab } = kept
    kept.slab = NO_SLAB
    if (--slab.texts > 0) return
    slab.end = 0
    if (slab !== this.#slab && slab.bytes.length === LAST_BYTES) this.#spare = slab
  }

  #slabFor(size: number): Slab {
    const slab = this.#slab
    if (slab && slab.end + size <= slab.bytes.length) return slab
    const spare = this.#spare
    this.#spare = undefined
    return (this.#slab =
      spare ?? newSlab(Math.min(LAST_BYTES, Math.max(2 * (slab?.bytes.length ?? 0), FIRST_BYTES, size))))
  }
}

function newSlab(size: number): Slab {
  return { bytes: Buffer.allocUnsafeSlow(size), end: 0, texts: 0 }
}
