import { STATUS_CODES } from 'node:http'
import { Type } from 'typebox'
import { actorsError } from '../actors/errors.ts'
import { KINDS } from '../errors/sim-error.ts'
import { faultsError } from '../faults/errors.ts'
import { formatError } from '../format/errors.ts'
import { graphqlError } from '../graphql/errors.ts'
import { inputsError } from '../inputs/errors.ts'
import { Enum } from '../inputs/strict.ts'
import { requestError } from '../request/errors.ts'
import { simulatorError } from '../simulator/errors.ts'
import { tablesError } from '../tables/errors.ts'
import { timeError } from '../time/errors.ts'
import { contractError } from '../vendors/contract/errors.ts'
import { webhooksError } from '../webhooks/errors.ts'
import { worldError } from '../world/errors.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { controlError } from './errors.ts'

/** How the control plane and all below it refuse, but for the vendors. */
export const REFUSALS = [
  inputsError,
  requestError,
  timeError,
  worldError,
  tablesError,
  contractError,
  formatError,
  graphqlError,
  faultsError,
  actorsError,
  webhooksError,
  simulatorError,
  controlError,
] as const

/** An OpenAPI document, as far as refusals add to it. */
interface OpenApi {
  readonly paths?: Readonly<Record<string, object | undefined>>
  components?: object
}

/** Adds the answers of refusals to an OpenAPI document: one for each status, which lists its codes, to every operation. */
export function addErrorAnswers(document: OpenApi, vendors: readonly AnyVendor[]): void {
  const catalogues = [...REFUSALS.map(({ catalogue }) => catalogue), ...vendors.map(({ errors }) => errors)]
  const codes = catalogues.flatMap(catalogue => Object.entries(catalogue))
  const responses: Record<string, object> = {}
  const references: Record<string, object> = {}
  for (const status of new Set(codes.map(([, [kind]]) => KINDS[kind]))) {
    const own = codes.filter(([, [kind]]) => KINDS[kind] === status)
    const code = Enum([...new Set(own.map(([name]) => name))])
    responses[status] = {
      description: own.map(([name, [, meaning]]) => `- \`${name}\`: ${meaning}`).join('\n'),
      content: {
        'application/json': { schema: Type.Object({ error: Type.Object({ code, message: Type.String() }) }) },
      },
    }
    references[status] = { $ref: `#/components/responses/${status}`, description: STATUS_CODES[status] }
  }
  document.components = { ...document.components, responses }
  for (const path of Object.values(document.paths ?? {}))
    for (const operation of Object.values(path ?? {}))
      if ('responses' in operation) Object.assign(operation.responses, references)
}
