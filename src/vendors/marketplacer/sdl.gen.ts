// Generated from schemas/marketplacer.graphql by `npm run generate`; do not edit.
/** The vendor's schema. */
export const sdl: string = `"""
A point in time in ISO 8601 form, to the second and with an offset. A bare date is accepted as input.
"""
scalar ISO8601DateTime

"""
Anything that can be fetched by its global id.
"""
interface Node {
  """
  Global id: an opaque string, unique over all types.
  """
  id: ID!
}

"""
Where a page stands in its list.
"""
type PageInfo {
  """
  Cursor of the page's last item; null when the page is empty.
  """
  endCursor: String
  """
  True when something follows this page.
  """
  hasNextPage: Boolean!
  """
  True when something precedes this page.
  """
  hasPreviousPage: Boolean!
  """
  Cursor of the page's first item; null when the page is empty.
  """
  startCursor: String
}

"""
A reason why a mutation was refused.
"""
type ValidationError {
  """
  The attribute at fault, in snake_case.
  """
  field: String!
  """
  What is wrong with it.
  """
  messages: [String!]!
}

"""
One message of the thread between the operator and a seller.
"""
type ChatMessage implements Node {
  """
  When it was sent.
  """
  createdAt: ISO8601DateTime!
  """
  Global id.
  """
  id: ID!
  """
  The text.
  """
  message: String!
  """
  When the other side saw it; null until then.
  """
  readAt: ISO8601DateTime
  """
  The seller whose thread this is, whoever wrote the message.
  """
  seller: Seller!
  """
  The side that sent it: \`Admin\` for the operator, \`User\` for the seller.
  """
  sentByType: String!
}

"""
A message in a list.
"""
type ChatMessageEdge {
  """
  Its place in the list; opaque.
  """
  cursor: String!
  """
  The message.
  """
  node: ChatMessage
}

"""
A page of a thread, and counts over the whole thread.
"""
type ChatMessagesConnection {
  """
  The page's messages with their cursors.
  """
  edges: [ChatMessageEdge]
  """
  The newest message that one side has read; null when there is none.
  """
  lastReadMessage(
    """
    The reading side: \`Admin\` or \`User\`.
    """
    for: String!
  ): ChatMessage
  """
  The page's messages.
  """
  nodes: [ChatMessage]
  """
  How to go on.
  """
  pageInfo: PageInfo!
  """
  Number of messages in the thread.
  """
  totalCount: Int!
  """
  Number of messages that one side has not read yet.
  """
  totalUnreadCount(
    """
    The reading side: \`Admin\` or \`User\`.
    """
    for: String!
  ): Int!
}

"""
A seller in the list of chats.
"""
type SellersForChatsEdge {
  """
  Its place in the list; opaque.
  """
  cursor: String!
  """
  The seller.
  """
  node: Seller
}

"""
A page of the list of chats.
"""
type SellersForChatsConnection {
  """
  The page's sellers with their cursors.
  """
  edges: [SellersForChatsEdge]
  """
  The page's sellers.
  """
  nodes: [Seller]
  """
  How to go on.
  """
  pageInfo: PageInfo!
  """
  Number of sellers that match.
  """
  totalCount: Int!
}

"""
What \`chatMessageCreate\` needs.
"""
input ChatMessageCreateMutationInput {
  """
  Any text; it comes back in the payload.
  """
  clientMutationId: String
  """
  The text to send; not blank.
  """
  message: String!
  """
  The seller to write to. Needed with an operator key; a seller key stands for its own seller.
  """
  sellerId: ID
}

"""
Outcome of \`chatMessageCreate\`.
"""
type ChatMessageCreateMutationPayload {
  """
  The new message; null when it was refused.
  """
  chatMessage: ChatMessage
  """
  What the input carried.
  """
  clientMutationId: String
  """
  Why the message was refused; null on success.
  """
  errors: [ValidationError!]
  """
  An HTTP-like status number.
  """
  status: Int!
}

"""
What \`chatMessageRead\` needs.
"""
input ChatMessageReadMutationInput {
  """
  Any text; it comes back in the payload.
  """
  clientMutationId: String
  """
  The seller whose thread was read. Needed with an operator key; a seller key stands for its own seller.
  """
  seller: ID
  """
  The side that sent the messages which were read: \`Admin\` or \`User\`.
  """
  sentBy: String!
}

"""
Outcome of \`chatMessageRead\`.
"""
type ChatMessageReadMutationPayload {
  """
  The thread's last message, whoever sent it; null when the thread is empty or the call was refused.
  """
  chatMessage: ChatMessage
  """
  What the input carried.
  """
  clientMutationId: String
  """
  Why the call was refused; null on success.
  """
  errors: [ValidationError!]
  """
  An HTTP-like status number.
  """
  status: Int!
}

"""
What can be read. Fields that the API key may not use do not exist for it.
"""
type Query {
  """
  The messages of one seller's thread.
  """
  chatMessages(
    """
    Cursor of the last message already seen; null starts at the beginning.
    """
    after: String
    """
    Not in use.
    """
    before: String
    """
    Page size.
    """
    first: Int
    """
    Not in use.
    """
    last: Int
    """
    The seller whose thread is meant. Needed with an operator key; a seller key stands for its own seller.
    """
    sellerId: ID
  ): ChatMessagesConnection!

  """
  Sellers to chat with, those with the latest messages first. Operator keys only.
  """
  sellersForChats(
    """
    Cursor of the last seller already seen; null starts at the beginning.
    """
    after: String
    """
    Not in use.
    """
    before: String
    """
    Page size.
    """
    first: Int
    """
    Not in use.
    """
    last: Int
    """
    Keywords looked for in the business name and the legal business name.
    """
    q: String = null
  ): SellersForChatsConnection!

  """
  The object with this global id; null when there is none or the key may not see it.
  """
  node(id: ID!): Node
  """
  The objects with these global ids, in the same order, with null for each that \`node\` would not give.
  """
  nodes(ids: [ID!]!): [Node]!

  """
  Who the API key belongs to.
  """
  apiKeyPrincipal: APIKeyPrincipal
  """
  Sellers that meet all the conditions given.
  """
  sellersWhere(
    """
    Cursor of the last seller already seen; null starts at the beginning.
    """
    after: String
    """
    Not in use.
    """
    before: String
    """
    Page size.
    """
    first: Int
    """
    Not in use.
    """
    last: Int
    """
    Keywords looked for in the business name, the email address and the legal business name.
    """
    q: String = null
    """
    Only sellers with one of these ids; an empty list sets no condition.
    """
    retailerIds: [ID!] = []
    """
    Only sellers whose service level rating lies in this range.
    """
    slaRatingRange: SellerSlaRatingRangeInput = null
    """
    Order of the list; without it, the server's own.
    """
    sort: SellersWhereSort = null
  ): SellerConnection!
  """
  All sellers of the marketplace. Operator keys only.
  """
  allSellers(
    """
    Only accounts of these kinds.
    """
    accountType: [AllSellersAccountTypeEnum!] = [RETAILER, PROSPECTIVE]
    """
    Cursor of the last seller already seen; null starts at the beginning.
    """
    after: String
    """
    Not in use.
    """
    before: String
    """
    Page size.
    """
    first: Int
    """
    True adds a \`DeletedSeller\` for each seller that was removed.
    """
    includeDeleted: Boolean = null
    """
    Not in use.
    """
    last: Int
    """
    Sort keys, the most important first.
    """
    sort: [AllSellersSort!] = [{ field: UPDATED_AT, ordering: ASCENDING }]
    """
    Only sellers changed at this moment or later.
    """
    updatedSince: ISO8601DateTime = null
  ): AllSellersConnection!
}

"""
What can be changed. Refusals are told in the payload's \`errors\`.
"""
type Mutation {
  """
  Sends a message in a seller's thread, from the side the key belongs to.
  """
  chatMessageCreate(input: ChatMessageCreateMutationInput!): ChatMessageCreateMutationPayload
  """
  Marks as read all messages that one side sent in a seller's thread.
  """
  chatMessageRead(input: ChatMessageReadMutationInput!): ChatMessageReadMutationPayload
}

"""
An account that sells on the marketplace.
"""
type Seller implements Node {
  """
  Global id.
  """
  id: ID!
  """
  Trading name.
  """
  businessName: String!
  """
  The seller's thread with the operator.
  """
  chatMessages(
    """
    Cursor of the last message already seen; null starts at the beginning.
    """
    after: String
    """
    Not in use.
    """
    before: String
    """
    Page size.
    """
    first: Int
    """
    Not in use.
    """
    last: Int
  ): ChatMessagesConnection!
  """
  The number inside the global id.
  """
  legacyId: Int!
  """
  Name in official registers.
  """
  legalBusinessName: String!
  """
  Number in the business register.
  """
  businessNumber: String!
  """
  The operator's own code for the account.
  """
  accountCode: String
  """
  Kind of account.
  """
  accountType: String
  """
  Postal address.
  """
  address: Address
  """
  When the account was made.
  """
  createdAt: ISO8601DateTime
  """
  When the account last changed.
  """
  updatedAt: ISO8601DateTime!
  """
  Email address for contact.
  """
  emailAddress: String!
  """
  Telephone number.
  """
  phone: String!
  """
  Mobile telephone number.
  """
  mobile: String
  """
  True when the seller's products are on sale.
  """
  online: Boolean!
  """
  True when the seller has no shop to walk into.
  """
  onlineOnly: Boolean!
  """
  True for a business account.
  """
  isRetailer: Boolean!
  """
  True for an individual's account.
  """
  isPrivate: Boolean!
  """
  True when shoppers may write to the seller.
  """
  sellerIsContactable: Boolean!
  """
  True when the marketplace's shipping rules hold for this seller.
  """
  marketplaceShippingRulesEnabled: Boolean!
  """
  True when the seller may use the API.
  """
  apiEnabled: Boolean
  """
  Opening hours, as free text.
  """
  openingHours: String
  """
  Rating, as text.
  """
  sellerRating: String
  """
  The seller's words about the shop.
  """
  storeDescription: String
  """
  URL of a video about the seller.
  """
  youtubeVideoUrl: String
  """
  Labels set on the account.
  """
  tags: [String!]
  """
  URL of the logo.
  """
  logoUrl: String @deprecated(reason: "Deprecated as of March 2023. Use logo instead")
  """
  Free key and value pairs.
  """
  metadata: [Metadatum!]!
  """
  Ids of the seller in other systems.
  """
  externalIds: [ExternalID!]!
  """
  API keys of the account, without their secrets.
  """
  marketplacerApiKeys: [MarketplacerAPIKey!]!
  """
  The main person of the account.
  """
  primaryUser: User
  """
  All people of the account.
  """
  users(
    """
    Cursor of the last user already seen; null starts at the beginning.
    """
    after: String
    """
    Not in use.
    """
    before: String
    """
    Page size.
    """
    first: Int
    """
    Not in use.
    """
    last: Int
  ): UserConnection!
}

"""
A person who works for a seller.
"""
type User {
  """
  Global id; not an id for \`node\`.
  """
  id: ID!
  """
  The number inside the id.
  """
  legacyId: Int
  """
  Email address.
  """
  emailAddress: String
  """
  Given name.
  """
  firstName: String
  """
  Family name.
  """
  surname: String
  """
  Name to log in with.
  """
  username: String
  """
  Name of the user's account.
  """
  userAccountName: String
  """
  True while logged in to the portal.
  """
  loggedIn: Boolean!
  """
  The seller that the person works for.
  """
  seller: Seller
}

"""
A person who works for the operator.
"""
type Admin implements Node {
  """
  Global id.
  """
  id: ID!
  """
  Email address.
  """
  emailAddress: String
  """
  Full name.
  """
  name: String
}

"""
A person on either side.
"""
union AdminOrUser = Admin | User

"""
Who an API key belongs to.
"""
type APIKeyPrincipal {
  """
  Email address for contact.
  """
  emailAddress: String
  """
  Full name.
  """
  name: String
  """
  The seller of a seller key; null for an operator key.
  """
  seller: Seller
  """
  The person behind the key, where it is a seller's.
  """
  user: User
  """
  Name to log in with.
  """
  username: String
}

"""
An API key, without its secret.
"""
type MarketplacerAPIKey {
  """
  When the key was made.
  """
  createdAt: ISO8601DateTime!
  """
  Number of the person who made it.
  """
  createdById: Int!
  """
  Side of the person who made it: \`Admin\` or \`User\`.
  """
  createdByType: String!
  """
  What the key is for.
  """
  description: String!
  """
  Global id.
  """
  id: ID!
  """
  The organisation that uses the key.
  """
  organization: String!
}

"""
A postal address.
"""
type Address implements Node {
  """
  Street and number.
  """
  address: String!
  """
  Town or city.
  """
  city: String!
  """
  Country.
  """
  country: Country!
  """
  The whole address in one line.
  """
  fullAddress: String!
  """
  Global id.
  """
  id: ID!
  """
  Latitude in degrees.
  """
  lat: Float
  """
  Longitude in degrees.
  """
  lng: Float
  """
  A short name of the place.
  """
  location: String
  """
  URL of a map.
  """
  mapUrl: String
  """
  Postal code.
  """
  postcode: String!
  """
  State or province; null where the country has none.
  """
  state: State
  """
  Flat, unit or floor.
  """
  subaddress: String
}

"""
A country.
"""
type Country implements Node {
  """
  Two-letter code.
  """
  code: String!
  """
  Global id.
  """
  id: ID!
  """
  Name of the country.
  """
  name: String!
}

"""
A state or province.
"""
type State implements Node {
  """
  The country it is in.
  """
  country: Country!
  """
  Global id.
  """
  id: ID!
  """
  Name of the state.
  """
  name: String!
  """
  Abbreviated name.
  """
  short: String!
}

"""
A free key and value pair.
"""
type Metadatum {
  """
  When the pair was first set.
  """
  createdAt: ISO8601DateTime!
  """
  Name of the pair.
  """
  key: String!
  """
  When the value last changed.
  """
  updatedAt: ISO8601DateTime!
  """
  Content of the pair.
  """
  value: String!
}

"""
An id in another system.
"""
type ExternalID {
  """
  Global id of this record.
  """
  id: ID!
  """
  The other system.
  """
  key: String!
  """
  The object that the id stands for.
  """
  owner: Node!
  """
  The id there.
  """
  value: String!
}

"""
A user in a list.
"""
type UserEdge {
  """
  Its place in the list; opaque.
  """
  cursor: String!
  """
  The user.
  """
  node: User
}

"""
A page of users.
"""
type UserConnection {
  """
  The page's users with their cursors.
  """
  edges: [UserEdge]
  """
  The page's users.
  """
  nodes: [User]
  """
  How to go on.
  """
  pageInfo: PageInfo!
  """
  Number of users in the whole list.
  """
  totalCount: Int!
}

"""
A seller in a list.
"""
type SellerEdge {
  """
  Its place in the list; opaque.
  """
  cursor: String!
  """
  The seller.
  """
  node: Seller
}

"""
A page of sellers.
"""
type SellerConnection {
  """
  The page's sellers with their cursors.
  """
  edges: [SellerEdge]
  """
  The page's sellers.
  """
  nodes: [Seller]
  """
  How to go on.
  """
  pageInfo: PageInfo!
  """
  Number of sellers that match.
  """
  totalCount: Int!
}

"""
What is left of a seller that was removed.
"""
type DeletedSeller implements Node {
  """
  Global id.
  """
  id: ID!
  """
  The number inside the global id.
  """
  legacyId: Int!
  """
  When the seller was removed.
  """
  updatedAt: ISO8601DateTime!
}

"""
A seller, present or removed.
"""
union AllSeller = DeletedSeller | Seller

"""
A present or removed seller in a list.
"""
type AllSellersEdge {
  """
  Its place in the list; opaque.
  """
  cursor: String!
  """
  The seller.
  """
  node: AllSeller
}

"""
A page of present and removed sellers.
"""
type AllSellersConnection {
  """
  The page's sellers with their cursors.
  """
  edges: [AllSellersEdge]
  """
  The page's sellers.
  """
  nodes: [AllSeller]
  """
  How to go on.
  """
  pageInfo: PageInfo!
  """
  Number of sellers that match.
  """
  totalCount: Int!
}

"""
Kinds of seller account.
"""
enum AllSellersAccountTypeEnum {
  """
  A business.
  """
  RETAILER
  """
  An individual.
  """
  PRIVATE
  """
  A business that may not list products yet.
  """
  PROSPECTIVE
}

"""
Sort keys of \`allSellers\`.
"""
enum AllSellersSortFieldEnum {
  """
  Last change of the account.
  """
  UPDATED_AT
  """
  Trading name.
  """
  BUSINESS_NAME
  """
  Service level rating.
  """
  SLA_RATING
}

"""
Sort keys of \`sellersWhere\`.
"""
enum SellersWhereSortFieldEnum {
  """
  Making of the account.
  """
  CREATED_AT
  """
  Trading name.
  """
  BUSINESS_NAME
  """
  Service level rating.
  """
  SLA_RATING
}

"""
Direction of a sort.
"""
enum SortOrderingEnum {
  """
  Smallest, earliest or first in the alphabet first.
  """
  ASCENDING
  """
  The reverse.
  """
  DESCENDING
}

"""
A range of service level ratings; a bound left out is open.
"""
input SellerSlaRatingRangeInput {
  """
  Lower bound, included.
  """
  gte: Float
  """
  Upper bound, included.
  """
  lte: Float
}

"""
One sort key of \`allSellers\`.
"""
input AllSellersSort {
  """
  What to sort by.
  """
  field: AllSellersSortFieldEnum = UPDATED_AT
  """
  Direction for this key.
  """
  ordering: SortOrderingEnum = ASCENDING
}

"""
Sort of \`sellersWhere\`.
"""
input SellersWhereSort {
  """
  Sort keys, the most important first.
  """
  fields: [SellersWhereSortFieldEnum!]! = [CREATED_AT]
  """
  One direction for all keys.
  """
  ordering: SortOrderingEnum = ASCENDING
}
`
