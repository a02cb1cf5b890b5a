// Generated from schemas/marketplacer.graphql by `npm run generate`; do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { SellerRow, MessageRow, UserRow, AdminRow, DeletedSellerRow, ApiKeyRow } from './records.ts';
import type { ThreadPage } from './paging.ts';
import type { MarketplacerContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: T[P] };
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
export type AllSellersAccountTypeEnum =
  /** A business. */
  | 'RETAILER'
  /** An individual. */
  | 'PRIVATE'
  /** A business that may not list products yet. */
  | 'PROSPECTIVE';

/** Sort keys of `allSellers`. */
export type AllSellersSortFieldEnum =
  /** Last change of the account. */
  | 'UPDATED_AT'
  /** Trading name. */
  | 'BUSINESS_NAME'
  /** Service level rating. */
  | 'SLA_RATING';

/** Sort keys of `sellersWhere`. */
export type SellersWhereSortFieldEnum =
  /** Making of the account. */
  | 'CREATED_AT'
  /** Trading name. */
  | 'BUSINESS_NAME'
  /** Service level rating. */
  | 'SLA_RATING';

/** Direction of a sort. */
export type SortOrderingEnum =
  /** Smallest, earliest or first in the alphabet first. */
  | 'ASCENDING'
  /** The reverse. */
  | 'DESCENDING';

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



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<unknown, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, unknown, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: unknown[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AdminOrUser:
    | ( AdminRow )
    | ( UserRow )
  ;
  AllSeller:
    | ( DeletedSellerRow )
    | ( SellerRow )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( MessageRow )
    | ( SellerRow )
    | ( AdminRow )
    | ( Address )
    | ( Country )
    | ( State )
    | ( DeletedSellerRow )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ISO8601DateTime: ResolverTypeWrapper<Scalars['ISO8601DateTime']['output']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ValidationError: ResolverTypeWrapper<ValidationError>;
  ChatMessage: ResolverTypeWrapper<MessageRow>;
  ChatMessageEdge: ResolverTypeWrapper<Omit<ChatMessageEdge, 'node'> & { node?: Maybe<ResolversTypes['ChatMessage']> }>;
  ChatMessagesConnection: ResolverTypeWrapper<ThreadPage>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  SellersForChatsEdge: ResolverTypeWrapper<Omit<SellersForChatsEdge, 'node'> & { node?: Maybe<ResolversTypes['Seller']> }>;
  SellersForChatsConnection: ResolverTypeWrapper<Omit<SellersForChatsConnection, 'edges' | 'nodes'> & { edges?: Maybe<Array<Maybe<ResolversTypes['SellersForChatsEdge']>>>, nodes?: Maybe<Array<Maybe<ResolversTypes['Seller']>>> }>;
  ChatMessageCreateMutationInput: ChatMessageCreateMutationInput;
  ChatMessageCreateMutationPayload: ResolverTypeWrapper<Omit<ChatMessageCreateMutationPayload, 'chatMessage'> & { chatMessage?: Maybe<ResolversTypes['ChatMessage']> }>;
  ChatMessageReadMutationInput: ChatMessageReadMutationInput;
  ChatMessageReadMutationPayload: ResolverTypeWrapper<Omit<ChatMessageReadMutationPayload, 'chatMessage'> & { chatMessage?: Maybe<ResolversTypes['ChatMessage']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Seller: ResolverTypeWrapper<SellerRow>;
  User: ResolverTypeWrapper<UserRow>;
  Admin: ResolverTypeWrapper<AdminRow>;
  AdminOrUser: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AdminOrUser']>;
  APIKeyPrincipal: ResolverTypeWrapper<ApiKeyRow>;
  MarketplacerAPIKey: ResolverTypeWrapper<ApiKeyRow>;
  Address: ResolverTypeWrapper<Address>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Country: ResolverTypeWrapper<Country>;
  State: ResolverTypeWrapper<State>;
  Metadatum: ResolverTypeWrapper<Metadatum>;
  ExternalID: ResolverTypeWrapper<Omit<ExternalId, 'owner'> & { owner: ResolversTypes['Node'] }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node?: Maybe<ResolversTypes['User']> }>;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges' | 'nodes'> & { edges?: Maybe<Array<Maybe<ResolversTypes['UserEdge']>>>, nodes?: Maybe<Array<Maybe<ResolversTypes['User']>>> }>;
  SellerEdge: ResolverTypeWrapper<Omit<SellerEdge, 'node'> & { node?: Maybe<ResolversTypes['Seller']> }>;
  SellerConnection: ResolverTypeWrapper<Omit<SellerConnection, 'edges' | 'nodes'> & { edges?: Maybe<Array<Maybe<ResolversTypes['SellerEdge']>>>, nodes?: Maybe<Array<Maybe<ResolversTypes['Seller']>>> }>;
  DeletedSeller: ResolverTypeWrapper<DeletedSellerRow>;
  AllSeller: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AllSeller']>;
  AllSellersEdge: ResolverTypeWrapper<Omit<AllSellersEdge, 'node'> & { node?: Maybe<ResolversTypes['AllSeller']> }>;
  AllSellersConnection: ResolverTypeWrapper<Omit<AllSellersConnection, 'edges' | 'nodes'> & { edges?: Maybe<Array<Maybe<ResolversTypes['AllSellersEdge']>>>, nodes?: Maybe<Array<Maybe<ResolversTypes['AllSeller']>>> }>;
  AllSellersAccountTypeEnum: AllSellersAccountTypeEnum;
  AllSellersSortFieldEnum: AllSellersSortFieldEnum;
  SellersWhereSortFieldEnum: SellersWhereSortFieldEnum;
  SortOrderingEnum: SortOrderingEnum;
  SellerSlaRatingRangeInput: SellerSlaRatingRangeInput;
  AllSellersSort: AllSellersSort;
  SellersWhereSort: SellersWhereSort;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ISO8601DateTime: Scalars['ISO8601DateTime']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  ID: Scalars['ID']['output'];
  PageInfo: PageInfo;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
  ValidationError: ValidationError;
  ChatMessage: MessageRow;
  ChatMessageEdge: Omit<ChatMessageEdge, 'node'> & { node?: Maybe<ResolversParentTypes['ChatMessage']> };
  ChatMessagesConnection: ThreadPage;
  Int: Scalars['Int']['output'];
  SellersForChatsEdge: Omit<SellersForChatsEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Seller']> };
  SellersForChatsConnection: Omit<SellersForChatsConnection, 'edges' | 'nodes'> & { edges?: Maybe<Array<Maybe<ResolversParentTypes['SellersForChatsEdge']>>>, nodes?: Maybe<Array<Maybe<ResolversParentTypes['Seller']>>> };
  ChatMessageCreateMutationInput: ChatMessageCreateMutationInput;
  ChatMessageCreateMutationPayload: Omit<ChatMessageCreateMutationPayload, 'chatMessage'> & { chatMessage?: Maybe<ResolversParentTypes['ChatMessage']> };
  ChatMessageReadMutationInput: ChatMessageReadMutationInput;
  ChatMessageReadMutationPayload: Omit<ChatMessageReadMutationPayload, 'chatMessage'> & { chatMessage?: Maybe<ResolversParentTypes['ChatMessage']> };
  Query: Record<PropertyKey, never>;
  Mutation: Record<PropertyKey, never>;
  Seller: SellerRow;
  User: UserRow;
  Admin: AdminRow;
  AdminOrUser: ResolversUnionTypes<ResolversParentTypes>['AdminOrUser'];
  APIKeyPrincipal: ApiKeyRow;
  MarketplacerAPIKey: ApiKeyRow;
  Address: Address;
  Float: Scalars['Float']['output'];
  Country: Country;
  State: State;
  Metadatum: Metadatum;
  ExternalID: Omit<ExternalId, 'owner'> & { owner: ResolversParentTypes['Node'] };
  UserEdge: Omit<UserEdge, 'node'> & { node?: Maybe<ResolversParentTypes['User']> };
  UserConnection: Omit<UserConnection, 'edges' | 'nodes'> & { edges?: Maybe<Array<Maybe<ResolversParentTypes['UserEdge']>>>, nodes?: Maybe<Array<Maybe<ResolversParentTypes['User']>>> };
  SellerEdge: Omit<SellerEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Seller']> };
  SellerConnection: Omit<SellerConnection, 'edges' | 'nodes'> & { edges?: Maybe<Array<Maybe<ResolversParentTypes['SellerEdge']>>>, nodes?: Maybe<Array<Maybe<ResolversParentTypes['Seller']>>> };
  DeletedSeller: DeletedSellerRow;
  AllSeller: ResolversUnionTypes<ResolversParentTypes>['AllSeller'];
  AllSellersEdge: Omit<AllSellersEdge, 'node'> & { node?: Maybe<ResolversParentTypes['AllSeller']> };
  AllSellersConnection: Omit<AllSellersConnection, 'edges' | 'nodes'> & { edges?: Maybe<Array<Maybe<ResolversParentTypes['AllSellersEdge']>>>, nodes?: Maybe<Array<Maybe<ResolversParentTypes['AllSeller']>>> };
  SellerSlaRatingRangeInput: SellerSlaRatingRangeInput;
  AllSellersSort: AllSellersSort;
  SellersWhereSort: SellersWhereSort;
};

