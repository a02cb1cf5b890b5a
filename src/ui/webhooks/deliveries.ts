import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Delivery } from '../../api/data.gen.ts'
import { useAnswer, usePage } from '../page/use-page.ts'

/** The deliveries as they are, live, or as they were in the past; oldest first. */
export function useDeliveries(): readonly Delivery[] {
  const page = usePage()
  const live = useSignal<ReadonlyMap<number, Delivery>>(new Map())
  useEffect(
    () =>
      page.follow<Delivery>({
        path: '/_sim/webhooks/deliveries',
        lastId: '0',
        onEntries: changed => (live.value = new Map([...live.value, ...changed.map(one => [one.id, one] as const)])),
        onReset: () => (live.value = new Map()),
        onOpen: () => {},
      }),
    [],
  )
  const isPast = page.isPast
  const then = useAnswer(isPast ? 'GET /webhooks/deliveries' : undefined)
  return isPast ? (then.value?.deliveries ?? []) : [...live.value.values()]
}
