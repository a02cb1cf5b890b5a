// Generated from schemas/marketplacer.graphql by `npm run generate`; do not edit.
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A point in time in ISO 8601 form, to the second and with an offset. A bare date is accepted as input. */
  ISO8601DateTime: { input: number; output: number; }
};

/** Anything that can be fetched by its global id. */
export type Node = {
  /** Global id: an opaque string, unique over all types. */
  id: Scalars['ID']['output'];
};

/** Where a page stands in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the page's last item; null when the page is empty. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** True when something follows this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** True when something precedes this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the page's first item; null when the page is empty. */
  startCursor: Maybe<Scalars['String']['output']>;
};

/** A reason why a mutation was refused. */
export type ValidationError = {
  __typename?: 'ValidationError';
  /** The attribute at fault, in snake_case. */
  field: Scalars['String']['output'];
  /** What is wrong with it. */
  messages: Array<Scalars['String']['output']>;
};

/** One message of the thread between the operator and a seller. */
export type ChatMessage = Node & {
  __typename?: 'ChatMessage';
  /** When it was sent. */
  createdAt: Scalars['ISO8601DateTime']['output'];
  /** Global id. */
  id: Scalars['ID']['output'];
  /** The text. */
  message: Scalars['String']['output'];
  /** When the other side saw it; null until then. */
  readAt: Maybe<Scalars['ISO8601DateTime']['output']>;
  /** The seller whose thread this is, whoever wrote the message. */
  seller: Seller;
  /** The side that sent it: `Admin` for the operator, `User` for the seller. */
  sentByType: Scalars['String']['output'];
};

/** A message in a list. */
export type ChatMessageEdge = {
  __typename?: 'ChatMessageEdge';
  /** Its place in the list; opaque. */
  cursor: Scalars['String']['output'];
  /** The message. */
  node: Maybe<ChatMessage>;
};

/** A page of a thread, and counts over the whole thread. */
export type ChatMessagesConnection = {
  __typename?: 'ChatMessagesConnection';
  /** The page's messages with their cursors. */
  edges: Maybe<Array<Maybe<ChatMessageEdge>>>;
  /** The newest message that one side has read; null when there is none. */
  lastReadMessage: Maybe<ChatMessage>;
  /** The page's messages. */
  nodes: Maybe<Array<Maybe<ChatMessage>>>;
  /** How to go on. */
  pageInfo: PageInfo;
  /** Number of messages in the thread. */
  totalCount: Scalars['Int']['output'];
  /** Number of messages that one side has not read yet. */
  totalUnreadCount: Scalars['Int']['output'];
};


/** A page of a thread, and counts over the whole thread. */
export type ChatMessagesConnectionLastReadMessageArgs = {
  for: Scalars['String']['input'];
};


/** A page of a thread, and counts over the whole thread. */
export type ChatMessagesConnectionTotalUnreadCountArgs = {
  for: Scalars['String']['input'];
};

/** A seller in the list of chats. */
export type SellersForChatsEdge = {
  __typename?: 'SellersForChatsEdge';
  /** Its place in the list; opaque. */
  cursor: Scalars['String']['output'];
  /** The seller. */
  node: Maybe<Seller>;
};

/** A page of the list of chats. */
export type SellersForChatsConnection = {
  __typename?: 'SellersForChatsConnection';
  /** The page's sellers with their cursors. */
  edges: Maybe<Array<Maybe<SellersForChatsEdge>>>;
  /** The page's sellers. */
  nodes: Maybe<Array<Maybe<Seller>>>;
  /** How to go on. */
  pageInfo: PageInfo;
  /** Number of sellers that match. */
  totalCount: Scalars['Int']['output'];
};

/** What `chatMessageCreate` needs. */
export type ChatMessageCreateMutationInput = {
  /** Any text; it comes back in the payload. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The text to send; not blank. */
  message: Scalars['String']['input'];
  /** The seller to write to. Needed with an operator key; a seller key stands for its own seller. */
  sellerId?: InputMaybe<Scalars['ID']['input']>;
};