export interface Iso8601DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ISO8601DateTime'], unknown> {
  name: 'ISO8601DateTime';
}

export type NodeResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'ChatMessage' | 'Seller' | 'Admin' | 'Address' | 'Country' | 'State' | 'DeletedSeller', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ValidationErrorResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['ValidationError'] = ResolversParentTypes['ValidationError']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  messages?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChatMessageResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['ChatMessage'] = ResolversParentTypes['ChatMessage']> = {
  createdAt?: Resolver<ResolversTypes['ISO8601DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  readAt?: Resolver<Maybe<ResolversTypes['ISO8601DateTime']>, ParentType, ContextType>;
  seller?: Resolver<ResolversTypes['Seller'], ParentType, ContextType>;
  sentByType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatMessageEdgeResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['ChatMessageEdge'] = ResolversParentTypes['ChatMessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
};

export type ChatMessagesConnectionResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['ChatMessagesConnection'] = ResolversParentTypes['ChatMessagesConnection']> = {
  edges?: Resolver<Maybe<Array<Maybe<ResolversTypes['ChatMessageEdge']>>>, ParentType, ContextType>;
  lastReadMessage?: Resolver<Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType, RequireFields<ChatMessagesConnectionLastReadMessageArgs, 'for'>>;
  nodes?: Resolver<Maybe<Array<Maybe<ResolversTypes['ChatMessage']>>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalUnreadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType, RequireFields<ChatMessagesConnectionTotalUnreadCountArgs, 'for'>>;
};

export type SellersForChatsEdgeResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['SellersForChatsEdge'] = ResolversParentTypes['SellersForChatsEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Seller']>, ParentType, ContextType>;
};

export type SellersForChatsConnectionResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['SellersForChatsConnection'] = ResolversParentTypes['SellersForChatsConnection']> = {
  edges?: Resolver<Maybe<Array<Maybe<ResolversTypes['SellersForChatsEdge']>>>, ParentType, ContextType>;
  nodes?: Resolver<Maybe<Array<Maybe<ResolversTypes['Seller']>>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChatMessageCreateMutationPayloadResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['ChatMessageCreateMutationPayload'] = ResolversParentTypes['ChatMessageCreateMutationPayload']> = {
  chatMessage?: Resolver<Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<Maybe<Array<ResolversTypes['ValidationError']>>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChatMessageReadMutationPayloadResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['ChatMessageReadMutationPayload'] = ResolversParentTypes['ChatMessageReadMutationPayload']> = {
  chatMessage?: Resolver<Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<Maybe<Array<ResolversTypes['ValidationError']>>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  chatMessages?: Resolver<ResolversTypes['ChatMessagesConnection'], ParentType, ContextType, Partial<QueryChatMessagesArgs>>;
  sellersForChats?: Resolver<ResolversTypes['SellersForChatsConnection'], ParentType, ContextType, RequireFields<QuerySellersForChatsArgs, 'q'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  apiKeyPrincipal?: Resolver<Maybe<ResolversTypes['APIKeyPrincipal']>, ParentType, ContextType>;
  sellersWhere?: Resolver<ResolversTypes['SellerConnection'], ParentType, ContextType, RequireFields<QuerySellersWhereArgs, 'q' | 'retailerIds' | 'slaRatingRange' | 'sort'>>;
  allSellers?: Resolver<ResolversTypes['AllSellersConnection'], ParentType, ContextType, RequireFields<QueryAllSellersArgs, 'accountType' | 'includeDeleted' | 'sort' | 'updatedSince'>>;
};

export type MutationResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  chatMessageCreate?: Resolver<Maybe<ResolversTypes['ChatMessageCreateMutationPayload']>, ParentType, ContextType, RequireFields<MutationChatMessageCreateArgs, 'input'>>;
  chatMessageRead?: Resolver<Maybe<ResolversTypes['ChatMessageReadMutationPayload']>, ParentType, ContextType, RequireFields<MutationChatMessageReadArgs, 'input'>>;
};

export type SellerResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['Seller'] = ResolversParentTypes['Seller']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  businessName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  chatMessages?: Resolver<ResolversTypes['ChatMessagesConnection'], ParentType, ContextType, Partial<SellerChatMessagesArgs>>;
  legacyId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  legalBusinessName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  businessNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accountCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  accountType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['ISO8601DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['ISO8601DateTime'], ParentType, ContextType>;
  emailAddress?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mobile?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  online?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  onlineOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isRetailer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isPrivate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sellerIsContactable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  marketplaceShippingRulesEnabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  apiEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  openingHours?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sellerRating?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  storeDescription?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  youtubeVideoUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tags?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  logoUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Array<ResolversTypes['Metadatum']>, ParentType, ContextType>;
  externalIds?: Resolver<Array<ResolversTypes['ExternalID']>, ParentType, ContextType>;
  marketplacerApiKeys?: Resolver<Array<ResolversTypes['MarketplacerAPIKey']>, ParentType, ContextType>;
  primaryUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  users?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, Partial<SellerUsersArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  legacyId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  emailAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  surname?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userAccountName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  loggedIn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  seller?: Resolver<Maybe<ResolversTypes['Seller']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AdminResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['Admin'] = ResolversParentTypes['Admin']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  emailAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AdminOrUserResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['AdminOrUser'] = ResolversParentTypes['AdminOrUser']> = {
  __resolveType: TypeResolveFn<'Admin' | 'User', ParentType, ContextType>;
};

export type ApiKeyPrincipalResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['APIKeyPrincipal'] = ResolversParentTypes['APIKeyPrincipal']> = {
  emailAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  seller?: Resolver<Maybe<ResolversTypes['Seller']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MarketplacerApiKeyResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['MarketplacerAPIKey'] = ResolversParentTypes['MarketplacerAPIKey']> = {
  createdAt?: Resolver<ResolversTypes['ISO8601DateTime'], ParentType, ContextType>;
  createdById?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdByType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AddressResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['Country'], ParentType, ContextType>;
  fullAddress?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lat?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lng?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mapUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postcode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['State']>, ParentType, ContextType>;
  subaddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CountryResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['Country'] = ResolversParentTypes['Country']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StateResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['State'] = ResolversParentTypes['State']> = {
  country?: Resolver<ResolversTypes['Country'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  short?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MetadatumResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['Metadatum'] = ResolversParentTypes['Metadatum']> = {
  createdAt?: Resolver<ResolversTypes['ISO8601DateTime'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['ISO8601DateTime'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ExternalIdResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['ExternalID'] = ResolversParentTypes['ExternalID']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<Maybe<Array<Maybe<ResolversTypes['UserEdge']>>>, ParentType, ContextType>;
  nodes?: Resolver<Maybe<Array<Maybe<ResolversTypes['User']>>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SellerEdgeResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['SellerEdge'] = ResolversParentTypes['SellerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Seller']>, ParentType, ContextType>;
};

export type SellerConnectionResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['SellerConnection'] = ResolversParentTypes['SellerConnection']> = {
  edges?: Resolver<Maybe<Array<Maybe<ResolversTypes['SellerEdge']>>>, ParentType, ContextType>;
  nodes?: Resolver<Maybe<Array<Maybe<ResolversTypes['Seller']>>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DeletedSellerResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['DeletedSeller'] = ResolversParentTypes['DeletedSeller']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  legacyId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['ISO8601DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AllSellerResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['AllSeller'] = ResolversParentTypes['AllSeller']> = {
  __resolveType: TypeResolveFn<'DeletedSeller' | 'Seller', ParentType, ContextType>;
};

export type AllSellersEdgeResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['AllSellersEdge'] = ResolversParentTypes['AllSellersEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['AllSeller']>, ParentType, ContextType>;
};

export type AllSellersConnectionResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['AllSellersConnection'] = ResolversParentTypes['AllSellersConnection']> = {
  edges?: Resolver<Maybe<Array<Maybe<ResolversTypes['AllSellersEdge']>>>, ParentType, ContextType>;
  nodes?: Resolver<Maybe<Array<Maybe<ResolversTypes['AllSeller']>>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = MarketplacerContext> = {
  ISO8601DateTime?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  ValidationError?: ValidationErrorResolvers<ContextType>;
  ChatMessage?: ChatMessageResolvers<ContextType>;
  ChatMessageEdge?: ChatMessageEdgeResolvers<ContextType>;
  ChatMessagesConnection?: ChatMessagesConnectionResolvers<ContextType>;
  SellersForChatsEdge?: SellersForChatsEdgeResolvers<ContextType>;
  SellersForChatsConnection?: SellersForChatsConnectionResolvers<ContextType>;
  ChatMessageCreateMutationPayload?: ChatMessageCreateMutationPayloadResolvers<ContextType>;
  ChatMessageReadMutationPayload?: ChatMessageReadMutationPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Seller?: SellerResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Admin?: AdminResolvers<ContextType>;
  AdminOrUser?: AdminOrUserResolvers<ContextType>;
  APIKeyPrincipal?: ApiKeyPrincipalResolvers<ContextType>;
  MarketplacerAPIKey?: MarketplacerApiKeyResolvers<ContextType>;
  Address?: AddressResolvers<ContextType>;
  Country?: CountryResolvers<ContextType>;
  State?: StateResolvers<ContextType>;
  Metadatum?: MetadatumResolvers<ContextType>;
  ExternalID?: ExternalIdResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  SellerEdge?: SellerEdgeResolvers<ContextType>;
  SellerConnection?: SellerConnectionResolvers<ContextType>;
  DeletedSeller?: DeletedSellerResolvers<ContextType>;
  AllSeller?: AllSellerResolvers<ContextType>;
  AllSellersEdge?: AllSellersEdgeResolvers<ContextType>;
  AllSellersConnection?: AllSellersConnectionResolvers<ContextType>;
};

