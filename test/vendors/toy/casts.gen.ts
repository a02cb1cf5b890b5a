// Generated from test/vendors/toy/casts/toy.json by `npm run generate`; do not edit.
import type { Casts } from '../../../src/vendors/contract/script.ts'

/** The scripts of the vendor's roles in the ready-made casts. */
export const casts: Casts = {
  "prompt": [
    {
      "name": "prompt-guest",
      "who": "guest",
      "when": { "type": "toy.ticket.answered" },
      "delay": "PT10S",
      "what": { "do": "thanks" }
    }
  ]
}
