import { Command } from 'commander'
import type { Delivery } from '../../webhooks/delivery.ts'
import { clientCommand, listing, printing } from '../control/client-command.ts'
import { assertNoWord } from '../options.ts'
import { deliveryLine } from '../output/lines.ts'

/** `backlot webhooks ...`: what was sent to receivers, and once more. */
export function webhooksCommand(name: string, summary: string): Command {
  const deliveries = clientCommand(
    'deliveries',
    'print what waits and what is done, with each attempt, a line each',
    '  backlot webhooks deliveries\n  backlot webhooks deliveries --json | jq .attempts',
  )
  const redeliver = clientCommand(
    'redeliver',
    'send a delivery once more, same key and bytes',
    '  backlot webhooks redeliver 1',
  ).argument('<id>', 'the number of the delivery')
  return new Command(name)
    .description(summary)
    .addCommand(
      listing<Delivery>(
        deliveries.allowExcessArguments(),
        async client => {
          assertNoWord(deliveries)
          return (await client.get<{ deliveries: Delivery[] }>('/webhooks/deliveries', 'deliveries')).deliveries
        },
        deliveryLine,
      ),
      { isDefault: true },
    )
    .addCommand(
      printing(redeliver, async (client, _, [id = '']) => {
        const delivery = await client.post<Delivery>(`/webhooks/deliveries/${encodeURIComponent(id)}/redeliver`)
        return { text: deliveryLine(delivery), json: delivery }
      }),
    )
}
