import { assuming } from '../contract/truth/assumption.ts'

/** What Marketplacer's pages leave open. */
export const assumptions = {
  'marketplacer.sent-by-names': {
    question: 'Whose messages does `chatMessageRead(sentBy:)` mark?',
    choices: { sender: 'Those that this side sent.', reader: 'Those that this side reads.' },
    default: 'sender',
    evidence:
      "The guide marks what the seller sent and passes User, and the argument's name says so; its description in the schema says who is reading.",
  },
  'marketplacer.unread-for-names': {
    question: 'Whom does `for` of `totalUnreadCount` and `lastReadMessage` name?',
    choices: { reader: 'The side that reads.', sender: 'The side that wrote the messages.' },
    default: 'reader',
    evidence: 'No page shows a call of them.',
  },
  'marketplacer.chat-messages-order': {
    question: 'In which order do the messages of a thread come?',
    choices: { 'newest-first': 'The last one first.', 'oldest-first': 'As they were written.' },
    default: 'newest-first',
    evidence: 'No page says it; paging goes forward only, and a reply needs the latest messages.',
  },
  'marketplacer.graphql-ruby': {
    question: 'Which release of graphql-ruby answers?',
    choices: {
      '2.1.6': 'One of the age of the public schema: a variable that may not be null has no default.',
      '2.3.10': 'A later one: such a variable may have a default.',
    },
    default: '2.1.6',
    evidence: 'The only public export of the schema is of November 2023.',
  },
  'marketplacer.max-page': {
    question: 'How many items has a page at most?',
    choices: { '500': '500.', '20000': '20,000.' },
    default: '500',
    evidence:
      'An older text sets a limit of 500, a newer one recommends it; an integrator reports 20,000, and an official example asks for 1000.',
  },
  'marketplacer.refused-status': {
    question: 'What is `status` of a payload with errors?',
    choices: { '200': '200, as when all is well.', '422': '422, as Rails says of a record that is not valid.' },
    default: '200',
    evidence: 'The only public sample of a failure shows 200, and is made by a stub.',
  },
  'marketplacer.blank-message': {
    question: 'May a message hold nothing to read?',
    choices: { refused: 'No.', accepted: 'Yes.' },
    default: 'refused',
    evidence: 'The schema says no more than `String!`.',
  },
  'marketplacer.chat-accounts': {
    question: 'Which accounts does `sellersForChats` list?',
    choices: { sellers: 'RETAILER and PROSPECTIVE.', all: 'Private ones too.' },
    default: 'sellers',
    evidence: 'No page says it; the same two are what `allSellers` lists where nothing is asked for.',
  },
  'marketplacer.threadless-sellers': {
    question: 'Where does `sellersForChats` list sellers without messages?',
    choices: { last: 'Behind all others.', first: 'Before all others.' },
    default: 'last',
    evidence: 'A page says that they are listed, and that the order is that of the latest message.',
  },
  'marketplacer.search-matches': {
    question: 'Where in a name does a keyword of `q` have to stand?',
    choices: { anywhere: 'Anywhere.', 'word-beginnings': 'Where a word begins.' },
    default: 'anywhere',
    evidence: 'The documented search for "Cell Phone" finds "Cell Phones 4U", which fits both.',
  },
  'marketplacer.unrated-sellers': {
    question: 'Where do sellers without a rating stand in an ascending order by rating?',
    choices: { lowest: 'Before all others.', highest: 'Behind all others.' },
    default: 'lowest',
    evidence: 'No page says it; databases do either.',
  },
  'marketplacer.deactivated-sellers': {
    question: 'Does `sellersForChats` list a seller that was deactivated?',
    choices: { hidden: 'No.', listed: 'Yes.' },
    default: 'hidden',
    evidence: 'No page says it.',
  },
  'marketplacer.deactivated-keys': {
    question: 'What are the keys of a seller that was deactivated?',
    choices: { revoked: 'They are refused.', kept: 'They still let it in.' },
    default: 'revoked',
    evidence: 'No page says it.',
  },
  'marketplacer.deleted-thread': {
    question: 'Can an operator read the thread of a deleted seller, where it was kept?',
    choices: { readable: 'Yes.', unknown: 'No: the seller is as one that never was.' },
    default: 'readable',
    evidence: 'No page says it.',
  },
} as const

/** What a world assumes of Marketplacer. */
export const assumed = assuming(assumptions)
