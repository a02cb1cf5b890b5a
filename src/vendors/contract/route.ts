/** Routes: what the control plane offers for a vendor and is no act, such as making records. */
import { type Static, type TSchema, Type } from 'typebox'
import type { Tables } from '../../world/states.ts'
import type { Place } from './act.ts'
import { givenOf } from './records.ts'

/** All that a row says of a route, but for what it answers. */
export interface RouteRow {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/_sim/<vendor>`, parameters in braces: `/customers/{number}/password-reset`. */
  readonly path: string
  /** One sentence for the control plane's documentation. */
  readonly summary: string
  /** More for it than the summary, such as what has to be done first. */
  readonly description?: string
  /** The path's parameters, URL-decoded. */
  readonly params?: Type.TObject
  readonly query?: Type.TObject
  readonly body?: TSchema
  /** The answer's status; 200 where it is left out. An answer of 204 has no body. */
  readonly status?: 200 | 201 | 204
}

/** What a call of a route brings, checked by the row's schemas. */
export interface RouteInput<R> {
  readonly params: StaticOf<R, 'params'>
  readonly query: StaticOf<R, 'query'>
  readonly body: StaticOf<R, 'body'>
}

type StaticOf<R, K extends 'params' | 'query' | 'body'> =
  R extends Readonly<Record<K, infer T extends TSchema>> ? Static<T> : object

/** One route: a call and its answer. */
export interface Route<S extends Tables = Tables> extends RouteRow {
  /** Answers what becomes JSON, or bytes; refuses with a `SimError`. */
  answer(place: Place<S>, input: RouteInput<unknown>): unknown
}

/** An answer that is no JSON: a file that was uploaded. */
export class BytesAnswer {
  /** The MIME type. */
  readonly type: string
  /** The file's name. */
  readonly filename: string
  readonly bytes: Uint8Array

  constructor(type: string, filename: string, bytes: Uint8Array) {
    this.type = type
    this.filename = filename
    this.bytes = bytes
  }
}

/** The function that makes a vendor's rows, typed: what `answer` is given follows from the row. */
export function routesOf<S extends Tables>() {
  return <const R extends RouteRow>(row: R, answer: (place: Place<S>, input: RouteInput<R>) => unknown): Route<S> => ({
    ...row,
    answer: (place, input) => place.world.do(() => answer(place, input as RouteInput<R>)), // its caller checks it
  })
}

/** The row of a route that adds a record, with an example of its body; members that the body leaves out are made up. */
export function adding<P extends Type.TProperties>(
  path: string,
  record: Type.TObject<P>,
  summary: string,
  example: Partial<Static<Type.TObject<P>>>,
) {
  return { method: 'POST', path, summary, body: givenOf(record, example), status: 201 } as const
}
