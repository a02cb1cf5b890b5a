import { assuming } from '../contract/truth/assumption.ts'

/** What GUURU's pages leave open. */
export const assumptions = {
  'guuru.persona-absent-means': {
    question: 'What does an optional member that is left out of a repeated `createPersona` do?',
    choices: { keep: 'The stored value stays; null clears it.', clear: 'The value is gone, as with null.' },
    default: 'keep',
    evidence:
      'The pages speak of passing new information, and let clients call it before every accept; a whole replacement would drop pictures then.',
  },
  'guuru.first-above-100': {
    question: 'What does `first` above 100 mean?',
    choices: { refusal: 'It is refused, as what is below 1.', largest: 'It is taken as 100.' },
    default: 'refusal',
    evidence: 'A page says that 1 to 100 are valid, and not what becomes of others.',
  },
  'guuru.lists-begin-with': {
    question: 'With what do chats, experts and submissions begin without `orderBy`?',
    choices: { oldest: 'With the first one.', newest: 'With the last one.' },
    default: 'oldest',
    evidence: 'No page says it; the documented export asks for the ascending order by name.',
  },
  'guuru.messages-without-first': {
    question: 'How many messages has `Chat.messages` without `first`?',
    choices: { all: 'All of them.', ten: 'Ten, as every other list.' },
    default: 'all',
    evidence: 'The documented query passes no arguments, and an agent who accepts needs all that was said.',
  },
  'guuru.end-date': {
    question: 'Does `endDate` include a chat of that very instant?',
    choices: { exclusive: 'No.', inclusive: 'Yes.' },
    default: 'exclusive',
    evidence: 'No page says it.',
  },
  'guuru.rated-chat-opens': {
    question: 'Can `openChat` open a rated chat again?',
    choices: { no: 'No, it is refused as one that is not closed.', yes: 'Yes, as a closed one.' },
    default: 'no',
    evidence: 'The pages call a rated chat finished.',
  },
  'guuru.reopened-closed-at': {
    question: 'What is `closedAt` of a chat that was opened again?',
    choices: { cleared: 'Null.', kept: 'When it was closed last.' },
    default: 'cleared',
    evidence: 'No page says it.',
  },
  'guuru.accept-checks-first': {
    question: 'What does `acceptChat` say of a chat that was accepted and a persona that is unknown?',
    choices: { persona: 'That the persona is unknown.', state: 'That the chat was accepted.' },
    default: 'persona',
    evidence: 'No page shows an error.',
  },
  'guuru.owner-checked': {
    question: "What is said first of another expert's chat that has the wrong status too?",
    choices: { 'after-state': 'That the status is wrong.', 'before-state': 'That the chat is of another expert.' },
    default: 'after-state',
    evidence: 'No page shows an error.',
  },
  'guuru.own-message-webhook': {
    question: 'Is `message-created` sent for what the API itself said?',
    choices: { sent: 'Yes; receivers skip it by the author.', none: 'No.' },
    default: 'sent',
    evidence: 'The page says: any new message in a chat.',
  },
  'guuru.persona-transfer-webhook': {
    question: 'Is a webhook sent when a chat goes to another persona?',
    choices: { none: 'No.', 'chat-transferred': '`chat-transferred` is.' },
    default: 'none',
    evidence: 'The page says that `chat-transferred` tells of a chat that leaves the community.',
  },
  'guuru.expired-offer': {
    question: 'What becomes of a pending chat that no expert has taken in time?',
    choices: { 'assigned-again': 'It is offered again, with `chat-assigned`.', kept: 'It waits as it is.' },
    default: 'assigned-again',
    evidence: 'The rules of the community say that experts may let an offer go, and not what follows.',
  },
  'guuru.erased-answers': {
    question: 'What becomes of what others wrote to a shopper who is forgotten?',
    choices: { kept: 'It stays as it is.', masked: "It is masked as the shopper's own texts are." },
    default: 'kept',
    evidence: 'No page knows that shoppers are forgotten.',
  },
} as const

/** What a world assumes of GUURU. */
export const assumed = assuming(assumptions)
