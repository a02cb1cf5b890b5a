import { referenceDialect } from '../../../src/dialects/reference.ts'
import { jsonResponse, readAuthorization } from '../../../src/request/message.ts'
import type { Dialect } from '../../../src/vendors/contract/dialect.ts'
import type { ToyActor } from './context.ts'
import type { ToyState } from './state.ts'

/** How the toy speaks: bearer tokens, statuses as GraphQL over HTTP says, a code in each error. */
export const dialect: Dialect<ToyState, ToyActor> = {
  engine: () => referenceDialect,
  methods: ['POST'],
  statuses: 'specification',
  readCredential: ({ headers }) => readAuthorization(headers['authorization'], 'Bearer'),
  identify(state, token) {
    const shop = [...state.shops.all()].find(row => row.token === token)
    return shop && { shopId: shop.id }
  },
  refuse: () => jsonResponse(401, { errors: [{ message: 'Send the shop’s token.' }] }),
  view: () => 'shop',
  tooMany: () => jsonResponse(429, { errors: [{ message: 'Too many requests' }] }),
  formatError: (error, refusal) => ({ ...error.toJSON(), extensions: { code: refusal?.code ?? 'BAD_INPUT' } }),
}
