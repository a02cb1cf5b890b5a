// Generated from schemas/casts/guuru.json by `npm run generate`; do not edit.
import type { Casts } from '../contract/script.ts'

/** The scripts of the vendor's roles in the ready-made casts. */
export const casts: Casts = {
  "prompt": [
    {
      "name": "prompt-shopper",
      "who": "shopper",
      "when": { "type": "guuru.message.created", "after": { "author": { "type": "expert" } } },
      "times": 3,
      "delay": ["PT5S", "PT20S"],
      "while": { "status": "open" },
      "what": {
        "do": "write",
        "message": ["Ah, I see. And how do I do that?", "Okay, thanks. Does that work for my model, too?", "Got it!"]
      }
    },
    {
      "name": "prompt-shopper-rates",
      "who": "shopper",
      "when": { "type": "guuru.chat.closed" },
      "delay": ["PT20S", "PT90S"],
      "while": { "status": "closed" },
      "what": { "do": "rate", "rating": [4, 5] }
    }
  ],
  "office-hours": [
    {
      "name": "office-hours-shopper",
      "who": "shopper",
      "when": { "type": "guuru.message.created", "after": { "author": { "type": "expert" } } },
      "times": 3,
      "delay": ["PT5M", "PT1H"],
      "workingHours": { "from": "09:00", "to": "17:00" },
      "while": { "status": "open" },
      "what": {
        "do": "write",
        "message": ["Ah, I see. And how do I do that?", "Okay, thanks. Does that work for my model, too?", "Got it!"]
      }
    },
    {
      "name": "office-hours-shopper-rates",
      "who": "shopper",
      "when": { "type": "guuru.chat.closed" },
      "delay": ["PT15M", "PT3H"],
      "workingHours": { "from": "09:00", "to": "17:00" },
      "while": { "status": "closed" },
      "what": { "do": "rate", "rating": [4, 5] }
    }
  ],
  "impatient-shopper": [
    {
      "name": "impatient-shopper",
      "who": "shopper",
      "when": { "type": "guuru.chat.assigned" },
      "delay": ["PT20S", "PT40S"],
      "while": { "status": "pending" },
      "what": { "do": "write", "message": ["Hello?", "Anybody there?", "??"] },
      "then": [
        {
          "delay": ["PT30S", "PT60S"],
          "while": { "status": "pending" },
          "what": {
            "do": "write",
            "message": ["I have been waiting for a minute now.", "Is this even monitored?"]
          }
        }
      ]
    },
    {
      "name": "impatient-shopper-leaves",
      "who": "shopper",
      "when": { "type": "guuru.chat.opened" },
      "delay": ["PT5M", "PT8M"],
      "while": { "status": "open" },
      "what": { "do": "write", "message": "This takes too long, sorry." },
      "then": [{ "delay": "PT5S", "while": { "status": "open" }, "what": { "do": "close" } }]
    },
    {
      "name": "impatient-shopper-rates",
      "who": "shopper",
      "when": { "type": "guuru.chat.closed" },
      "delay": ["PT5S", "PT30S"],
      "while": { "status": "closed" },
      "what": { "do": "rate", "rating": [1, 2] }
    }
  ],
  "expert-snipes-first": [
    {
      "name": "sniping-expert",
      "who": "expert",
      "when": { "type": "guuru.chat.assigned" },
      "what": { "do": "accept" }
    }
  ],
  "thanks-and-closes": [
    {
      "name": "thankful-shopper",
      "who": "shopper",
      "when": { "type": "guuru.message.created", "after": { "author": { "type": "expert" } } },
      "times": 1,
      "delay": ["PT10S", "PT40S"],
      "while": { "status": "open" },
      "what": {
        "do": "write",
        "message": ["Thank you, {name}!", "Perfect, thanks.", "That helps, thank you very much."]
      },
      "then": [
        { "delay": ["PT5S", "PT20S"], "while": { "status": "open" }, "what": { "do": "close" } },
        {
          "delay": ["PT5S", "PT60S"],
          "while": { "status": "closed" },
          "what": { "do": "rate", "rating": [4, 5, 5] }
        }
      ]
    }
  ]
}
