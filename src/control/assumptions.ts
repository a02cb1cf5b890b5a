import { describeAssumptions } from '../simulator/assumptions.ts'
import { route } from './route.ts'

/** What is assumed where the vendors' pages are silent. */
export const assumptionsRoutes = [
  route(
    'GET /assumptions',
    "What the world assumes where the vendors' pages are silent, and what else it could",
    { description: 'Chosen at the start (`--assume`) or for a new world (`assume` of `POST /_sim/worlds`).' },
    ({ world }) => ({ assumptions: describeAssumptions(world) }),
  ),
]
