import { getOperationAST, Kind, parse } from 'graphql'
import type { HttpRequest } from './core/http.ts'
import { MAX_TOKENS } from './core/limits.ts'
import { readParams } from './core/params.ts'

/** What a request that is not answered asked for, as far as it can be read: for the journal alone. */
export interface Peek {
  readonly operation: string | null
  readonly operationName: string | null
}

/** Reads a request that nobody will execute; what cannot be read is null. */
export function peek(request: HttpRequest): Peek {
  try {
    const { query, operationName } = readParams(request)
    const operation = getOperationAST(parse(query ?? '', { maxTokens: MAX_TOKENS }), operationName)
    const [first] = operation?.selectionSet.selections ?? []
    return {
      operation: first?.kind === Kind.FIELD ? first.name.value : null,
      operationName: operation?.name?.value ?? operationName ?? null,
    }
  } catch {
    return { operation: null, operationName: null }
  }
}
