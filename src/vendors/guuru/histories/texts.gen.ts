// Generated from schemas/histories/guuru.json by `npm run generate`; do not edit.
import type { Texts } from '../../contract/histories/prose.ts'

/** What people say in the vendor's histories. */
export const texts: Texts = {
  "en": {
    "parts": {
      "hi": [
        "Hi {name}, I am {expert}.",
        "Hello {name}! {expert} here.",
        "Hi {name},",
        "Good question, {name}.",
        "Hey {name}, happy to help."
      ],
      "device": ["router", "smart speaker", "laptop", "phone", "e-reader", "smart watch", "vacuum robot", "printer"],
      "town": ["Bern", "Lucerne", "Basel", "Geneva", "Winterthur"],
      "month": ["January", "February", "March", "April", "May", "June"],
      "more": ["expert: Is there anything else? 🙂", "expert: [Does that answer your question?|Did that help?]"],
      "thanks": [
        "user: [Thank you so much|Thanks a lot|Great, thanks|Perfect], {expert}!",
        "user: [That works|Solved|It is running again][, thanks|. Thank you]!",
        "user: [ok thx|👍|🙏 thank you|thanks, bye]"
      ],
      "step": [
        "Step {1..40}: [open the menu|hold the button for {2..9} seconds|wait for the light|enter the code|restart the app|check the cable] and [tell me what you see|go on when it blinks|write down the number]."
      ],
      "order": ["{1..9}{d7}"],
      "again": [
        "user: [3:One more thing: does that also work for my {~device}?|Sorry, it happens again.|I forgot to ask: is it the same in {town}?]"
      ],
      "answer": [
        "expert: [3:It does, in the same way.|Then please try it once more after a restart.|Yes, it is the same there.]"
      ]
    },
    "topics": [
      {
        "weight": 4,
        "category": "Products",
        "turns": [
          "user: [1:How do I reset my {device}?|My {device} does not switch on any more.|The {device} keeps losing its connection.]",
          "expert: {~hi} [1:please hold the power button for {5..15} seconds|please try another cable and another socket|unplug it, wait for {20..60} seconds and plug it in again]. [2:What does the light do then?|Which version does it show?]",
          "user: [2:It [blinks orange|is red for {2..9} seconds, then green|stays dark].|I see version {2..9}.{1..20}.]",
          "expert: [2:Then please choose \"factory reset\" in the app.|That is an old one: update it under Settings, About.] [It takes {5..20} minutes.|Leave it plugged in until it is done.]",
          "{more}",
          "{thanks}"
        ]
      },
      {
        "weight": 4,
        "category": "Shipping",
        "turns": [
          "user: [1:When does my order {order} arrive?|Do you deliver to {town}?|My parcel {order} is {2..6} days late.]",
          "expert: {~hi} [1:orders take {2..5} days|yes, the post brings it to {town} until {4..7} pm|I am sorry about that]. [2:Do you have the tracking number at hand?|Was it sent as a letter or as a parcel?]",
          "user: [2:It is {~order}.|As a parcel[, I think|].]",
          "expert: [2:I see it in {town}, it comes [tomorrow|today until {4..7} pm].|Then it should be there within {2..3} days.]",
          "{thanks}"
        ]
      },
      {
        "weight": 3,
        "category": "Returns",
        "turns": [
          "user: [How can I return my {device}?|Can I exchange the {device} from order {order}?|How long may I send back my {device}?]",
          "expert: {~hi} you have {14..30} days. [Take the label from your account|Any post office takes it], and [keep the receipt|pack it in the box that it came in].",
          "user: [1:And what does it cost?|Do I get the money back or a voucher?]",
          "expert: [1:Nothing, the label is paid.|The money goes back to your card within {3..8} days.]",
          "{thanks}"
        ]
      },
      {
        "weight": 3,
        "category": "Accounting",
        "turns": [
          "user: [1:How do I book a credit note?|How do I book the receipt of my {device}?|Why does my balance differ by {1..9}.{d2}?]",
          "expert: {~hi} [1:under Bookkeeping, Manual entries|choose the account {d4} and the VAT code of the purchase|that is mostly a rounding difference, it goes to the account {d4}].",
          "user: [2:And which VAT rate?|Does it matter that it is from {month}?]",
          "expert: [2:The one of the original invoice.|No, as long as {month} is not closed.]",
          "{more}",
          "{thanks}"
        ]
      },
      {
        "weight": 2,
        "category": "Payroll accounting",
        "turns": [
          "user: [1:How do I enter a {13..14}th salary?|An employee left in {month}, what do I have to do?]",
          "expert: {~hi} [1:under Payroll, Employees, Wage types|set the date of leaving first, then run {month} again]. Have you closed {month} already?",
          "user: [2:Not yet.|Yes, last week.]",
          "expert: [2:Then it is done with the next run.|Then reopen it, that is allowed once.]",
          "{thanks}"
        ]
      },
      {
        "weight": 3,
        "category": "General",
        "turns": [
          "user: [Hello|Hi], [1:can I pay by invoice?|is there a student discount?|what are your opening hours in {town}?]",
          "expert: {~hi} [1:yes, from {30..100} francs up|yes, {5..20} per cent with a valid card|in {town} it is from {8..9} to {17..19}, Saturdays until {15..16}].",
          "{thanks}"
        ]
      },
      {
        "weight": 2,
        "category": "General",
        "turns": [
          "user: [Is this a bot?|Are you a real person?]",
          "bot: Hello! I am looking for an expert for you. It takes about {1..4} minutes.",
          "expert: {~hi} [A real one 😀|A customer like you, from {town}]. What can I do for you?",
          "user: [1:My {device} makes a noise.|I forgot my password.]",
          "expert: [1:Please clean the filter of the {device}, that helps mostly.|There is a link below the log-in; the mail comes within {1..5} minutes.]",
          "{thanks}"
        ]
      },
      {
        "weight": 2,
        "category": "Products",
        "turns": [
          "user: Which {device} do you recommend for {2..6} people? This is [my room|where it would stand|what I have now].",
          "user@photo.jpg",
          "expert: {~hi} Nice photo! [The middle one of the three is enough.|I have had the small {device} for {2..5} years and would buy it again.]",
          "user: [1:How long does it last without power?|How loud is it?]",
          "expert: [1:About {5..20} hours.|You hear it, but it does not disturb.]",
          "{thanks}"
        ]
      },
      {
        "weight": 1,
        "category": "General",
        "turns": [
          "user: 😭😭😭",
          "expert: {~hi} [Oh no! What happened?|What is wrong?]",
          "user: [1:My {device} fell into the sink 💦|My {device} is gone 😢]",
          "expert: [1:Switch it off and leave it in a dry place for {24..48} hours.|You can lock it in your account, under Devices.]",
          "{thanks}"
        ]
      },
      {
        "weight": 1,
        "category": "Shipping",
        "turns": [
          "user: مرحبا، هل يمكنكم توصيل الطلب {order} إلى جنيف؟",
          "expert: {~hi} yes, we deliver to Geneva. [It takes {2..4} days.|Order {order} is on its way.]",
          "user: شكرا لكم 🙏"
        ]
      },
      {
        "weight": 1,
        "category": "Products",
        "turns": [
          "user: My {device} does not work. Please explain all of it, I have time.",
          "expert: {~hi} With pleasure, here is the whole list:\n{step*40}\nThat is all.",
          "{thanks}"
        ]
      }
    ]
  },
  "de": {
    "parts": {
      "hi": [
        "Hallo {name}, ich bin {expert}.",
        "Grüezi {name}!",
        "Hallo {name},",
        "Gute Frage, {name}.",
        "Hoi {name}, gerne!"
      ],
      "device": ["Router", "Laptop", "Drucker", "Saugroboter", "Lautsprecher", "E-Reader"],
      "town": ["Bern", "Luzern", "Basel", "Chur", "Winterthur"],
      "month": ["Januar", "Februar", "März", "April", "Mai", "Juni"],
      "more": [
        "expert: Kann ich sonst noch helfen? 🙂",
        "expert: [Ist die Frage damit beantwortet?|Hat das geholfen?]"
      ],
      "thanks": [
        "user: [Herzlichen Dank|Vielen Dank|Merci vielmal|Super], {expert}!",
        "user: [Hat geklappt|Läuft wieder][, danke|. Merci]!",
        "user: [👍|danke, tschüss|merci 🙏]"
      ],
      "step": [
        "Schritt {1..40}: [Menü öffnen|Taste {2..9} Sekunden halten|auf das Licht warten|Code eingeben] und [weiter, sobald es blinkt|die Nummer notieren]."
      ],
      "order": ["{1..9}{d7}"],
      "again": ["user: [3:Noch etwas: Gilt das auch für den {~device}?|Leider ist es wieder so.]"],
      "answer": ["expert: [3:Ja, genau gleich.|Dann bitte nach einem Neustart noch einmal.]"]
    },
    "topics": [
      {
        "weight": 4,
        "category": "Products",
        "turns": [
          "user: [1:Mein {device} startet nicht mehr.|Wie setze ich den {device} zurück?|Der {device} verliert dauernd die Verbindung.]",
          "expert: {~hi} [1:Bitte ein anderes Kabel probieren.|Bitte die Taste {5..15} Sekunden halten.|Einmal vom Strom nehmen und {20..60} Sekunden warten.] [2:Was macht das Licht?|Welche Version steht da?]",
          "user: [2:Es [blinkt orange|bleibt dunkel|ist kurz rot, dann grün].|Version {2..9}.{1..20}.]",
          "expert: [2:Dann hilft der Werksreset in der App.|Die ist alt: bitte in der App aktualisieren.] [Das dauert {5..20} Minuten.|Bitte eingesteckt lassen.]",
          "{more}",
          "{thanks}"
        ]
      },
      {
        "weight": 4,
        "category": "Shipping",
        "turns": [
          "user: [1:Wann kommt meine Bestellung {order}?|Liefert ihr nach {town}?]",
          "expert: {~hi} [1:das dauert {2..5} Tage|ja, die Post bringt es bis {17..19} Uhr]. Haben Sie eine Sendungsnummer?",
          "user: [1:Ja, {~order}.|Noch nicht, ich habe erst heute bestellt.]",
          "expert: [1:Es liegt in {town} und kommt morgen.|Dann sollte es in {2..3} Tagen da sein.]",
          "{thanks}"
        ]
      },
      {
        "weight": 3,
        "category": "Accounting",
        "turns": [
          "user: [1:Wie verbuche ich eine Gutschrift?|Wie buche ich den {device}?]",
          "expert: {~hi} [1:unter Buchhaltung, manuelle Buchungen|auf Konto {d4}, mit dem Steuersatz der Rechnung].",
          "user: [2:Und welcher Steuersatz?|Auch wenn es aus dem {month} ist?]",
          "expert: [2:Der von der Rechnung.|Ja, solange {month} offen ist.]",
          "{thanks}"
        ]
      },
      {
        "weight": 3,
        "category": "Returns",
        "turns": [
          "user: [Wie schicke ich den {device} zurück?|Kann ich den {device} aus Bestellung {order} umtauschen?]",
          "expert: {~hi} Sie haben {14..30} Tage Zeit. [Das Etikett ist im Konto.|Jede Poststelle nimmt es an.]",
          "user: [1:Kostet das etwas?|Bekomme ich das Geld zurück?]",
          "expert: [1:Nein, das Porto ist bezahlt.|Ja, in {3..8} Tagen.]",
          "{thanks}"
        ]
      },
      {
        "weight": 2,
        "category": "General",
        "turns": [
          "user: [1:Kann ich auf Rechnung zahlen?|Habt ihr am Samstag in {town} offen?]",
          "expert: {~hi} [1:ja, ab {30..100} Franken|ja, bis {15..17} Uhr].",
          "{thanks}"
        ]
      }
    ]
  }
}