/** Outcome of `chatMessageCreate`. */
export type ChatMessageCreateMutationPayload = {
  __typename?: 'ChatMessageCreateMutationPayload';
  /** The new message; null when it was refused. */
  chatMessage: Maybe<ChatMessage>;
  /** What the input carried. */
  clientMutationId: Maybe<Scalars['String']['output']>;
  /** Why the message was refused; null on success. */
  errors: Maybe<Array<ValidationError>>;
  /** An HTTP-like status number. */
  status: Scalars['Int']['output'];
};

/** What `chatMessageRead` needs. */
export type ChatMessageReadMutationInput = {
  /** Any text; it comes back in the payload. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The seller whose thread was read. Needed with an operator key; a seller key stands for its own seller. */
  seller?: InputMaybe<Scalars['ID']['input']>;
  /** The side that sent the messages which were read: `Admin` or `User`. */
  sentBy: Scalars['String']['input'];
};

/** Outcome of `chatMessageRead`. */
export type ChatMessageReadMutationPayload = {
  __typename?: 'ChatMessageReadMutationPayload';
  /** The thread's last message, whoever sent it; null when the thread is empty or the call was refused. */
  chatMessage: Maybe<ChatMessage>;
  /** What the input carried. */
  clientMutationId: Maybe<Scalars['String']['output']>;
  /** Why the call was refused; null on success. */
  errors: Maybe<Array<ValidationError>>;
  /** An HTTP-like status number. */
  status: Scalars['Int']['output'];
};

/** What can be read. Fields that the API key may not use do not exist for it. */
export type Query = {
  __typename?: 'Query';
  /** The messages of one seller's thread. */
  chatMessages: ChatMessagesConnection;
  /** Sellers to chat with, those with the latest messages first. Operator keys only. */
  sellersForChats: SellersForChatsConnection;
  /** The object with this global id; null when there is none or the key may not see it. */
  node: Maybe<Node>;
  /** The objects with these global ids, in the same order, with null for each that `node` would not give. */
  nodes: Array<Maybe<Node>>;
  /** Who the API key belongs to. */
  apiKeyPrincipal: Maybe<ApiKeyPrincipal>;
  /** Sellers that meet all the conditions given. */
  sellersWhere: SellerConnection;
  /** All sellers of the marketplace. Operator keys only. */
  allSellers: AllSellersConnection;
};


/** What can be read. Fields that the API key may not use do not exist for it. */
export type QueryChatMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sellerId?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. Fields that the API key may not use do not exist for it. */
export type QuerySellersForChatsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  q?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. Fields that the API key may not use do not exist for it. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. Fields that the API key may not use do not exist for it. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be read. Fields that the API key may not use do not exist for it. */
export type QuerySellersWhereArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  q?: InputMaybe<Scalars['String']['input']>;
  retailerIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  slaRatingRange?: InputMaybe<SellerSlaRatingRangeInput>;
  sort?: InputMaybe<SellersWhereSort>;
};


/** What can be read. Fields that the API key may not use do not exist for it. */
export type QueryAllSellersArgs = {
  accountType?: InputMaybe<Array<AllSellersAccountTypeEnum>>;
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeDeleted?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<Array<AllSellersSort>>;
  updatedSince?: InputMaybe<Scalars['ISO8601DateTime']['input']>;
};

/** What can be changed. Refusals are told in the payload's `errors`. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Sends a message in a seller's thread, from the side the key belongs to. */
  chatMessageCreate: Maybe<ChatMessageCreateMutationPayload>;
  /** Marks as read all messages that one side sent in a seller's thread. */
  chatMessageRead: Maybe<ChatMessageReadMutationPayload>;
};


/** What can be changed. Refusals are told in the payload's `errors`. */
export type MutationChatMessageCreateArgs = {
  input: ChatMessageCreateMutationInput;
};


/** What can be changed. Refusals are told in the payload's `errors`. */
export type MutationChatMessageReadArgs = {
  input: ChatMessageReadMutationInput;
};

