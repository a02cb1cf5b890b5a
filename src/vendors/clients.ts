/** What the dashboard sends as each API's own client, by vendor. */
import type { ClientSide } from './client-side.ts'
import { client as guuru } from './guuru/client.ts'
import { client as marketplacer } from './marketplacer/client.ts'
import { client as thg } from './thg/client.ts'

/** The client of each vendor's API, as the dashboard plays it. It loads nothing else of the vendors. */
export const CLIENTS: Readonly<Record<string, ClientSide>> = { thg, marketplacer, guuru }
