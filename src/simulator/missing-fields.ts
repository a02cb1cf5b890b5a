/** Of so many root fields a line is printed. */
const MAX_FIELDS = 100

/** So much of a field's name is printed. */
const MAX_LENGTH = 100

/** Says of root fields that they are not simulated, so that their users do not search the fault in their documents. */
export class MissingFields {
  readonly #told = new Set<string>()

  /** Prints a line on standard error for each of a vendor's fields that there was none for. */
  tell(vendor: string, fields: readonly string[]): void {
    for (const field of fields) {
      const name = field.length > MAX_LENGTH ? `${field.slice(0, MAX_LENGTH)}...` : field
      const sentence = `${vendor}: the root field "${name}" is not simulated; the real API may have it.`
      if (this.#told.has(sentence) || this.#told.size >= MAX_FIELDS) continue
      this.#told.add(sentence)
      console.error(sentence)
    }
  }
}