/** An account that sells on the marketplace. */
export type Seller = Node & {
  __typename?: 'Seller';
  /** Global id. */
  id: Scalars['ID']['output'];
  /** Trading name. */
  businessName: Scalars['String']['output'];
  /** The seller's thread with the operator. */
  chatMessages: ChatMessagesConnection;
  /** The number inside the global id. */
  legacyId: Scalars['Int']['output'];
  /** Name in official registers. */
  legalBusinessName: Scalars['String']['output'];
  /** Number in the business register. */
  businessNumber: Scalars['String']['output'];
  /** The operator's own code for the account. */
  accountCode: Maybe<Scalars['String']['output']>;
  /** Kind of account. */
  accountType: Maybe<Scalars['String']['output']>;
  /** Postal address. */
  address: Maybe<Address>;
  /** When the account was made. */
  createdAt: Maybe<Scalars['ISO8601DateTime']['output']>;
  /** When the account last changed. */
  updatedAt: Scalars['ISO8601DateTime']['output'];
  /** Email address for contact. */
  emailAddress: Scalars['String']['output'];
  /** Telephone number. */
  phone: Scalars['String']['output'];
  /** Mobile telephone number. */
  mobile: Maybe<Scalars['String']['output']>;
  /** True when the seller's products are on sale. */
  online: Scalars['Boolean']['output'];
  /** True when the seller has no shop to walk into. */
  onlineOnly: Scalars['Boolean']['output'];
  /** True for a business account. */
  isRetailer: Scalars['Boolean']['output'];
  /** True for an individual's account. */
  isPrivate: Scalars['Boolean']['output'];
  /** True when shoppers may write to the seller. */
  sellerIsContactable: Scalars['Boolean']['output'];
  /** True when the marketplace's shipping rules hold for this seller. */
  marketplaceShippingRulesEnabled: Scalars['Boolean']['output'];
  /** True when the seller may use the API. */
  apiEnabled: Maybe<Scalars['Boolean']['output']>;
  /** Opening hours, as free text. */
  openingHours: Maybe<Scalars['String']['output']>;
  /** Rating, as text. */
  sellerRating: Maybe<Scalars['String']['output']>;
  /** The seller's words about the shop. */
  storeDescription: Maybe<Scalars['String']['output']>;
  /** URL of a video about the seller. */
  youtubeVideoUrl: Maybe<Scalars['String']['output']>;
  /** Labels set on the account. */
  tags: Maybe<Array<Scalars['String']['output']>>;
  /**
   * URL of the logo.
   * @deprecated Deprecated as of March 2023. Use logo instead
   */
  logoUrl: Maybe<Scalars['String']['output']>;
  /** Free key and value pairs. */
  metadata: Array<Metadatum>;
  /** Ids of the seller in other systems. */
  externalIds: Array<ExternalId>;
  /** API keys of the account, without their secrets. */
  marketplacerApiKeys: Array<MarketplacerApiKey>;
  /** The main person of the account. */
  primaryUser: Maybe<User>;
  /** All people of the account. */
  users: UserConnection;
};


/** An account that sells on the marketplace. */
export type SellerChatMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** An account that sells on the marketplace. */
export type SellerUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A person who works for a seller. */
export type User = {
  __typename?: 'User';
  /** Global id; not an id for `node`. */
  id: Scalars['ID']['output'];
  /** The number inside the id. */
  legacyId: Maybe<Scalars['Int']['output']>;
  /** Email address. */
  emailAddress: Maybe<Scalars['String']['output']>;
  /** Given name. */
  firstName: Maybe<Scalars['String']['output']>;
  /** Family name. */
  surname: Maybe<Scalars['String']['output']>;
  /** Name to log in with. */
  username: Maybe<Scalars['String']['output']>;
  /** Name of the user's account. */
  userAccountName: Maybe<Scalars['String']['output']>;
  /** True while logged in to the portal. */
  loggedIn: Scalars['Boolean']['output'];
  /** The seller that the person works for. */
  seller: Maybe<Seller>;
};

/** A person who works for the operator. */
export type Admin = Node & {
  __typename?: 'Admin';
  /** Global id. */
  id: Scalars['ID']['output'];
  /** Email address. */
  emailAddress: Maybe<Scalars['String']['output']>;
  /** Full name. */
  name: Maybe<Scalars['String']['output']>;
};

/** A person on either side. */
export type AdminOrUser = Admin | User;

