import { assuming } from '../contract/truth/assumption.ts'

/** What THG's pages leave open. */
export const assumptions = {
  'thg.create-discussion-returns': {
    question: 'Which id does `createDiscussion` answer?',
    choices: { discussion: 'That of the new discussion.', message: 'That of its first message.' },
    default: 'discussion',
    evidence:
      "The schema's text says that of the message and ends in stray words about new discussions; the name says that of the discussion, which a client needs to go on.",
  },
  'thg.reply-reopens': {
    question: 'Does a reply reopen a completed discussion?',
    choices: { yes: 'It is OUTSTANDING again.', no: 'It stays COMPLETED.' },
    default: 'yes',
    evidence: 'A page says that a thanks of the customer needs no answer, which takes an agent to decide it.',
  },
  'thg.reply-requeues': {
    question: 'What is a discussion that an agent has, or has put off, after a reply?',
    choices: { no: 'It keeps its status.', yes: 'It is OUTSTANDING again.' },
    default: 'no',
    evidence: 'No page says it; the agent has it already.',
  },
  'thg.reply-marks-read': {
    question: 'Is a discussion read once its customer has replied?',
    choices: { no: 'A reply leaves it as it is.', yes: 'A reply marks it as read.' },
    default: 'no',
    evidence: 'The schema says that `markDiscussionMessagesAsRead` does it, and nothing of replies.',
  },
  'thg.reading-updates': {
    question: "Does marking as read change a discussion's `updatedAt`?",
    choices: { no: 'Only messages and statuses do.', yes: 'It is the time of the reading then.' },
    default: 'no',
    evidence: 'No page says it; a list by change would jump when it is read.',
  },
  'thg.mark-without-input': {
    question: 'What does `markDiscussionMessagesAsRead` without input do, which the schema allows?',
    choices: {
      nothing: 'It answers null, and nothing happens.',
      refused: 'It is refused as for an unknown discussion.',
    },
    default: 'nothing',
    evidence: 'No page says it.',
  },
  'thg.blank-message': {
    question: 'May a message hold nothing to read?',
    choices: { refused: 'No.', accepted: 'Yes.' },
    default: 'refused',
    evidence: 'The schema says no more than `String!`.',
  },
  'thg.foreign-product': {
    question: 'May a discussion be about a product that is not in its order?',
    choices: { refused: 'No, nothing is created.', accepted: 'Yes; the product is not shown.' },
    default: 'refused',
    evidence: 'The schema takes any number; what it shows are products of the order.',
  },
  'thg.discussions-order': {
    question: 'In which order do discussions come?',
    choices: {
      'last-changed-first': 'By change, the last first.',
      'first-changed-first': 'By change, the first first.',
    },
    default: 'last-changed-first',
    evidence: 'No page says it, and nothing sorts; the real client shows the first page as it comes.',
  },
  'thg.messages-order': {
    question: 'In which order do the messages of a discussion come?',
    choices: { 'oldest-first': 'As they were written.', 'newest-first': 'The last one first.' },
    default: 'oldest-first',
    evidence: 'No page says it; the sample shows a question before its answer.',
  },
  'thg.ended-attachment': {
    question: 'What is the token of an attachment that was rejected or has expired?',
    choices: { unknown: 'As unknown as one that never was.', accepted: 'It is taken with a message all the same.' },
    default: 'unknown',
    evidence: 'No page knows that attachments end.',
  },
  'thg.variable-coercion': {
    question: 'Are variables of other types taken, such as "true" for a Boolean?',
    choices: { lenient: 'Yes, as graphql-java up to 19 does.', strict: 'No, as graphql-java from 20 on.' },
    default: 'lenient',
    evidence: 'A documented sample sends "False" and "True" for `Boolean!`; later versions of the engine refuse them.',
  },
  'thg.guest-flags': {
    question: 'What are `extensions.flags` of a guest?',
    choices: { empty: 'An empty list.', absent: 'They are left out.' },
    default: 'empty',
    evidence:
      "The real client checks that the list lacks LOGGED_IN, which a list takes; one documented guest's answer has no `flags`.",
  },
  'thg.guest-uploader-config': {
    question: 'What does a guest get for `attachmentUploaderConfig`?',
    choices: { refused: 'Null and the error of what needs a customer.', null: 'Null without an error.' },
    default: 'refused',
    evidence: 'It is nullable, and the real client takes it for protected.',
  },
  'thg.logout-revokes': {
    question: 'Is a token good for nothing after `logout`?',
    choices: { yes: 'It makes a guest.', no: 'Only the cookie goes; the token lives on.' },
    default: 'yes',
    evidence: 'No page says it.',
  },
  'thg.session-lifetime': {
    question: 'How long is a log-in token good?',
    choices: { PT24H: 'A day.', P30D: 'Thirty days.' },
    default: 'PT24H',
    evidence: 'No page says it.',
  },
  'thg.upload-token-lifetime': {
    question: 'How long is the token of an upload form good?',
    choices: { PT1H: 'An hour.', PT5M: 'Five minutes.' },
    default: 'PT1H',
    evidence: 'No page says it.',
  },
  'thg.password-length': {
    question: 'How many characters has a password at least?',
    choices: { '6': 'Six.', '8': 'Eight.' },
    default: '6',
    evidence: 'The schema has MIN_LENGTH and no number.',
  },
  'thg.cancellable-until': {
    question: 'Until when is an order `cancellable`?',
    choices: { packed: 'While it is ORDER_PLACED.', sent: 'While it is ORDER_PLACED or PROCESSING.' },
    default: 'packed',
    evidence: 'No page says it.',
  },
  'thg.erased-orders': {
    question: 'What becomes of the orders of a customer who is forgotten?',
    choices: { kept: 'They stay, as accounts have to keep them.', gone: 'They are gone.' },
    default: 'kept',
    evidence: 'No page knows that customers are forgotten.',
  },
  'thg.erased-answers': {
    question: 'What becomes of what agents wrote to a customer who is forgotten?',
    choices: { kept: 'It stays as it is.', masked: "It is masked as the customer's own texts are." },
    default: 'kept',
    evidence: 'No page knows that customers are forgotten.',
  },
} as const

/** What a world assumes of THG. */
export const assumed = assuming(assumptions)
