import { expect, test } from 'vitest'
import { checkDocument } from '../../../src/format/check.ts'
import {
  aCustomer,
  aDiscussion,
  aMessage,
  anAttachment,
  anOrder,
  anUploadToken,
  aPasswordReset,
  aProductVariant,
  aSession,
} from '../../../src/vendors/thg/factories.ts'
import { setup } from '../../setup.ts'
import { worldFormat } from '../../../src/simulator/world-format.ts'
import { VENDOR_LIST } from '../../../src/vendors/index.ts'

const FORMAT = worldFormat(VENDOR_LIST)

const STATUSES = ['OUTSTANDING', 'IN_PROGRESS', 'PENDING', 'COMPLETED'] as const

test('[assumed] every factory makes a valid record, in a world with nothing in it too', () => {
  for (const options of [{}, { fixtures: [] }]) {
    const { thg } = setup(options).world
    const tables = {
      customers: [aCustomer(thg)],
      sessions: [aSession(thg)],
      passwordResets: [aPasswordReset(thg)],
      productVariants: [aProductVariant(thg)],
      orders: (['ORDER_PLACED', 'PROCESSING', 'DISPATCHED', 'PAYMENT_PROBLEM', 'CANCELLED'] as const).map(status =>
        anOrder(thg, { status }),
      ),
      discussions: STATUSES.map(status => aDiscussion(thg, { status })),
      messages: [aMessage(thg), aMessage(thg, { type: 'RESPONSE' })],
      uploadTokens: [anUploadToken(thg)],
      attachments: [anAttachment(thg)],
    }
    expect(checkDocument({ formatVersion: 1, vendors: { thg: tables } }, 'factories', FORMAT)).toBeDefined()
  }
})

test('[assumed] nothing is announced', () => {
  const { world } = setup()
  aDiscussion(world.thg, { status: 'COMPLETED' })
  anOrder(world.thg)
  expect(world.events.list()).toEqual([])
})

test.each(STATUSES)('[assumed] a discussion that is %s reads like one', async status => {
  const { graphql, world } = setup()
  const customer = aCustomer(world.thg)
  const { token } = aSession(world.thg, { customer: customer.number })
  const order = anOrder(world.thg, { customer: customer.number })
  const selection = { orderNumber: order.orderNumber, skus: [order.products[0]!.sku] }
  const discussion = aDiscussion(world.thg, { status, selection })
  const { body } = await graphql(
    'thg',
    `
      {
        customer {
          fullName
          discussions {
            discussions {
              id
              status
              selection {
                selectedOrder {
                  orderNumber
                }
                selectedProducts {
                  sku
                  productVariant {
                    title
                  }
                }
              }
              messages {
                messages {
                  type
                }
              }
            }
          }
        }
      }
    `,
    {},
    { token },
  )
  expect(body.errors).toBeUndefined()
  expect(body.data.customer.fullName).toBe(customer.fullName)
  expect(body.data.customer.discussions.discussions).toEqual([
    {
      id: discussion.id,
      status,
      selection: {
        selectedOrder: { orderNumber: order.orderNumber },
        selectedProducts: [{ sku: selection.skus[0], productVariant: { title: expect.any(String) } }],
      },
      messages: { messages: status === 'COMPLETED' ? [{ type: 'QUERY' }, { type: 'RESPONSE' }] : [{ type: 'QUERY' }] },
    },
  ])
})

test('[assumed] what is given is kept, and later ids are above it', () => {
  const { thg } = setup().world
  expect(aMessage(thg, { id: '90000000', discussionId: '13183370' })).toMatchObject({ id: '90000000' })
  expect(aMessage(thg).id).toBe('90000002')
  expect(anOrder(thg, { customer: '38779311' }).customer).toBe('38779311')
  expect(() => anOrder(thg, { customer: '1' })).toThrow(expect.objectContaining({ code: 'CUSTOMER_NOT_FOUND' }))
  expect(() => aMessage(thg, { attachmentToken: 'nothing' })).toThrow(
    expect.objectContaining({ code: 'ATTACHMENT_NOT_FOUND' }),
  )
})

function make(seed: number) {
  const { thg } = setup({ seed }).world
  return [aCustomer(thg), anOrder(thg), aMessage(thg)]
}

test('[assumed] one seed makes up the same', () => {
  expect(make(7)).toEqual(make(7))
  expect(make(8)).not.toEqual(make(7))
})
