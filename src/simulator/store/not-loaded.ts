/** Thrown where a world is asked for that may be in the store, and is not here. */
export class NotLoaded extends Error {
  readonly id: string

  constructor(id: string) {
    super(`The world "${id}" is not loaded.`)
    this.id = id
  }
}
