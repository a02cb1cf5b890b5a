// Generated from schemas/guuru.graphql by `npm run generate`; do not edit.
/** The vendor's schema. */
export const sdl: string = `"""
A point in time: whole milliseconds since the Unix epoch, as a JSON number.
"""
scalar Timestamp

"""
What can be read.
"""
type Query {
  """
  The partner (one brand) that the API token belongs to.
  """
  partner: Partner!
}

"""
What can be changed. No mutation answers null or false: a failure is an error of the whole request.
"""
type Mutation {
  """
  Accepts a pending submission. The decision is final; a second one is an error.
  """
  approveSubmission(id: ID!): Submission!
  """
  Turns down a pending submission. The decision is final; a second one is an error.
  """
  rejectSubmission(id: ID!): Submission!
  """
  Creates the persona of an agent and returns its id. A call with a known \`providerId\` updates that persona and
  returns the same id.
  """
  createPersona(input: PersonaInput!): ID!
  """
  Takes over a pending chat. Only the first accept of a chat succeeds. Without \`input\` the API's own service
  account is shown as the expert.
  """
  acceptChat(id: ID!, input: AcceptChatInput): Chat!
  """
  Closes an open chat that was accepted through this API.
  """
  closeChat(id: ID!): Chat!
  """
  Reopens a closed chat that was accepted through this API.
  """
  openChat(id: ID!): Chat!
  """
  Adds a message to an open chat, under the name of whoever the chat is with. Answers true.
  """
  sendChatMessage(input: ChatMessageInput!): Boolean!
  """
  Hands an open chat to another persona, who is the author of the messages from then on. Answers true.
  """
  transferToPersona(chatId: ID!, personaId: ID!): Boolean!
}

"""
One brand with its community of experts.
"""
type Partner {
  """
  A short lower-case name, such as \`guuru-qa\`.
  """
  id: ID!
  """
  What the partner is ready for at this moment.
  """
  state: PartnerState
  """
  Pay of the experts.
  """
  payouts: Payouts!
  """
  The partner's chats, oldest first unless ordered otherwise.
  """
  chats(
    """
    Page size, from 1 to 100.
    """
    first: Int! = 10
    """
    Cursor of the last chat already seen; omit it to start at the beginning.
    """
    after: String
    """
    Order of the list; by default the oldest first.
    """
    orderBy: ChatOrder
    """
    Only chats created at this moment or later.
    """
    startDate: Timestamp
    """
    Only chats created before this moment.
    """
    endDate: Timestamp
  ): ChatConnection!
  """
  The experts of the partner's community.
  """
  experts(
    """
    Page size, from 1 to 100.
    """
    first: Int! = 10
    """
    Cursor of the last expert already seen; omit it to start at the beginning.
    """
    after: String
    """
    Order of the list; by default the oldest first.
    """
    orderBy: ExpertOrder
  ): ExpertConnection!
  """
  Submissions by experts.
  """
  submissions(
    """
    Only submissions in one of these states; absent or empty lets all of them through.
    """
    filters: [SubmissionFilterType]
    """
    Order of the list; by default the oldest first.
    """
    orderBy: SubmissionOrder
    """
    Page size, from 1 to 100.
    """
    first: Int = 10
    """
    Cursor of the last submission already seen; omit it to start at the beginning.
    """
    after: String
  ): SubmissionsConnection!
}

"""
What a partner is ready for, by area.
"""
type PartnerState {
  """
  State of the chat service.
  """
  chat: PartnerStateChat
}

"""
State of the partner's chat service.
"""
type PartnerStateChat {
  """
  True when the chat widget may be shown and new chats may begin.
  """
  isAvailable: Boolean!
}

"""
Pay of the experts.
"""
type Payouts {
  """
  The experts who are paid for one month.
  """
  experts(
    """
    Page size, from 1 to 100.
    """
    first: Int! = 10
    """
    Cursor of the last expert already seen; omit it to start at the beginning.
    """
    after: String
    """
    Any moment within the month meant.
    """
    period: Timestamp!
  ): ExpertConnection!
}

"""
Order of a list of chats.
"""
input ChatOrder {
  """
  Which end comes first.
  """
  direction: OrderDirection!
  """
  What to order by.
  """
  field: ChatOrderField!
}

"""
Direction of an ordering.
"""
enum OrderDirection {
  """
  Oldest first.
  """
  asc
  """
  Newest first.
  """
  desc
}

"""
What chats can be ordered by.
"""
enum ChatOrderField {
  """
  The order in which the chats were created.
  """
  id
}

"""
Order of a list of experts.
"""
input ExpertOrder {
  """
  Which end comes first.
  """
  direction: OrderDirection!
  """
  What to order by.
  """
  field: ExpertOrderField!
}

"""
What experts can be ordered by.
"""
enum ExpertOrderField {
  """
  The order in which the experts were created.
  """
  id
}

"""
Order of a list of submissions.
"""
input SubmissionOrder {
  """
  Which end comes first.
  """
  direction: OrderDirection!
  """
  What to order by.
  """
  field: SubmissionOrderField!
}

"""
What submissions can be ordered by.
"""
enum SubmissionOrderField {
  """
  The order in which the submissions were created.
  """
  id
}

"""
States that submissions can be filtered by.
"""
enum SubmissionFilterType {
  """
  Not decided yet.
  """
  pending
  """
  Accepted.
  """
  approved
  """
  Turned down.
  """
  rejected
}

"""
Where a page stands in its list.
"""
type PageInfo {
  """
  True when something follows this page.
  """
  hasNextPage: Boolean!
  """
  Cursor of the page's last item, for \`after\`; null when the page is empty.
  """
  endCursor: String
}

"""
A page of chats.
"""
type ChatConnection {
  """
  The chats of this page.
  """
  edges: [ChatEdge!]!
  """
  How to go on.
  """
  pageInfo: PageInfo!
}

"""
A chat in a list.
"""
type ChatEdge {
  """
  Its place in the list; opaque.
  """
  cursor: String!
  """
  The chat.
  """
  node: Chat!
}

"""
A page of experts.
"""
type ExpertConnection {
  """
  The experts of this page.
  """
  edges: [ExpertEdge!]!
  """
  How to go on.
  """
  pageInfo: PageInfo!
}

"""
An expert in a list.
"""
type ExpertEdge {
  """
  Its place in the list; opaque.
  """
  cursor: String!
  """
  The expert.
  """
  node: Expert!
}

"""
A page of submissions.
"""
type SubmissionsConnection {
  """
  The submissions of this page.
  """
  edges: [SubmissionEdge!]!
  """
  How to go on.
  """
  pageInfo: PageInfo!
}

"""
A submission in a list.
"""
type SubmissionEdge {
  """
  Its place in the list; opaque.
  """
  cursor: String!
  """
  The submission.
  """
  node: Submission!
}

"""
A page of messages.
"""
type MessageConnection {
  """
  The messages of this page.
  """
  edges: [MessageEdge!]!
  """
  How to go on.
  """
  pageInfo: PageInfo!
}

"""
A message in a list.
"""
type MessageEdge {
  """
  Its place in the list; opaque.
  """
  cursor: String!
  """
  The message.
  """
  node: Message!
}

"""
A conversation that a shopper began with a question.
"""
type Chat {
  """
  A random 21-character id.
  """
  id: ID!
  """
  Where the chat stands.
  """
  status: ChatStatus!
  """
  What the shopper asked first.
  """
  question: String!
  """
  The shopper's mark from 1 to 5; null until rated.
  """
  rating: Int
  """
  When the shopper began the chat.
  """
  createdAt: Timestamp!
  """
  When the chat was last closed; null while it is not closed.
  """
  closedAt: Timestamp
  """
  The shopper.
  """
  user: User!
  """
  Who accepted the chat; null until then.
  """
  expert: Expert
  """
  The field of knowledge that the question belongs to; null if none was set.
  """
  category: Category
  """
  The chat's messages, oldest first.
  """
  messages(
    """
    Page size, from 1 to 100; without it, all messages.
    """
    first: Int
    """
    Cursor of the last message already seen; omit it to start at the beginning.
    """
    after: String
  ): MessageConnection!
}

"""
Stages of a chat's life.
"""
enum ChatStatus {
  """
  Offered to the experts; nobody has accepted yet.
  """
  pending
  """
  An expert is on it.
  """
  open
  """
  Done for now; can be reopened.
  """
  closed
  """
  Moved to the company's own staff.
  """
  transferred
  """
  Finished and rated by the shopper; final.
  """
  rated
}

"""
A shopper.
"""
type User {
  """
  A 28-character id.
  """
  id: ID!
  """
  Null when unknown.
  """
  name: String
  """
  Null when unknown.
  """
  email: String
}

"""
Someone who answers chats.
"""
type Expert {
  """
  Id of the expert, or of the persona or account shown as one.
  """
  id: ID!
  """
  Name shown to shoppers; null when unknown.
  """
  name: String
}

"""
A field of knowledge.
"""
type Category {
  """
  Id of the category.
  """
  id: ID!
  """
  Name of the category.
  """
  name: String!
}

"""
Something said in a chat.
"""
interface Message {
  """
  Id of the message.
  """
  id: ID!
  """
  \`text\` or \`attachment\`.
  """
  type: String!
  """
  When it was sent; later than every earlier message of the chat.
  """
  createdAt: Timestamp!
  """
  Who wrote it.
  """
  author: Author!
}

"""
A written message.
"""
type TextMessage implements Message {
  """
  Id of the message.
  """
  id: ID!
  """
  Always \`text\`.
  """
  type: String!
  """
  When it was sent; later than every earlier message of the chat.
  """
  createdAt: Timestamp!
  """
  Who wrote it.
  """
  author: Author!
  """
  What was written.
  """
  text: String!
}

"""
A message that is a file.
"""
type AttachmentMessage implements Message {
  """
  Id of the message.
  """
  id: ID!
  """
  Always \`attachment\`.
  """
  type: String!
  """
  When it was sent; later than every earlier message of the chat.
  """
  createdAt: Timestamp!
  """
  Who sent it.
  """
  author: Author!
  """
  The file.
  """
  attachment: Attachment!
}

"""
A file that was sent in a chat.
"""
type Attachment {
  """
  Id of the attachment.
  """
  id: ID!
  """
  Name as given by the sender; it may differ from the end of the URL.
  """
  filename: String!
  """
  Media type, such as \`image/png\`.
  """
  mimetype: String!
  """
  Absolute URL of the file.
  """
  url: String!
}

"""
Writer of a message.
"""
union Author = UserAuthor | ExpertAuthor | BotAuthor

"""
The shopper, as a writer.
"""
type UserAuthor {
  """
  Id of the shopper.
  """
  id: ID!
}

"""
An automatic writer.
"""
type BotAuthor {
  """
  Id of the bot.
  """
  id: ID!
}

"""
An expert, or a persona acting as one, as a writer.
"""
type ExpertAuthor {
  """
  Id of the expert or persona.
  """
  id: ID!
  """
  The present name, also on messages written before a change of name.
  """
  name: String!
}

"""
Something an expert handed in for the partner to decide on.
"""
type Submission {
  """
  Id of the submission.
  """
  id: ID!
  """
  Whether and how it was decided.
  """
  status: SubmissionStatus!
  """
  When it was handed in.
  """
  createdAt: Timestamp!
  """
  When it was decided; null while pending.
  """
  reviewedAt: Timestamp
}

"""
States of a submission.
"""
enum SubmissionStatus {
  """
  Not decided yet.
  """
  pending
  """
  Accepted; final.
  """
  approved
  """
  Turned down; final.
  """
  rejected
}

"""
An agent of the partner, as shoppers shall see them.
"""
input PersonaInput {
  """
  Your own unchanging id of the agent. It decides whether a call creates a persona or updates one.
  """
  providerId: ID!
  """
  Name shown to shoppers.
  """
  name: String!
  """
  In an update, leaving it out keeps the stored address; null clears it.
  """
  email: String
  """
  URL of a picture. In an update, leaving it out keeps the stored one; null clears it.
  """
  photoUrl: String
}

"""
How a chat is accepted.
"""
input AcceptChatInput {
  """
  The persona shown to the shopper, an id returned by \`createPersona\`.
  """
  personaId: ID!
}

"""
A message to send, and where to.
"""
input ChatMessageInput {
  """
  The chat to write to; it must be open.
  """
  chatId: ID!
  """
  What to send.
  """
  posting: ChatMessagePostingInput!
}

"""
Content of a message to send: either a text or a file.
"""
input ChatMessagePostingInput {
  """
  \`text\` or \`attachment\`; a string, not an enum.
  """
  type: String!
  """
  Needed for \`text\`.
  """
  text: String
  """
  Media type of the file; needed for \`attachment\`.
  """
  mimetype: String
  """
  Absolute http(s) URL where the file already is; needed for \`attachment\`.
  """
  address: String
  """
  Name to show for the file; needed for \`attachment\`.
  """
  filename: String
}
`
