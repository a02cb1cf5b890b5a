import { options as guuru } from './guuru/histories/options.ts'
import { options as marketplacer } from './marketplacer/histories/options.ts'
import { options as thg } from './thg/histories/options.ts'

/** What may be asked of each vendor's histories. It loads nothing else of the vendors, so that a command line can offer it. */
export const HISTORY_OPTIONS = { thg, marketplacer, guuru } as const
