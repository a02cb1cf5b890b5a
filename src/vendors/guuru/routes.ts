import { type Static, Type } from 'typebox'
import { check } from '../../inputs/check.ts'
import { Strict } from '../../inputs/strict.ts'
import type { Place } from '../contract/act.ts'
import { routesOf } from '../contract/route.ts'
import { requirePartner, review } from './operations/community.ts'
import { PartnerRow } from './records.ts'
import type { GuuruState } from './state.ts'

const { isAvailable, serviceAccountIsMember } = Type.Partial(PartnerRow).properties
const Settings = Strict({ isAvailable, serviceAccountIsMember }, { isAvailable: true })

/** The partner's settings. */
export const routes = [
  routesOf<GuuruState>()(
    {
      method: 'PUT',
      path: '/partner',
      summary: 'Changes the partner: while unavailable, no chat can start',
      body: Settings,
    },
    (place, { body }) => methods.setPartner(place, body),
  ),
]

/** What the kit offers besides the acts. */
export const methods = {
  /** A pending submission is reviewed in the partner's portal. */
  review,
  /** Changes the partner's settings: while `isAvailable` is false no chat can start. */
  setPartner({ state }: Place<GuuruState>, settings: Static<typeof Settings>): PartnerRow {
    check(Settings, settings, '', 'INVALID_INPUT')
    return state.partners.replace({ ...requirePartner(state), ...settings })
  },
}
