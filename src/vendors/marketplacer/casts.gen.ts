// Generated from schemas/casts/marketplacer.json by `npm run generate`; do not edit.
import type { Casts } from '../contract/script.ts'

/** The scripts of the vendor's roles in the ready-made casts. */
export const casts: Casts = {
  "prompt": [
    {
      "name": "prompt-seller",
      "who": "seller",
      "when": { "type": "marketplacer.message.created", "after": { "sentByType": "Admin" } },
      "delay": ["PT5S", "PT20S"],
      "what": { "do": "read" },
      "then": [
        {
          "delay": ["PT20S", "PT90S"],
          "what": {
            "do": "write",
            "message": [
              "Thanks, we will look into \"{message}\" right away.",
              "Got it. The parcel leaves our warehouse today.",
              "Sorry about that, we have refunded the customer."
            ]
          }
        }
      ]
    }
  ],
  "office-hours": [
    {
      "name": "office-hours-seller",
      "who": "seller",
      "when": { "type": "marketplacer.message.created", "after": { "sentByType": "Admin" } },
      "delay": ["PT5M", "PT1H"],
      "workingHours": { "from": "09:00", "to": "17:00" },
      "what": { "do": "read" },
      "then": [
        {
          "delay": ["PT15M", "PT3H"],
          "workingHours": { "from": "09:00", "to": "17:00" },
          "what": {
            "do": "write",
            "message": [
              "Thanks, we will look into \"{message}\" right away.",
              "Got it. The parcel leaves our warehouse today.",
              "Sorry about that, we have refunded the customer."
            ]
          }
        }
      ]
    }
  ],
  "slow-seller": [
    {
      "name": "slow-seller",
      "who": "seller",
      "when": { "type": "marketplacer.message.created", "after": { "sentByType": "Admin" } },
      "delay": ["PT2H", "PT5H"],
      "what": { "do": "read" },
      "then": [
        {
          "delay": ["PT6H", "PT30H"],
          "what": {
            "do": "write",
            "message": [
              "Thanks, we will look into \"{message}\" right away.",
              "Got it. The parcel leaves our warehouse today.",
              "Sorry about that, we have refunded the customer."
            ]
          }
        }
      ]
    }
  ],
  "reads-never-replies": [
    {
      "name": "never-replies-seller",
      "who": "seller",
      "when": { "type": "marketplacer.message.created", "after": { "sentByType": "Admin" } },
      "delay": ["PT1M", "PT10M"],
      "what": { "do": "read" }
    }
  ]
}