/** Who an API key belongs to. */
export type ApiKeyPrincipal = {
  __typename?: 'APIKeyPrincipal';
  /** Email address for contact. */
  emailAddress: Maybe<Scalars['String']['output']>;
  /** Full name. */
  name: Maybe<Scalars['String']['output']>;
  /** The seller of a seller key; null for an operator key. */
  seller: Maybe<Seller>;
  /** The person behind the key, where it is a seller's. */
  user: Maybe<User>;
  /** Name to log in with. */
  username: Maybe<Scalars['String']['output']>;
};

/** An API key, without its secret. */
export type MarketplacerApiKey = {
  __typename?: 'MarketplacerAPIKey';
  /** When the key was made. */
  createdAt: Scalars['ISO8601DateTime']['output'];
  /** Number of the person who made it. */
  createdById: Scalars['Int']['output'];
  /** Side of the person who made it: `Admin` or `User`. */
  createdByType: Scalars['String']['output'];
  /** What the key is for. */
  description: Scalars['String']['output'];
  /** Global id. */
  id: Scalars['ID']['output'];
  /** The organisation that uses the key. */
  organization: Scalars['String']['output'];
};

/** A postal address. */
export type Address = Node & {
  __typename?: 'Address';
  /** Street and number. */
  address: Scalars['String']['output'];
  /** Town or city. */
  city: Scalars['String']['output'];
  /** Country. */
  country: Country;
  /** The whole address in one line. */
  fullAddress: Scalars['String']['output'];
  /** Global id. */
  id: Scalars['ID']['output'];
  /** Latitude in degrees. */
  lat: Maybe<Scalars['Float']['output']>;
  /** Longitude in degrees. */
  lng: Maybe<Scalars['Float']['output']>;
  /** A short name of the place. */
  location: Maybe<Scalars['String']['output']>;
  /** URL of a map. */
  mapUrl: Maybe<Scalars['String']['output']>;
  /** Postal code. */
  postcode: Scalars['String']['output'];
  /** State or province; null where the country has none. */
  state: Maybe<State>;
  /** Flat, unit or floor. */
  subaddress: Maybe<Scalars['String']['output']>;
};

/** A country. */
export type Country = Node & {
  __typename?: 'Country';
  /** Two-letter code. */
  code: Scalars['String']['output'];
  /** Global id. */
  id: Scalars['ID']['output'];
  /** Name of the country. */
  name: Scalars['String']['output'];
};

/** A state or province. */
export type State = Node & {
  __typename?: 'State';
  /** The country it is in. */
  country: Country;
  /** Global id. */
  id: Scalars['ID']['output'];
  /** Name of the state. */
  name: Scalars['String']['output'];
  /** Abbreviated name. */
  short: Scalars['String']['output'];
};

/** A free key and value pair. */
export type Metadatum = {
  __typename?: 'Metadatum';
  /** When the pair was first set. */
  createdAt: Scalars['ISO8601DateTime']['output'];
  /** Name of the pair. */
  key: Scalars['String']['output'];
  /** When the value last changed. */
  updatedAt: Scalars['ISO8601DateTime']['output'];
  /** Content of the pair. */
  value: Scalars['String']['output'];
};

/** An id in another system. */
export type ExternalId = {
  __typename?: 'ExternalID';
  /** Global id of this record. */
  id: Scalars['ID']['output'];
  /** The other system. */
  key: Scalars['String']['output'];
  /** The object that the id stands for. */
  owner: Node;
  /** The id there. */
  value: Scalars['String']['output'];
};

/** A user in a list. */
export type UserEdge = {
  __typename?: 'UserEdge';
  /** Its place in the list; opaque. */
  cursor: Scalars['String']['output'];
  /** The user. */
  node: Maybe<User>;
};

/** A page of users. */
export type UserConnection = {
  __typename?: 'UserConnection';
  /** The page's users with their cursors. */
  edges: Maybe<Array<Maybe<UserEdge>>>;
  /** The page's users. */
  nodes: Maybe<Array<Maybe<User>>>;
  /** How to go on. */
  pageInfo: PageInfo;
  /** Number of users in the whole list. */
  totalCount: Scalars['Int']['output'];
};

/** A seller in a list. */
export type SellerEdge = {
  __typename?: 'SellerEdge';
  /** Its place in the list; opaque. */
  cursor: Scalars['String']['output'];
  /** The seller. */
  node: Maybe<Seller>;
};

