// Generated from schemas/casts/thg.json by `npm run generate`; do not edit.
import type { Casts } from '../contract/script.ts'

/** The scripts of the vendor's roles in the ready-made casts. */
export const casts: Casts = {
  "prompt": [
    {
      "name": "prompt-agent",
      "who": "agent",
      "when": { "type": "thg.message.created", "after": { "type": "QUERY" } },
      "delay": ["PT5S", "PT20S"],
      "what": { "do": "pick-up" }
    },
    {
      "name": "prompt-agent-answers",
      "who": "agent",
      "when": { "type": "thg.discussion.status-changed", "after": { "status": "IN_PROGRESS" } },
      "delay": ["PT20S", "PT90S"],
      "what": {
        "do": "respond",
        "message": [
          "Hi {name}, thank you for your message. We have looked into it and have sorted this out for you.",
          "Hi {name}, thanks for getting in touch about \"{message}\". Your order is on its way.",
          "Hi {name}, sorry for the trouble. A replacement will be sent today, and you need not return anything."
        ]
      }
    }
  ],
  "office-hours": [
    {
      "name": "office-hours-agent",
      "who": "agent",
      "when": { "type": "thg.message.created", "after": { "type": "QUERY" } },
      "delay": ["PT5M", "PT1H"],
      "workingHours": { "from": "09:00", "to": "17:00" },
      "what": { "do": "pick-up" }
    },
    {
      "name": "office-hours-agent-answers",
      "who": "agent",
      "when": { "type": "thg.discussion.status-changed", "after": { "status": "IN_PROGRESS" } },
      "delay": ["PT15M", "PT3H"],
      "workingHours": { "from": "09:00", "to": "17:00" },
      "what": {
        "do": "respond",
        "message": [
          "Hi {name}, thank you for your message. We have looked into it and have sorted this out for you.",
          "Hi {name}, thanks for getting in touch about \"{message}\". Your order is on its way.",
          "Hi {name}, sorry for the trouble. A replacement will be sent today, and you need not return anything."
        ]
      }
    }
  ],
  "slow-seller": [],
  "reads-never-replies": [
    {
      "name": "never-replies-agent",
      "who": "agent",
      "when": { "type": "thg.message.created", "after": { "type": "QUERY" } },
      "delay": ["PT1M", "PT10M"],
      "what": { "do": "pick-up" }
    }
  ]
}
