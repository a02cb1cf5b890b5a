import { Type } from 'typebox'
import { Strict } from '../../inputs/strict.ts'
import type { Place } from '../contract/act.ts'
import { routesOf } from '../contract/route.ts'
import { requirePartner, review } from './operations/community.ts'
import type { PartnerRow } from './records.ts'
import type { GuuruState } from './state.ts'

/** The partner's settings. */
export const routes = [
  routesOf<GuuruState>()(
    {
      method: 'PUT',
      path: '/partner',
      summary: 'Changes the partner: while unavailable, no chat can start',
      body: Strict({
        isAvailable: Type.Optional(Type.Boolean()),
        serviceAccountIsMember: Type.Optional(Type.Boolean()),
      }),
    },
    (place, { body }) => methods.setPartner(place, body),
  ),
]

/** What the kit offers besides the acts. */
export const methods = {
  /** A pending submission is reviewed in the partner's portal. */
  review,
  /** Changes the partner's settings: while `isAvailable` is false no chat can start. */
  setPartner(
    { state }: Place<GuuruState>,
    settings: Partial<Pick<PartnerRow, 'isAvailable' | 'serviceAccountIsMember'>>,
  ): PartnerRow {
    return state.partners.replace({ ...requirePartner(state), ...settings })
  },
}