/** A page of sellers. */
export type SellerConnection = {
  __typename?: 'SellerConnection';
  /** The page's sellers with their cursors. */
  edges: Maybe<Array<Maybe<SellerEdge>>>;
  /** The page's sellers. */
  nodes: Maybe<Array<Maybe<Seller>>>;
  /** How to go on. */
  pageInfo: PageInfo;
  /** Number of sellers that match. */
  totalCount: Scalars['Int']['output'];
};

/** What is left of a seller that was removed. */
export type DeletedSeller = Node & {
  __typename?: 'DeletedSeller';
  /** Global id. */
  id: Scalars['ID']['output'];
  /** The number inside the global id. */
  legacyId: Scalars['Int']['output'];
  /** When the seller was removed. */
  updatedAt: Scalars['ISO8601DateTime']['output'];
};

/** A seller, present or removed. */
export type AllSeller = DeletedSeller | Seller;

/** A present or removed seller in a list. */
export type AllSellersEdge = {
  __typename?: 'AllSellersEdge';
  /** Its place in the list; opaque. */
  cursor: Scalars['String']['output'];
  /** The seller. */
  node: Maybe<AllSeller>;
};

/** A page of present and removed sellers. */
export type AllSellersConnection = {
  __typename?: 'AllSellersConnection';
  /** The page's sellers with their cursors. */
  edges: Maybe<Array<Maybe<AllSellersEdge>>>;
  /** The page's sellers. */
  nodes: Maybe<Array<Maybe<AllSeller>>>;
  /** How to go on. */
  pageInfo: PageInfo;
  /** Number of sellers that match. */
  totalCount: Scalars['Int']['output'];
};

/** Kinds of seller account. */
export const AllSellersAccountTypeEnum = {
  /** A business. */
  RETAILER: 'RETAILER',
  /** An individual. */
  PRIVATE: 'PRIVATE',
  /** A business that may not list products yet. */
  PROSPECTIVE: 'PROSPECTIVE'
} as const;

export type AllSellersAccountTypeEnum = typeof AllSellersAccountTypeEnum[keyof typeof AllSellersAccountTypeEnum];
/** Sort keys of `allSellers`. */
export const AllSellersSortFieldEnum = {
  /** Last change of the account. */
  UPDATED_AT: 'UPDATED_AT',
  /** Trading name. */
  BUSINESS_NAME: 'BUSINESS_NAME',
  /** Service level rating. */
  SLA_RATING: 'SLA_RATING'
} as const;

export type AllSellersSortFieldEnum = typeof AllSellersSortFieldEnum[keyof typeof AllSellersSortFieldEnum];
/** Sort keys of `sellersWhere`. */
export const SellersWhereSortFieldEnum = {
  /** Making of the account. */
  CREATED_AT: 'CREATED_AT',
  /** Trading name. */
  BUSINESS_NAME: 'BUSINESS_NAME',
  /** Service level rating. */
  SLA_RATING: 'SLA_RATING'
} as const;

export type SellersWhereSortFieldEnum = typeof SellersWhereSortFieldEnum[keyof typeof SellersWhereSortFieldEnum];
/** Direction of a sort. */
export const SortOrderingEnum = {
  /** Smallest, earliest or first in the alphabet first. */
  ASCENDING: 'ASCENDING',
  /** The reverse. */
  DESCENDING: 'DESCENDING'
} as const;

export type SortOrderingEnum = typeof SortOrderingEnum[keyof typeof SortOrderingEnum];
/** A range of service level ratings; a bound left out is open. */
export type SellerSlaRatingRangeInput = {
  /** Lower bound, included. */
  gte?: InputMaybe<Scalars['Float']['input']>;
  /** Upper bound, included. */
  lte?: InputMaybe<Scalars['Float']['input']>;
};

/** One sort key of `allSellers`. */
export type AllSellersSort = {
  /** What to sort by. */
  field?: InputMaybe<AllSellersSortFieldEnum>;
  /** Direction for this key. */
  ordering?: InputMaybe<SortOrderingEnum>;
};

/** Sort of `sellersWhere`. */
export type SellersWhereSort = {
  /** Sort keys, the most important first. */
  fields?: Array<SellersWhereSortFieldEnum>;
  /** One direction for all keys. */
  ordering?: InputMaybe<SortOrderingEnum>;
};
