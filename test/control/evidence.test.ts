import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { EvidenceRow } from '../../src/truth/ledger.ts'
import { setupControl } from './control.ts'

const LEDGER = JSON.parse(
  readFileSync(new URL('../../schemas/evidence.json', import.meta.url), 'utf8'),
) as readonly EvidenceRow[]

test('[ours] the ledger is served whole, and by vendor', async () => {
  const { get } = await setupControl()
  expect(await get('/_sim/evidence')).toMatchObject({ status: 200, body: { evidence: LEDGER } })
  const { body } = await get('/_sim/evidence?vendor=guuru')
  expect(body.evidence).toEqual(LEDGER.filter(({ vendor }) => vendor === 'guuru'))
  expect(body.evidence).toContainEqual(expect.objectContaining({ coordinate: 'mutation:acceptChat' }))
})

test('[ours] an unknown vendor is refused with the nearest', async () => {
  const { get } = await setupControl()
  expect(await get('/_sim/evidence?vendor=guru')).toMatchObject({
    status: 400,
    body: {
      error: {
        code: 'INVALID_INPUT',
        message: 'vendor is "guru"; expected "thg", "marketplacer" or "guuru". Did you mean "guuru"?',
      },
    },
  })
})
