import { SimError } from '../errors/sim-error.ts'
import { errorResponse } from '../request/http-error.ts'
import type { HttpRequest, HttpResponse } from '../request/message.ts'
import { readRequestedOperation } from '../request/requested-operation.ts'
import {
  assertWorldId,
  DEFAULT_WORLD,
  loginWorld,
  splitCredential,
  type WorldCredential,
} from '../request/world-name.ts'
import type { Login } from '../vendors/contract/dialect.ts'
import type { UploadEndpoint } from '../vendors/contract/upload.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { SimWorld } from './sim-world.ts'
import type { Worlds } from './worlds.ts'

/** Who calls, in which world, with which credential (without its suffix). */
export interface Caller {
  readonly world: SimWorld
  readonly actor: unknown
  readonly credential: string | undefined
}

/** A caller who was not let in: the answer, and what the journal of the world that was meant wants to know. */
export interface RefusedCaller {
  readonly refusal: HttpResponse
  /** Undefined where there is no such world. */
  readonly world: SimWorld | undefined
  readonly credential: string | undefined
}

/** The world of an upload, and the form's token there; undefined where the world does not know it. */
export interface Uploader {
  readonly world: SimWorld
  readonly token: string | undefined
}

/**
 * Finds world and caller of requests. A credential that the world would refuse does not bring the world into being:
 * a fresh world that is not listed says what the new one would say.
 */
export class Callers {
  readonly #worlds: Worlds
  readonly #fresh: SimWorld

  constructor(worlds: Worlds) {
    this.#worlds = worlds
    this.#fresh = worlds.temporary(DEFAULT_WORLD)
  }

  /** The caller of a vendor, or the answer that refuses it; `named` is the world that path or header name. */
  identify(vendor: AnyVendor, named: string | undefined, request: HttpRequest): Caller | RefusedCaller {
    const login =
      named === undefined && this.#worlds.settings.loginWorlds ? this.#readLogin(vendor, request) : undefined
    const split = splitCredential(named, vendor.dialect.readCredential(request))
    try {
      if (named !== undefined) assertWorldId(named)
      return login ? this.#admit(vendor, login) : this.#identify(vendor, split)
    } catch (error) {
      if (!(error instanceof SimError)) throw error
      const { world, credential } = split
      return { refusal: errorResponse(error), world: this.#worlds.find(login?.world ?? world), credential }
    }
  }

  /** The log-in of a request, where it names its world. */
  #readLogin({ dialect }: AnyVendor, request: HttpRequest): (Login & { readonly world: string }) | undefined {
    if (!dialect.readLogin) return undefined
    const { persistedQueries } = this.#worlds.require(DEFAULT_WORLD)
    const login = dialect.readLogin(readRequestedOperation(request, hash => persistedQueries.find(hash)))
    const world = login && loginWorld(login.username)
    return login && world !== undefined ? { ...login, world } : undefined
  }

  /** The guest who logs in, in the world of the log-in; one that is refused does not bring the world into being. */
  #admit(vendor: AnyVendor, { world: id, ...login }: Login & { readonly world: string }): Caller {
    const { dialect } = vendor
    const known = this.#worlds.meant(id)
    const candidate = known ?? this.#worlds.temporary(id)
    const isUsed =
      this.#worlds.isExplicit || dialect.admits?.({ world: candidate, state: candidate.state(vendor) }, login)
    return {
      world: known ?? (isUsed ? this.#worlds.use(id) : candidate),
      actor: dialect.stranger,
      credential: undefined,
    }
  }

  /** The world of an upload with this token: named by path or header, else by what follows the token. */
  uploader(vendor: AnyVendor, upload: UploadEndpoint, named: string | undefined, sent: string | undefined): Uploader {
    if (named !== undefined) assertWorldId(named)
    const { world: id, credential, isKnowable } = splitCredential(named, sent)
    const token = isKnowable ? credential : undefined
    const existing = this.#worlds.meant(id)
    if (existing) return { world: existing, token }
    const isKnown = token !== undefined && upload.isKnown(this.#fresh.state(vendor), token)
    // Where worlds do not come into being by themselves, an unknown one is refused.
    const isUsed = isKnown || this.#worlds.isExplicit
    return { world: isUsed ? this.#worlds.use(id) : this.#worlds.temporary(id), token }
  }

  #identify(vendor: AnyVendor, { world: id, credential: own, isKnowable }: WorldCredential): Caller | RefusedCaller {
    const existing = this.#worlds.meant(id)
    const candidate = existing ?? this.#fresh
    const isOpen = own === undefined && candidate.settings.auth === 'open'
    const credential = isOpen ? firstCredential(vendor, candidate) : own
    const actor =
      credential !== undefined && isKnowable
        ? vendor.dialect.identify(candidate.state(vendor), credential, candidate.clock)
        : undefined
    if (actor !== undefined) return { world: existing ?? this.#worlds.use(id), actor, credential }
    if (vendor.dialect.refuse)
      return { refusal: vendor.dialect.refuse(credential === undefined), world: existing, credential: own }
    // A stranger needs no credential; one with a wrong credential is let into a temporary world.
    const world = existing ?? (credential === undefined ? this.#worlds.use(id) : this.#worlds.temporary(id))
    return { world, actor: vendor.dialect.stranger, credential }
  }
}

function firstCredential(vendor: AnyVendor, world: SimWorld): string | undefined {
  const [first] = vendor.credentials(world.state(vendor))
  return first?.token
}
