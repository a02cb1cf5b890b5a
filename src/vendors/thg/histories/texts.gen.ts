// Generated from schemas/histories/thg.json by `npm run generate`; do not edit.
import type { Texts } from '../../contract/histories/prose.ts'

/** What people say in the vendor's histories. */
export const texts: Texts = {
  "en": {
    "parts": {
      "hi": [
        "Hi {name},",
        "Hello {name},",
        "Hi {name}, thank you for your message.",
        "Dear {name},",
        "Hi {name}, thanks for getting in touch."
      ],
      "bye": [
        " Kind regards, {agent}",
        " Best wishes, {agent}",
        " {agent}, Customer Services",
        "",
        " Let us know if there is anything else. {agent}"
      ],
      "open": ["", "", "Hi, ", "Hello, ", "Hi there. ", "Good evening, ", "Hey, "],
      "close": ["", "", "", " Thanks!", " Thank you, {name}", " Please help.", " Many thanks"],
      "agent": ["Aisha", "Callum", "Priya", "Tom", "Megan", "Luca", "Hannah", "Yusuf"],
      "courier": ["DPD", "Evri", "Royal Mail", "Yodel", "InPost"],
      "town": ["Warrington", "Leeds", "Swindon", "Belfast", "Exeter", "Dundee"],
      "weekday": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
      "code": ["IMPACT{d2}", "WELCOME{d2}", "PAYDAY{d2}", "REFER{d2}"],
      "cancelled": [
        "we stopped it in time and have cancelled it.",
        "that worked: it is cancelled, and nothing is charged.",
        "cancelled, as you wished."
      ],
      "packed": [
        "I am afraid it has been packed already: please refuse the parcel, and we refund it when it is back.",
        "it has left already, sorry. [Please send it back, the label is free.|You may refuse the parcel.]"
      ],
      "amount": ["{10..90}.{d2}"],
      "food": [
        "Impact Whey Protein",
        "Essential Vegan Blend",
        "Creatine Monohydrate Powder",
        "Layered Bar",
        "Protein Cookie",
        "Peanut Butter",
        "Clear Whey Isolate",
        "Pre-Workout Blend"
      ],
      "goal": [
        "build muscle",
        "lose a little weight",
        "recover faster after runs",
        "get through a half marathon",
        "eat more protein without meat"
      ],
      "thanks": [
        "QUERY: [Thank you|Thanks|Brilliant, thanks|Perfect, thank you], [{agent}|that helps|that was quick][!|.]",
        "QUERY: [Got it|It works|All sorted], [thanks|thank you very much].",
        "QUERY: [Great|Lovely], [I will wait then|I will try that|I have done that]. [Thanks.|Cheers!]"
      ],
      "variant": [
        "Impact Whey Protein 1kg - Vanilla",
        "Impact Whey Protein 2.5kg - Chocolate Brownie",
        "Impact Whey Isolate 1kg - Strawberry Cream",
        "Essential Vegan Blend 1kg - Banana",
        "Creatine Monohydrate Powder 500g",
        "Creatine Gummies 60 pieces",
        "Clear Whey Isolate - Peach Tea",
        "Clear Whey Isolate - Lemon Bitter",
        "Layered Bar 12 pack - Triple Chocolate Fudge",
        "Protein Cookie 12 pack - Oat & Raisin",
        "Peanut Butter Natural 1kg - Crunchy",
        "Alpha Men Multivitamin 120 tablets",
        "Active Women Multivitamin 120 tablets",
        "Omega 3 Softgels 250 capsules",
        "BCAA Powder 500g - Berry Burst",
        "Electrolyte Hydration Plus 20 tablets",
        "Zero Syrup - Maple",
        "Metal Shaker 750ml",
        "Training T-Shirt - Black - M",
        "Seamless Leggings - Navy - S",
        "Resistance Bands Set",
        "Pre-Workout Blend - Blue Raspberry",
        "Baked Oats 500g - Golden Syrup",
        "Collagen Powder 300g - Unflavoured"
      ],
      "second": [
        "QUERY: {~open}[any news on this?|is there an update?|could you please look into this? It has been {2..5} days.]",
        "QUERY: [Hello?|Still waiting.|I have written before, see above.]"
      ],
      "story": [
        "On {~weekday} [I ordered|I looked for|I waited for|I asked about] the {~product}, and [the page took ages|the courier rang at {7..9} in the morning|the chat was closed|the box had a dent|it was cheaper the day after], [which is a pity|which was fine in the end|and I still do not know why|so I tried again]."
      ]
    },
    "topics": [
      {
        "category": "WHERE_IS_MY_ORDER",
        "weight": 6,
        "turns": [
          "QUERY: {~open}[where is|I am still waiting for|any news of] my order {order}? [1:It should have come on {weekday}.|The tracking has not moved for {2..6} days.|{courier} says it was delivered, but it was not.]{~close}",
          "RESPONSE: {~hi} [1:{courier} tells us that order {order} is delayed in {town}. It [should arrive|will be with you] by {~weekday}.|your order {order} is stuck with {courier} in {town}. They promise it by {~weekday}.|{courier} left order {order} at the parcel shop in {town}, it is kept there until {~weekday}.]{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "WHERE_IS_MY_ORDER",
        "weight": 3,
        "turns": [
          "QUERY: {~open}order {order} still says processing. [When will it be sent?|Is something out of stock?]{~close}",
          "RESPONSE: {~hi} we are waiting for the {product}, which is expected on {weekday}. [Would you like us to send the rest first?|Shall we send what we have already?]{~bye}",
          "QUERY: [Yes please|Yes, send the rest|No, I would rather wait for all of it][.|, thanks.|!]",
          "RESPONSE: {~hi} [done|all arranged]. [You will get an e-mail with the tracking.|Tracking follows by e-mail on {weekday}.]{~bye}"
        ]
      },
      {
        "category": "DELIVERY_PROBLEM",
        "weight": 4,
        "turns": [
          "QUERY: {~open}[the parcel of order {order} was left in the rain|the box arrived open|{courier} left it with a neighbour I do not know]. [The {product} is soaked.|One {product} is missing.]{~close}",
          "RESPONSE: {~hi} I am sorry to hear that. Could you send a photo of the parcel and its label?",
          "QUERY: [Here it is.|Attached.|Photo is attached, hope it helps.] [The label says {courier}.|You can see the tape.]",
          "RESPONSE: {~hi} thank you for the photo. [A new {product} is on its way|We have refunded the {product}], [no need to return anything|and we have told {courier}].{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "RETURNS_AND_REFUNDS",
        "weight": 5,
        "turns": [
          "QUERY: {~open}[I would like to return the {product} of order {order}|how do I send back the {product}]? [It is the wrong flavour.|I ordered twice by accident.|It does not agree with me.]{~close}",
          "RESPONSE: {~hi} [no problem|of course]. Please [print the label in your account|use the QR code in your account] and hand it to {courier}. [The refund takes {3..7} days after it is back.|We refund as soon as it is scanned.]{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "RETURNS_AND_REFUNDS",
        "weight": 3,
        "turns": [
          "QUERY: {~open}I sent back order {order} {2..4} weeks ago and have no refund yet.{~close}",
          "RESPONSE: {~hi} your return reached us on {weekday}. [The refund was made today|We have released the refund of £{10..70}.{d2}] and takes {2..5} working days to show.{~bye}",
          "QUERY: [It is there now, thank you.|Just arrived in my account. Thanks!|Okay, I will check on {weekday}.]"
        ]
      },
      {
        "category": "CANCELLATION",
        "weight": 4,
        "turns": [
          "QUERY: {~open}please cancel order {order}[, I chose the wrong address|, I found a better offer|, I ordered the wrong flavour]. [I ordered only {5..25} minutes ago.|I hope that it is not too late.]{~close}",
          "RESPONSE: {~hi} {outcome}{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "PRODUCT_INFORMATION",
        "weight": 4,
        "turns": [
          "QUERY: {~open}[1:is the {food} suitable for vegans|does the {food} contain lactose|how many servings are in the {food}|is the {food} gluten free]?{~close}",
          "RESPONSE: {~hi} [1:the flavours with a V on the label are vegan|the label names milk where there is some, this one has traces|it makes about {20..40} servings|we have checked with the product team: it is]. [The nutrition table is on the product's page.|The full list is on the product's page.]{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "NUTRITIONAL_ADVICE",
        "weight": 3,
        "turns": [
          "QUERY: {~open}I want to {goal}. [How much {food} should I take a day?|When is the best time for the {food}?]{~close}",
          "RESPONSE: {~hi} most customers take one serving [after training|with breakfast|within an hour of training], and drink {2..3} litres of water a day. [Please ask a doctor if you take medicine.|More is not better here.]{~bye}",
          "QUERY: [Makes sense.|Good to know.] And on days without training?",
          "RESPONSE: {~hi} on rest days one serving is enough, [at any time|in the morning].{~bye}"
        ]
      },
      {
        "category": "OFFERS_AND_PROMOTIONS",
        "weight": 4,
        "turns": [
          "QUERY: {~open}the code {code} [does not work|is refused at the checkout|takes nothing off]. [It said {20..45} per cent.|I got it by e-mail on {weekday}.]{~close}",
          "RESPONSE: {~hi} {code} [cannot be used with products that are reduced already|ended on {weekday}, sorry]. [I have added a credit of £{3..9} to your account instead.|Please try {~code}, it works until {weekday}.]{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "FREE_GIFT",
        "weight": 3,
        "turns": [
          "QUERY: {~open}[my free shaker was not in the box|the free gift is missing from order {order}]. [I spent more than £{40..80}.|The banner promised one.]{~close}",
          "RESPONSE: {~hi} [sorry, the gifts ran out that day|that was our mistake]. [We send one to you on {weekday}.|We have added £{3..6} of credit for it.]{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "PAYMENT",
        "weight": 3,
        "turns": [
          "QUERY: {~open}I was charged [twice|two times £{amount}] for order {order}. [Please refund one.|Why?]{~close}",
          "RESPONSE: {~hi} one of the two is a reservation by your bank and [goes away within {2..5} days|was released today]. [We took £{amount} once.|Please write again if it is still there on {weekday}.]{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "CHECKOUT",
        "weight": 2,
        "turns": [
          "QUERY: {~open}at the checkout [I get an error after the card step|my postcode is not accepted|the delivery option is greyed out]. [Tried on phone and laptop.|I tried {2..5} times.]{~close}",
          "RESPONSE: {~hi} [please empty your basket and log in again|we had a fault this morning, it is mended]. [Does it work now?|Your basket is saved.]{~bye}",
          "QUERY: [Works now|Yes, it went through|That did it], [thanks|thank you]!"
        ]
      },
      {
        "category": "PLACING_AN_ORDER",
        "weight": 2,
        "turns": [
          "QUERY: {~open}can I [1:add the {product} to order {order}|order for my club, about {20..80} pieces|have order {order} sent to a locker]?{~close}",
          "RESPONSE: {~hi} [1:orders cannot be changed, but a second one within the hour is sent along|of course, our business team will call you on {weekday}|yes, {courier} does that when you reply to their text message].{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "WEBSITE_ISSUES",
        "weight": 2,
        "turns": [
          "QUERY: {~open}[the app closes when I open my orders|the site shows a blank page|I cannot scroll the reviews of the {product}]. [Version {2..9}.{1..20}, phone is up to date.|Since {weekday}.]{~close}",
          "RESPONSE: {~hi} [an update from today mends it|our developers have found it]. [Please update the app.|Please reload the page once.]{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "STOCK_AVAILABILITY",
        "weight": 2,
        "turns": [
          "QUERY: {~open}when is the {product} back in stock?{~close}",
          "RESPONSE: {~hi} we expect it [on {weekday}|within {2..4} weeks]. [Press \"notify me\" on its page for an e-mail.|Shall I suggest something like it?]{~bye}"
        ]
      },
      {
        "category": "PRICEBEATER_REQUEST",
        "weight": 1,
        "turns": [
          "QUERY: {~open}the {product} is £{2..9} cheaper at [another shop|a competitor]. Do you match it?{~close}",
          "RESPONSE: {~hi} [we do: I have added the difference as credit|it is a smaller pack there, so we cannot match it, sorry].{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "FEEDBACK",
        "weight": 2,
        "turns": [
          "QUERY: {~open}[1:just to say that the {product} is great|please bring back the old packaging of the {product}|the new packaging is so much better]. [My whole team [says so|agrees].|Best regards from {~town}.|]{~close}",
          "RESPONSE: {~hi} [1:that makes our day, thank you|I have passed it on to the product team|that is good to hear, the designers will be glad].{~bye}"
        ]
      },
      {
        "category": "PROBLEM_WITH_MY_ORDER",
        "weight": 4,
        "turns": [
          "QUERY: {~open}order {order} came with [the wrong {product}|one {product} too few|a {product} past its date].{~close}",
          "RESPONSE: {~hi} [sorry about that|my apologies]. [Would you prefer a refund or a replacement?|Shall we send the right one or refund it?]",
          "QUERY: [2:A replacement, please.|[Refund|Refund it], please.|The right one please, I need it by {weekday}.]",
          "RESPONSE: {~hi} [2:that is arranged, it is sent on {weekday}|done, the money is back within {2..5} days|it goes out today, so that it is there by {weekday}]. [Please keep what you have.|You will get an e-mail.]{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "I_WANT_TO_CREATE_AN_ACCOUNT",
        "weight": 1,
        "turns": [
          "QUERY: {~open}[I want a second account for my gym|can my partner have an account at our address]?{~close}",
          "RESPONSE: {~hi} [yes, with another e-mail address|of course: one account an e-mail address]. [The referral code in your account gives you both a discount.|]{~bye}"
        ]
      },
      {
        "category": "FEEDBACK",
        "weight": 1,
        "turns": ["QUERY: [💪💪|❤️|🔥🔥🔥|😍]", "RESPONSE: {~hi} [💙|we like that, too! 😊]{~bye}"]
      },
      {
        "category": "DELIVERY_PROBLEM",
        "weight": 1,
        "turns": [
          "QUERY: مرحباً، لم يصل طلبي {order} بعد، والعنوان صحيح. هل يمكنكم التحقق من شركة الشحن؟ شكراً",
          "RESPONSE: {~hi} [order {order} is with {courier} and comes on {weekday}|{courier} will try again on {weekday}]. I hope that English is fine.{~bye}",
          "QUERY: نعم، شكراً جزيلاً 🙏"
        ]
      },
      {
        "category": "FEEDBACK",
        "weight": 1,
        "turns": [
          "QUERY: {~open}this is a long one, because I tried to write down everything that happened.\n{story*28}\nThank you for reading this far, {name}",
          "RESPONSE: {~hi} thank you for taking the time, I have read all of it. [We will go through it in the team.|I have refunded the delivery of order {order} as a small thank you.]{~bye}"
        ]
      }
    ]
  },
  "de": {
    "parts": {
      "hi": [
        "Hallo {name},",
        "Guten Tag {name},",
        "Hallo {name}, vielen Dank für Ihre Nachricht.",
        "Hallo {name}, danke, dass Sie uns schreiben."
      ],
      "bye": [" Viele Grüße, {agent}", " Ihr Kundenservice, {agent}", "", " Melden Sie sich gern wieder. {agent}"],
      "open": ["", "", "Hallo, ", "Guten Tag, ", "Hallo zusammen, ", "Guten Abend, "],
      "close": ["", "", " Danke!", " Vielen Dank, {name}", " Bitte um Hilfe."],
      "agent": ["Jana", "Mehmet", "Lena", "Florian", "Sarah", "Piotr"],
      "courier": ["DHL", "DPD", "Hermes", "GLS"],
      "town": ["Köln", "Leipzig", "Hamburg", "Wien", "Bremen"],
      "weekday": ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag"],
      "code": ["IMPACT{d2}", "NEU{d2}", "SPAR{d2}"],
      "cancelled": ["das hat noch geklappt, sie ist storniert.", "sie ist storniert, es wird nichts abgebucht."],
      "packed": [
        "leider ist sie schon gepackt: Bitte nehmen Sie das Paket nicht an.",
        "sie ist schon unterwegs, bitte schicken Sie sie kostenlos zurück."
      ],
      "food": [
        "Impact Whey Protein",
        "Essential Vegan Blend",
        "Kreatin",
        "Layered Bar",
        "Clear Whey Isolate",
        "Erdnussmus"
      ],
      "goal": ["Muskeln aufbauen", "etwas abnehmen", "mich nach dem Laufen schneller erholen"],
      "thanks": [
        "QUERY: [Danke|Vielen Dank|Super, danke], [{agent}|das hilft mir|das ging schnell][!|.]",
        "QUERY: [Alles klar|Hat geklappt|Ist angekommen], [danke|vielen Dank]."
      ],
      "variant": [
        "Impact Whey Protein 1kg - Vanilla",
        "Impact Whey Protein 2.5kg - Chocolate Brownie",
        "Impact Whey Isolate 1kg - Strawberry Cream",
        "Essential Vegan Blend 1kg - Banana",
        "Creatine Monohydrate Powder 500g",
        "Creatine Gummies 60 pieces",
        "Clear Whey Isolate - Peach Tea",
        "Clear Whey Isolate - Lemon Bitter",
        "Layered Bar 12 pack - Triple Chocolate Fudge",
        "Protein Cookie 12 pack - Oat & Raisin",
        "Peanut Butter Natural 1kg - Crunchy",
        "Alpha Men Multivitamin 120 tablets",
        "Active Women Multivitamin 120 tablets",
        "Omega 3 Softgels 250 capsules",
        "BCAA Powder 500g - Berry Burst",
        "Electrolyte Hydration Plus 20 tablets",
        "Zero Syrup - Maple",
        "Metal Shaker 750ml",
        "Training T-Shirt - Black - M",
        "Seamless Leggings - Navy - S",
        "Resistance Bands Set",
        "Pre-Workout Blend - Blue Raspberry",
        "Baked Oats 500g - Golden Syrup",
        "Collagen Powder 300g - Unflavoured"
      ],
      "second": ["QUERY: {~open}[gibt es etwas Neues?|können Sie bitte nachsehen? Es sind schon {2..5} Tage.]"],
      "story": ["Am {~weekday} [wartete ich auf|suchte ich] {~product}, [und es kam nichts|und am Ende war es gut]."]
    },
    "topics": [
      {
        "category": "WHERE_IS_MY_ORDER",
        "weight": 6,
        "turns": [
          "QUERY: {~open}wo bleibt meine Bestellung {order}? [Sie sollte am {weekday} kommen.|Die Sendung steht seit {2..6} Tagen.]{~close}",
          "RESPONSE: {~hi} Ihre Bestellung {order} [ist bei {courier} in {town}|wurde von {courier} in {town} übernommen] und kommt voraussichtlich am {weekday}.{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "DELIVERY_PROBLEM",
        "weight": 4,
        "turns": [
          "QUERY: {~open}das Paket zu {order} [kam offen an|war völlig durchnässt]. [{product} fehlt.|{product} ist kaputt.]{~close}",
          "RESPONSE: {~hi} das tut mir leid. Können Sie uns ein Foto vom Paket schicken?",
          "QUERY: [Hier ist es.|Im Anhang.|Foto hängt an.]",
          "RESPONSE: {~hi} danke für das Foto. [Ersatz ist unterwegs|Den Betrag haben wir erstattet], [Sie müssen nichts zurückschicken|{courier} weiß Bescheid].{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "RETURNS_AND_REFUNDS",
        "weight": 4,
        "turns": [
          "QUERY: {~open}wie schicke ich {product} aus {order} zurück? [Falscher Geschmack.|Versehentlich doppelt bestellt.]{~close}",
          "RESPONSE: {~hi} gern: [drucken Sie das Etikett in Ihrem Konto aus|nehmen Sie den QR-Code aus Ihrem Konto]. [Die Erstattung dauert {3..7} Tage.|Sobald es gescannt ist, erstatten wir.]{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "CANCELLATION",
        "weight": 3,
        "turns": [
          "QUERY: {~open}bitte stornieren Sie {order}[, die Adresse ist falsch|, ich habe mich vertan].{~close}",
          "RESPONSE: {~hi} {outcome}{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "PRODUCT_INFORMATION",
        "weight": 3,
        "turns": [
          "QUERY: {~open}[1:ist {food} vegan|enthält {food} Laktose|wie viele Portionen hat {food}]?{~close}",
          "RESPONSE: {~hi} [1:die Sorten mit dem V auf dem Etikett sind es|es enthält Spuren davon|es sind etwa {20..40} Portionen]. [Die Nährwerte stehen auf der Produktseite.|Alles Weitere steht auf dem Etikett.]{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "NUTRITIONAL_ADVICE",
        "weight": 2,
        "turns": [
          "QUERY: {~open}ich möchte {goal}. Wie viel {food} nehme ich am Tag?{~close}",
          "RESPONSE: {~hi} meist genügt eine Portion [nach dem Training|zum Frühstück], dazu {2..3} Liter Wasser.{~bye}",
          "QUERY: Und an Tagen ohne Training?",
          "RESPONSE: {~hi} dann auch eine, [egal wann|am besten morgens].{~bye}"
        ]
      },
      {
        "category": "OFFERS_AND_PROMOTIONS",
        "weight": 3,
        "turns": [
          "QUERY: {~open}der Code {code} [geht nicht|wird abgelehnt]. [Er kam am {weekday} per Mail.|]{~close}",
          "RESPONSE: {~hi} {code} [gilt nicht für reduzierte Artikel|ist seit {weekday} abgelaufen]. [Ich habe Ihnen {3..9} Pfund gutgeschrieben.|Nehmen Sie {~code}.]{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "PAYMENT",
        "weight": 2,
        "turns": [
          "QUERY: {~open}für {order} wurde zweimal abgebucht.{~close}",
          "RESPONSE: {~hi} eine Buchung ist nur vorgemerkt und verschwindet in {2..5} Tagen.{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "PROBLEM_WITH_MY_ORDER",
        "weight": 3,
        "turns": [
          "QUERY: {~open}in {order} war [das falsche Produkt|ein {product} zu wenig].{~close}",
          "RESPONSE: {~hi} entschuldigen Sie bitte. Ersatz oder Erstattung?",
          "QUERY: [2:Ersatz bitte.|Lieber das Geld.]",
          "RESPONSE: {~hi} [2:Ersatz geht am {weekday} raus|das Geld ist in {2..5} Tagen zurück].{~bye}"
        ]
      },
      {
        "category": "STOCK_AVAILABILITY",
        "weight": 2,
        "turns": [
          "QUERY: {~open}wann gibt es {product} wieder?{~close}",
          "RESPONSE: {~hi} [voraussichtlich am {weekday}|in {2..4} Wochen].{~bye}"
        ]
      },
      {
        "category": "FEEDBACK",
        "weight": 1,
        "turns": [
          "QUERY: {~open}[{product} ist klasse|die neue Verpackung gefällt mir gut]!{~close}",
          "RESPONSE: {~hi} das freut uns sehr!{~bye}"
        ]
      },
      {
        "category": "WEBSITE_ISSUES",
        "weight": 1,
        "turns": [
          "QUERY: {~open}die App [stürzt bei meinen Bestellungen ab|lädt seit {weekday} nicht].{~close}",
          "RESPONSE: {~hi} das Update von heute behebt es.{~bye}",
          "{thanks}"
        ]
      },
      {
        "category": "FREE_GIFT",
        "weight": 1,
        "turns": [
          "QUERY: {~open}der Gratis-Shaker fehlt bei {order}.{~close}",
          "RESPONSE: {~hi} [wir schicken ihn am {weekday} nach|dafür haben wir {3..6} Pfund gutgeschrieben].{~bye}",
          "{thanks}"
        ]
      }
    ]
  }
}
