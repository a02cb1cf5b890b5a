import { worldPathPrefix, worldSuffix } from './world-name.ts'

/** What follows from the name of a world, and what its settings say of that. */
export class NamedWorld {
  readonly id: string

  constructor(id: string) {
    this.id = id
  }

  /** What paths of this world begin with. */
  get pathPrefix(): string {
    return worldPathPrefix(this.id)
  }

  /** What credentials of this world end with. */
  get credentialSuffix(): string {
    return worldSuffix(this.id)
  }

  /** What the addresses of pictures begin with; undefined where they stay as the vendors have them. */
  get publicUrl(): string | undefined {
    return undefined
  }

  /** What the addresses of this world's files begin with. */
  get filesUrl(): string {
    return this.pathPrefix
  }

  /** What the name of a log-in has before its `@`, where log-ins name their world. */
  get loginSuffix(): string | undefined {
    return undefined
  }

  /** What it assumes where the vendors' pages are silent, by the names of the choices; undefined where nothing is chosen. */
  get assumed(): Readonly<Record<string, string>> | undefined {
    return undefined
  }
}
