// Generated from schemas/histories/marketplacer.json by `npm run generate`; do not edit.
import type { Texts } from '../../contract/histories/prose.ts'

/** What people say in the vendor's histories. */
export const texts: Texts = {
  "en": {
    "parts": {
      "hi": [
        "Hi {them},",
        "Hello {them},",
        "Hi {them}!",
        "Good [morning|afternoon], {them},",
        "{them},",
        "Hey {them},"
      ],
      "bye": ["", "", " Thanks!", " Thank you, {me}", " Cheers, {me}", " Regards, {me}", " Best, {me}"],
      "customer": [
        "Mrs Patel",
        "Mr O'Brien",
        "a Mr Novak",
        "Ms Larsen",
        "Dr Whitfield",
        "Mrs Adeyemi",
        "Mr Castellano",
        "Ms Kowalski",
        "Mr Haddad",
        "Ms Brennan",
        "Mrs Okafor",
        "Mr Lindqvist"
      ],
      "town": [
        "Leeds",
        "Geelong",
        "Bristol",
        "Hobart",
        "Cork",
        "Perth",
        "Norwich",
        "Ballarat",
        "Dundee",
        "Wollongong",
        "Swansea",
        "Cairns"
      ],
      "courier": ["DPD", "Australia Post", "StarTrack", "Evri", "Royal Mail", "Sendle", "FedEx", "UPS"],
      "tracking": ["JD{d10}", "AP{d9}", "00{d12}", "1Z{d8}"],
      "weekday": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
      "sku": ["{d4}-{d2}", "SKU {d6}", "{d8}"],
      "log": [
        "order {d8} | [shipped|packed|label printed|handed over] | {courier} | {~tracking} | [ok|ok|ok|no scan yet|weight differs by {2..90} g]"
      ],
      "order": ["{1..9}{d7}"],
      "trade": ["bikes", "phones", "outdoor", "pets", "books", "home", "garden", "toys", "coffee"],
      "names of bikes": ["Bikes", "Cycles", "Cycle Works"],
      "products of bikes": [
        "29\" hardtail",
        "kids' balance bike",
        "commuter helmet",
        "carbon seat post",
        "floor pump",
        "bike light set"
      ],
      "names of phones": ["Mobile", "Phones", "Wireless"],
      "products of phones": [
        "refurbished phone 128 GB",
        "tempered glass pack",
        "wireless charger",
        "USB-C hub",
        "leather phone case"
      ],
      "names of outdoor": ["Outdoor", "Camping Supplies", "Trail Gear"],
      "products of outdoor": ["two-person tent", "down sleeping bag", "trekking poles", "gas stove", "45 l rucksack"],
      "names of pets": ["Pets", "Pet Pantry", "Paws & Co"],
      "products of pets": [
        "grain-free dog food 12 kg",
        "cat tree",
        "aquarium heater",
        "orthopaedic dog bed",
        "bird feeder"
      ],
      "names of books": ["Books", "Bookshop", "Page & Print"],
      "products of books": ["boxed crime series", "watercolour set", "wall calendar", "cookery annual", "fountain pen"],
      "names of home": ["Homewares", "Living", "Interiors"],
      "products of home": ["linen duvet set", "oak side table", "ceramic lamp", "wool throw", "six-piece dinner set"],
      "names of garden": ["Garden Centre", "Nursery", "Garden Tools"],
      "products of garden": [
        "cordless hedge trimmer",
        "raised bed kit",
        "solar path lights",
        "teak bench",
        "hose reel"
      ],
      "names of toys": ["Toys", "Toy Chest", "Games"],
      "products of toys": [
        "wooden train set",
        "1000-piece jigsaw",
        "remote-control car",
        "doll's house",
        "strategy board game"
      ],
      "names of coffee": ["Coffee Roasters", "Coffee", "Tea House"],
      "products of coffee": ["espresso blend 1 kg", "hand grinder", "pour-over kettle", "sencha tin", "milk frother"],
      "brand": [
        "Harbour",
        "Northside",
        "Blue Door",
        "Old Mill",
        "Copper Lane",
        "Saltwater",
        "Five Oaks",
        "Bright Street",
        "Juniper",
        "Riverbank",
        "Pinecrest",
        "Lantern",
        "Redgum",
        "Foxglove",
        "Kingfisher",
        "Granite",
        "Marlow",
        "Sunday",
        "Wattle",
        "Highgate",
        "Cobble",
        "Driftwood",
        "Silverleaf",
        "Tamar",
        "Whitby"
      ],
      "company": ["{brand} Trading Pty Ltd", "{brand} Retail Ltd", "{brand} Holdings Pty Ltd", "{brand} Group Ltd"],
      "notice": [
        "Admin: {~hi} [a reminder that|please note that] the new returns policy starts on {weekday}. [The summary is in your portal.|You will find the details under Settings, Policies.]{~bye}",
        "Admin: {~hi} {2..14} of your listings have no [barcode|second image|size chart]. [Please add it|Could you complete them] by {weekday}, [otherwise they will be hidden from search|so that they stay visible].{~bye}",
        "Admin: {~hi} [peak season is close|the sale weekend is coming up]: please check your stock of the {product} and your cut-off times.{~bye}",
        "Admin: {~hi} your [tax form|bank confirmation|insurance certificate] runs out in {2..6} weeks. [A scan in the portal is enough.|Please upload the new one.]{~bye}",
        "Admin: {~hi} we have not heard from you about order {order}. [{customer} is still waiting|The customer in {town} has written again]. [Could you let us know today?|What shall we tell them?]{~bye}",
        "Admin: {~hi} [the portal|the order export] will be [offline|read-only] on {weekday} from {1..5} to {6..8} am for maintenance.",
        "Admin: {~hi} your late dispatch rate was {3..19}.{1..9} per cent [last week|over the last 30 days]. [Our limit is 4 per cent.|Please tell us what is behind it.]{~bye}",
        "Admin: {~hi} please confirm that the price of {sku} is right, it [dropped|changed] by {12..70} per cent overnight.{~bye}"
      ]
    },
    "topics": [
      {
        "weight": 5,
        "turns": [
          "Admin: {~hi} {customer} [is asking|has asked us] where order {order} is. [It was due on {weekday}.|Tracking {tracking} has not moved for {2..6} days.] Can you [check with {courier}|have a look]?{~bye}",
          "User: {~hi} [I have just rung {courier}|we looked into it]: the parcel [is stuck in their {town} depot|was mis-sorted to {town}] and [goes out again {weekday}|should arrive by {weekday}].{~bye}",
          "Admin: [Perfect, I have told {customer}.|Thanks for being so quick, {them}, I will pass that on.|Great, that is what {customer} needed.]"
        ]
      },
      {
        "weight": 5,
        "turns": [
          "User: {~hi} we are out of the {product} (order {order}). [Our supplier delivers on {weekday}.|New stock is {2..9} days away.] Will {customer} wait, or shall we refund?{~bye}",
          "Admin: {~hi} {customer} [is happy to wait until {weekday}|would rather have a refund|will take another colour if you have one]. [Please go ahead.|Can you confirm?]{~bye}",
          "User: [Done.|Will do.|All sorted for order {order}.] [Thank you|Thanks], {them}."
        ]
      },
      {
        "weight": 5,
        "turns": [
          "Admin: {~hi} order {order}: {customer} received [a damaged|the wrong|an incomplete] {product}. [Photos are attached to the case.|They would like a replacement.]{~bye}",
          "User: [Oh no, sorry about that.|That should not have happened.] [A replacement leaves us {weekday}|We have sent another one today] with {courier}, tracking {tracking}. [They can keep the first one.|We enclose a return label.]{~bye}",
          "Admin: [Thank you, {them}. I will let {customer} know.|That is generous, {them}, thanks.|Thanks, {customer} will be glad.]",
          "User: [Any time, {them}.|You are welcome. Tell me if {tracking} does not move by {weekday}.|No problem. Please tell me if it does not arrive by {weekday}.]"
        ]
      },
      {
        "weight": 4,
        "turns": [
          "User: {~hi} [our payout|the payout for {weekday}] is ${120..980}.{d2} short. [Has a refund been deducted twice?|I cannot match it to our orders.]{~bye}",
          "Admin: {~hi} I have checked with finance: [the difference is the refund of order {order}|two commission lines were booked for order {order}]. [A correction comes with the next payout.|The statement in your portal shows it now.]{~bye}",
          "User: [Found it, thanks, {them}.|That explains it. Thank you, {them}!|Ah, order {order}, of course. Thanks.]"
        ]
      },
      {
        "weight": 3,
        "turns": [
          "User: {~hi} how do I [1:change our holiday hours|hide a listing for a week|add a second user]? [I cannot find it in the portal.|The help page is out of date.]",
          "Admin: {~hi} it is under Settings, [1:Shop hours|Listings, Availability|People]. [It takes effect at once.|Changes show after about {5..30} minutes.]{~bye}",
          "User: [Got it, works!|Found it. Thanks, {them}.|Ah, there. Thank you.]"
        ]
      },
      {
        "weight": 3,
        "turns": [
          "Admin: {~hi} would you like to [take part in|join] the [spring|summer|winter|clearance] campaign with the {product}? [We would need {10..25} per cent off|The discount is at least {10..25} per cent] and {20..90} pieces in stock.{~bye}",
          "User: {~hi} [count us in|yes, gladly|we can do {10..20} per cent]. [1:Stock is fine, we have {60..300}.|When is the deadline?]{~bye}",
          "Admin: [1:[Brilliant, you are on the list.|Lovely. Prices go live on {weekday}.]|{weekday} at noon. You are on the list, {them}!]"
        ]
      },
      {
        "weight": 3,
        "turns": [
          "User: {~hi} customer {customer} returned the {product} of order {order} [used|without its box|after the return window]. [Do we have to refund in full?|What is your view?]{~bye}",
          "Admin: {~hi} [by our terms you may deduct up to {20..50} per cent for wear|please refund in full this once, the label was ours]. [I will explain it to {customer}.|I have noted it in the case.]{~bye}",
          "User: [Fair enough, refunded.|Understood. We have done that just now.|Okay, thanks for the quick answer.]"
        ]
      },
      {
        "weight": 3,
        "turns": [
          "Admin: {~hi} listing {sku} was [paused|flagged] because [1:the brand is missing|the main image has a watermark|the description promises free delivery]. [Could you correct it?|It goes live again once that is fixed.]{~bye}",
          "User: [1:Brand added.|New image uploaded.|Sorry, that came from an old import. The sentence is gone now.] [Can you check?|Please release it.]",
          "Admin: [Released.|Looks good, it is live again.|All fine now, thank you.]"
        ]
      },
      {
        "weight": 3,
        "turns": [
          "User: {~hi} [{courier} does not collect here on {weekday}|our warehouse is closed on {weekday} for stocktaking]. Orders from [Monday|the weekend] will go out a day late. [Can you extend the dispatch time?|Just so you know.]",
          "Admin: [Thanks for telling us, {them}.|No worries.] [I have extended your dispatch time until {weekday}.|It will not count against your rate.]"
        ]
      },
      {
        "weight": 3,
        "turns": [
          "Admin: {~hi} {customer} wants to change the address of order {order} to {town}. [Has it left yet?|Is that still possible?]",
          "User: [1:Just in time, changed.|It left this morning, sorry. {courier} can redirect it with {tracking}.|Yes, done.]",
          "Admin: [1:You are a star, {them}.|Okay, I will ask {courier} about {tracking}.|Thank you, I have told {customer}.]"
        ]
      },
      {
        "weight": 2,
        "turns": [
          "User: {~hi} our [stock feed|API key|order webhook] has [failed|returned errors] since {weekday}. [Did something change on your side?|We have not changed anything.]",
          "Admin: {~hi} [yes, the old endpoint was switched off|we had an incident, it is solved]. [Please send me a request id if it goes on.|Can you try again?]{~bye}",
          "User: [It works again.|Back to normal, thank you.] [The last {3..40} orders have come in.|]",
          "Admin: Good to hear. [Sorry for the trouble.|Have a good week!]"
        ]
      },
      {
        "weight": 2,
        "turns": [
          "Admin: {~hi} a customer in {town} asks whether the {product} [1:comes with a warranty|can be delivered by {weekday}|is also sold in other colours].",
          "User: [1:It does, {2..5} years.|By {weekday} it is there, if they order today.|In {2..4} colours, I will add them to the listing.]",
          "Admin: [Thanks, passed on.|Super, they have just ordered.|Thank you, {them}, I will tell them.]"
        ]
      },
      { "weight": 1, "turns": ["User: [👍|🙏|😊|🎉🎉|👍👍🏽]", "Admin: [😀|🙌|Glad that it worked! 🎉]"] },
      {
        "weight": 1,
        "turns": [
          "User: مرحبا، الطلب {order} وصل إلى المستودع اليوم. متى يمكننا شحنه إلى العميل؟",
          "Admin: {~hi} thank you! If I read it right, order {order} is in your warehouse. Please ship it by {weekday}, {customer} is expecting it.",
          "User: شكرا جزيلا، سنرسله يوم غد إن شاء الله. 📦"
        ]
      },
      {
        "weight": 1,
        "turns": [
          "User: שלום, יש לנו בעיה עם המשלוח של הזמנה {order}. המספר {tracking} לא מופיע אצל חברת השליחויות.",
          "Admin: {~hi} I have put order {order} on hold until {courier} finds {tracking}. They promised an answer by {weekday}.",
          "User: תודה רבה!"
        ]
      },
      {
        "weight": 1,
        "turns": [
          "User: {~hi} here is our whole list of [this week|the last days], as you asked:\n{log*70}\nThat is all of it.{~bye}",
          "Admin: Thanks, that is plenty. [We have found the {2..6} that we looked for.|The ones without a scan are what we needed.]"
        ]
      }
    ]
  },
  "de": {
    "parts": {
      "hi": ["Hallo {them},", "Guten [Morgen|Tag], {them},", "Hi {them},", "Moin {them},", "{them},"],
      "bye": ["", "", " Danke!", " Viele Grüße, {me}", " Vielen Dank, {me}", " Beste Grüße, {me}"],
      "customer": [
        "Frau Yılmaz",
        "Herr Brandt",
        "Frau Hoffmann",
        "Herr Nowak",
        "Frau Öztürk",
        "Herr Schäfer",
        "Frau Lindner",
        "Herr Petrović",
        "Frau Groß"
      ],
      "town": ["Köln", "Zürich", "Graz", "Münster", "Leipzig", "Basel", "Lübeck", "Linz"],
      "courier": ["DHL", "DPD", "Hermes", "GLS", "die Post"],
      "tracking": ["JJD{d10}", "00{d12}", "CH{d9}"],
      "weekday": ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag"],
      "sku": ["Art. {d6}", "{d8}"],
      "log": [
        "Bestellung {d8} | [versandt|gepackt|Etikett gedruckt] | {courier} | {~tracking} | [ok|ok|noch kein Scan]"
      ],
      "order": ["{1..9}{d7}"],
      "trade": ["bikes", "home", "garden", "coffee", "toys"],
      "names of bikes": ["Fahrräder", "Radhaus", "Zweirad"],
      "products of bikes": ["Kinderlaufrad", "Fahrradhelm", "Standpumpe", "Lichtset", "Satteltasche"],
      "names of home": ["Wohnen", "Heimtextilien", "Möbelwerk"],
      "products of home": ["Leinenbettwäsche", "Beistelltisch Eiche", "Keramiklampe", "Wolldecke"],
      "names of garden": ["Gartenwelt", "Gärtnerei", "Gartenbedarf"],
      "products of garden": ["Akku-Heckenschere", "Hochbeet", "Gartenbank", "Schlauchwagen"],
      "names of coffee": ["Kaffeerösterei", "Teekontor", "Kaffeehaus"],
      "products of coffee": ["Espresso 1 kg", "Handmühle", "Wasserkessel", "Milchaufschäumer"],
      "names of toys": ["Spielwaren", "Spielzeugkiste"],
      "products of toys": ["Holzeisenbahn", "Puzzle 1000 Teile", "Puppenhaus", "Brettspiel"],
      "brand": [
        "Nordlicht",
        "Alpenblick",
        "Elbufer",
        "Waldkauz",
        "Seestern",
        "Bergmann",
        "Kranich",
        "Lindenhof",
        "Kupferkessel",
        "Rheinufer",
        "Sonnleitner",
        "Fuchsbau",
        "Mühlbach"
      ],
      "company": ["{brand} Handels GmbH", "{brand} GmbH & Co. KG", "{brand} AG", "{brand} Vertriebs GmbH"],
      "notice": [
        "Admin: {~hi} [kurze Erinnerung|bitte beachten]: Die neuen Rückgabebedingungen gelten ab {weekday}. [Alles Weitere steht im Portal.|Die Zusammenfassung liegt im Portal.]{~bye}",
        "Admin: {~hi} bei {2..14} Ihrer Angebote fehlt [die EAN|ein zweites Bild|die Größentabelle]. [Bitte bis {weekday} ergänzen.|Sonst werden sie ausgeblendet.]{~bye}",
        "Admin: {~hi} zu Bestellung {order} fehlt uns noch Ihre Antwort, {customer} hat [wieder|schon zweimal] nachgefragt.{~bye}",
        "Admin: {~hi} am {weekday} ist das Portal von {1..4} bis {5..7} Uhr wegen Wartung nicht erreichbar.",
        "Admin: {~hi} Ihre Quote verspäteter Sendungen lag zuletzt bei {3..19},{1..9} Prozent, erlaubt sind 4. [Woran liegt es?|Bitte melden Sie sich.]{~bye}"
      ]
    },
    "topics": [
      {
        "weight": 5,
        "turns": [
          "Admin: {~hi} {customer} fragt nach Bestellung {order}. [Die Sendung {tracking} steht seit {2..6} Tagen.|Sie sollte am {weekday} da sein.] [Können Sie nachsehen?|Wissen Sie mehr?]{~bye}",
          "User: {~hi} [laut {courier} liegt das Paket in {town}|das Paket wurde nach {town} fehlgeleitet], [Zustellung am {weekday}|am {weekday} soll es da sein].{~bye}",
          "Admin: [Danke, {them}, ich gebe es weiter.|Wunderbar, {customer} weiß Bescheid.|Gut, dann bis {weekday}.]"
        ]
      },
      {
        "weight": 5,
        "turns": [
          "User: {~hi} {product} ist uns ausgegangen (Bestellung {order}). [Nachschub kommt am {weekday}.|Der Lieferant braucht {2..9} Tage.] Warten oder erstatten?{~bye}",
          "Admin: {~hi} {customer} [wartet gern bis {weekday}|möchte lieber das Geld zurück|nimmt auch eine andere Farbe].{~bye}",
          "User: [Erledigt.|Alles klar, machen wir.|Ist veranlasst, danke.]"
        ]
      },
      {
        "weight": 4,
        "turns": [
          "Admin: {~hi} bei Bestellung {order} kam {product} [beschädigt|falsch|unvollständig] an. [Fotos liegen beim Fall.|{customer} hätte gern Ersatz.]{~bye}",
          "User: [Das tut uns leid!|Oh, entschuldigen Sie bitte.] [Ersatz geht am {weekday} raus|Ersatz ist unterwegs], Sendung {tracking} mit {courier}.{~bye}",
          "Admin: [Herzlichen Dank, {them}!|Sehr nett, ich sage es {customer}.]"
        ]
      },
      {
        "weight": 3,
        "turns": [
          "User: {~hi} in der Auszahlung vom {weekday} fehlen {120..980},{d2} Euro. [Wurde etwas doppelt abgezogen?|Ich finde den Grund nicht.]{~bye}",
          "Admin: {~hi} [das ist die Erstattung zu Bestellung {order}|die Provision für {order} wurde doppelt gebucht]. [Die Korrektur kommt mit der nächsten Auszahlung.|Im Portal sehen Sie es jetzt.]{~bye}",
          "User: [Jetzt passt es, danke.|Verstanden, vielen Dank!]"
        ]
      },
      {
        "weight": 3,
        "turns": [
          "User: {~hi} wie [1:ändere ich unsere Betriebsferien|blende ich ein Angebot aus|lege ich eine Kollegin an]? [Im Portal finde ich es nicht.|]",
          "Admin: {~hi} unter Einstellungen, [1:Öffnungszeiten|Angebote|Personen]. [Das gilt sofort.|Nach etwa {5..30} Minuten ist es sichtbar.]{~bye}",
          "User: [Gefunden!|Super, klappt.|Danke, {them}.]"
        ]
      },
      {
        "weight": 2,
        "turns": [
          "Admin: {~hi} machen Sie bei der [Frühlings|Sommer|Winter]aktion mit {product} mit? [Wir bräuchten {10..25} Prozent Rabatt.|Ab {10..25} Prozent sind Sie dabei.]{~bye}",
          "User: {~hi} [gerne|wir sind dabei], [Bestand ist genug da|wir haben {60..300} Stück auf Lager].{~bye}",
          "Admin: [Prima, Sie stehen auf der Liste.|Schön, ab {weekday} ist es online.]"
        ]
      },
      { "weight": 1, "turns": ["User: [👍|😊|🎉|🙏🙏]", "Admin: [😀|👍 Schönes Wochenende!]"] },
      {
        "weight": 1,
        "turns": [
          "User: {~hi} hier die ganze Liste:\n{log*60}\nMehr haben wir nicht.{~bye}",
          "Admin: [Danke, damit kommen wir weiter.|Perfekt, das reicht uns.]"
        ]
      }
    ]
  }
}
