// Generated from schemas/marketplacer.graphql by `npm run generate`; do not edit.
import type * as Schema from './schema.gen.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { SellerRow, MessageRow, UserRow, AdminRow, DeletedSellerRow, ApiKeyRow } from './records.ts';
import type { ThreadPage } from './paging.ts';
import type { MarketplacerContext } from './context.ts';
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: T[P] };


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
) => Schema.Maybe<TTypes> | Promise<Schema.Maybe<TTypes>>;

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
    | ( Schema.Address )
    | ( Schema.Country )
    | ( Schema.State )
    | ( DeletedSellerRow )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ISO8601DateTime: ResolverTypeWrapper<Schema.Scalars['ISO8601DateTime']['output']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  ID: ResolverTypeWrapper<Schema.Scalars['ID']['output']>;
  PageInfo: ResolverTypeWrapper<Schema.PageInfo>;
  String: ResolverTypeWrapper<Schema.Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Schema.Scalars['Boolean']['output']>;
  ValidationError: ResolverTypeWrapper<Schema.ValidationError>;
  ChatMessage: ResolverTypeWrapper<MessageRow>;
  ChatMessageEdge: ResolverTypeWrapper<Omit<Schema.ChatMessageEdge, 'node'> & { node?: Schema.Maybe<ResolversTypes['ChatMessage']> }>;
  ChatMessagesConnection: ResolverTypeWrapper<ThreadPage>;
  Int: ResolverTypeWrapper<Schema.Scalars['Int']['output']>;
  SellersForChatsEdge: ResolverTypeWrapper<Omit<Schema.SellersForChatsEdge, 'node'> & { node?: Schema.Maybe<ResolversTypes['Seller']> }>;
  SellersForChatsConnection: ResolverTypeWrapper<Omit<Schema.SellersForChatsConnection, 'edges' | 'nodes'> & { edges?: Schema.Maybe<Array<Schema.Maybe<ResolversTypes['SellersForChatsEdge']>>>, nodes?: Schema.Maybe<Array<Schema.Maybe<ResolversTypes['Seller']>>> }>;
  ChatMessageCreateMutationInput: Schema.ChatMessageCreateMutationInput;
  ChatMessageCreateMutationPayload: ResolverTypeWrapper<Omit<Schema.ChatMessageCreateMutationPayload, 'chatMessage'> & { chatMessage?: Schema.Maybe<ResolversTypes['ChatMessage']> }>;
  ChatMessageReadMutationInput: Schema.ChatMessageReadMutationInput;
  ChatMessageReadMutationPayload: ResolverTypeWrapper<Omit<Schema.ChatMessageReadMutationPayload, 'chatMessage'> & { chatMessage?: Schema.Maybe<ResolversTypes['ChatMessage']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Seller: ResolverTypeWrapper<SellerRow>;
  User: ResolverTypeWrapper<UserRow>;
  Admin: ResolverTypeWrapper<AdminRow>;
  AdminOrUser: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AdminOrUser']>;
  APIKeyPrincipal: ResolverTypeWrapper<ApiKeyRow>;
  MarketplacerAPIKey: ResolverTypeWrapper<ApiKeyRow>;
  Address: ResolverTypeWrapper<Schema.Address>;
  Float: ResolverTypeWrapper<Schema.Scalars['Float']['output']>;
  Country: ResolverTypeWrapper<Schema.Country>;
  State: ResolverTypeWrapper<Schema.State>;
  Metadatum: ResolverTypeWrapper<Schema.Metadatum>;
  ExternalID: ResolverTypeWrapper<Omit<Schema.ExternalId, 'owner'> & { owner: ResolversTypes['Node'] }>;
  UserEdge: ResolverTypeWrapper<Omit<Schema.UserEdge, 'node'> & { node?: Schema.Maybe<ResolversTypes['User']> }>;
  UserConnection: ResolverTypeWrapper<Omit<Schema.UserConnection, 'edges' | 'nodes'> & { edges?: Schema.Maybe<Array<Schema.Maybe<ResolversTypes['UserEdge']>>>, nodes?: Schema.Maybe<Array<Schema.Maybe<ResolversTypes['User']>>> }>;
  SellerEdge: ResolverTypeWrapper<Omit<Schema.SellerEdge, 'node'> & { node?: Schema.Maybe<ResolversTypes['Seller']> }>;
  SellerConnection: ResolverTypeWrapper<Omit<Schema.SellerConnection, 'edges' | 'nodes'> & { edges?: Schema.Maybe<Array<Schema.Maybe<ResolversTypes['SellerEdge']>>>, nodes?: Schema.Maybe<Array<Schema.Maybe<ResolversTypes['Seller']>>> }>;
  DeletedSeller: ResolverTypeWrapper<DeletedSellerRow>;
  AllSeller: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AllSeller']>;
  AllSellersEdge: ResolverTypeWrapper<Omit<Schema.AllSellersEdge, 'node'> & { node?: Schema.Maybe<ResolversTypes['AllSeller']> }>;
  AllSellersConnection: ResolverTypeWrapper<Omit<Schema.AllSellersConnection, 'edges' | 'nodes'> & { edges?: Schema.Maybe<Array<Schema.Maybe<ResolversTypes['AllSellersEdge']>>>, nodes?: Schema.Maybe<Array<Schema.Maybe<ResolversTypes['AllSeller']>>> }>;
  AllSellersAccountTypeEnum: Schema.AllSellersAccountTypeEnum;
  AllSellersSortFieldEnum: Schema.AllSellersSortFieldEnum;
  SellersWhereSortFieldEnum: Schema.SellersWhereSortFieldEnum;
  SortOrderingEnum: Schema.SortOrderingEnum;
  SellerSlaRatingRangeInput: Schema.SellerSlaRatingRangeInput;
  AllSellersSort: Schema.AllSellersSort;
  SellersWhereSort: Schema.SellersWhereSort;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ISO8601DateTime: Schema.Scalars['ISO8601DateTime']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  ID: Schema.Scalars['ID']['output'];
  PageInfo: Schema.PageInfo;
  String: Schema.Scalars['String']['output'];
  Boolean: Schema.Scalars['Boolean']['output'];
  ValidationError: Schema.ValidationError;
  ChatMessage: MessageRow;
  ChatMessageEdge: Omit<Schema.ChatMessageEdge, 'node'> & { node?: Schema.Maybe<ResolversParentTypes['ChatMessage']> };
  ChatMessagesConnection: ThreadPage;
  Int: Schema.Scalars['Int']['output'];
  SellersForChatsEdge: Omit<Schema.SellersForChatsEdge, 'node'> & { node?: Schema.Maybe<ResolversParentTypes['Seller']> };
  SellersForChatsConnection: Omit<Schema.SellersForChatsConnection, 'edges' | 'nodes'> & { edges?: Schema.Maybe<Array<Schema.Maybe<ResolversParentTypes['SellersForChatsEdge']>>>, nodes?: Schema.Maybe<Array<Schema.Maybe<ResolversParentTypes['Seller']>>> };
  ChatMessageCreateMutationInput: Schema.ChatMessageCreateMutationInput;
  ChatMessageCreateMutationPayload: Omit<Schema.ChatMessageCreateMutationPayload, 'chatMessage'> & { chatMessage?: Schema.Maybe<ResolversParentTypes['ChatMessage']> };
  ChatMessageReadMutationInput: Schema.ChatMessageReadMutationInput;
  ChatMessageReadMutationPayload: Omit<Schema.ChatMessageReadMutationPayload, 'chatMessage'> & { chatMessage?: Schema.Maybe<ResolversParentTypes['ChatMessage']> };
  Query: Record<PropertyKey, never>;
  Mutation: Record<PropertyKey, never>;
  Seller: SellerRow;
  User: UserRow;
  Admin: AdminRow;
  AdminOrUser: ResolversUnionTypes<ResolversParentTypes>['AdminOrUser'];
  APIKeyPrincipal: ApiKeyRow;
  MarketplacerAPIKey: ApiKeyRow;
  Address: Schema.Address;
  Float: Schema.Scalars['Float']['output'];
  Country: Schema.Country;
  State: Schema.State;
  Metadatum: Schema.Metadatum;
  ExternalID: Omit<Schema.ExternalId, 'owner'> & { owner: ResolversParentTypes['Node'] };
  UserEdge: Omit<Schema.UserEdge, 'node'> & { node?: Schema.Maybe<ResolversParentTypes['User']> };
  UserConnection: Omit<Schema.UserConnection, 'edges' | 'nodes'> & { edges?: Schema.Maybe<Array<Schema.Maybe<ResolversParentTypes['UserEdge']>>>, nodes?: Schema.Maybe<Array<Schema.Maybe<ResolversParentTypes['User']>>> };
  SellerEdge: Omit<Schema.SellerEdge, 'node'> & { node?: Schema.Maybe<ResolversParentTypes['Seller']> };
  SellerConnection: Omit<Schema.SellerConnection, 'edges' | 'nodes'> & { edges?: Schema.Maybe<Array<Schema.Maybe<ResolversParentTypes['SellerEdge']>>>, nodes?: Schema.Maybe<Array<Schema.Maybe<ResolversParentTypes['Seller']>>> };
  DeletedSeller: DeletedSellerRow;
  AllSeller: ResolversUnionTypes<ResolversParentTypes>['AllSeller'];
  AllSellersEdge: Omit<Schema.AllSellersEdge, 'node'> & { node?: Schema.Maybe<ResolversParentTypes['AllSeller']> };
  AllSellersConnection: Omit<Schema.AllSellersConnection, 'edges' | 'nodes'> & { edges?: Schema.Maybe<Array<Schema.Maybe<ResolversParentTypes['AllSellersEdge']>>>, nodes?: Schema.Maybe<Array<Schema.Maybe<ResolversParentTypes['AllSeller']>>> };
  SellerSlaRatingRangeInput: Schema.SellerSlaRatingRangeInput;
  AllSellersSort: Schema.AllSellersSort;
  SellersWhereSort: Schema.SellersWhereSort;
};

export interface Iso8601DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ISO8601DateTime'], unknown> {
  name: 'ISO8601DateTime';
}

export type NodeResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'ChatMessage' | 'Seller' | 'Admin' | 'Address' | 'Country' | 'State' | 'DeletedSeller', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ValidationErrorResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['ValidationError'] = ResolversParentTypes['ValidationError']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  messages?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChatMessageResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['ChatMessage'] = ResolversParentTypes['ChatMessage']> = {
  createdAt?: Resolver<ResolversTypes['ISO8601DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  readAt?: Resolver<Schema.Maybe<ResolversTypes['ISO8601DateTime']>, ParentType, ContextType>;
  seller?: Resolver<ResolversTypes['Seller'], ParentType, ContextType>;
  sentByType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatMessageEdgeResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['ChatMessageEdge'] = ResolversParentTypes['ChatMessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Schema.Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
};

export type ChatMessagesConnectionResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['ChatMessagesConnection'] = ResolversParentTypes['ChatMessagesConnection']> = {
  edges?: Resolver<Schema.Maybe<Array<Schema.Maybe<ResolversTypes['ChatMessageEdge']>>>, ParentType, ContextType>;
  lastReadMessage?: Resolver<Schema.Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType, RequireFields<Schema.ChatMessagesConnectionLastReadMessageArgs, 'for'>>;
  nodes?: Resolver<Schema.Maybe<Array<Schema.Maybe<ResolversTypes['ChatMessage']>>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalUnreadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType, RequireFields<Schema.ChatMessagesConnectionTotalUnreadCountArgs, 'for'>>;
};

export type SellersForChatsEdgeResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['SellersForChatsEdge'] = ResolversParentTypes['SellersForChatsEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Schema.Maybe<ResolversTypes['Seller']>, ParentType, ContextType>;
};

export type SellersForChatsConnectionResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['SellersForChatsConnection'] = ResolversParentTypes['SellersForChatsConnection']> = {
  edges?: Resolver<Schema.Maybe<Array<Schema.Maybe<ResolversTypes['SellersForChatsEdge']>>>, ParentType, ContextType>;
  nodes?: Resolver<Schema.Maybe<Array<Schema.Maybe<ResolversTypes['Seller']>>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChatMessageCreateMutationPayloadResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['ChatMessageCreateMutationPayload'] = ResolversParentTypes['ChatMessageCreateMutationPayload']> = {
  chatMessage?: Resolver<Schema.Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<Schema.Maybe<Array<ResolversTypes['ValidationError']>>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChatMessageReadMutationPayloadResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['ChatMessageReadMutationPayload'] = ResolversParentTypes['ChatMessageReadMutationPayload']> = {
  chatMessage?: Resolver<Schema.Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<Schema.Maybe<Array<ResolversTypes['ValidationError']>>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  chatMessages?: Resolver<ResolversTypes['ChatMessagesConnection'], ParentType, ContextType, Partial<Schema.QueryChatMessagesArgs>>;
  sellersForChats?: Resolver<ResolversTypes['SellersForChatsConnection'], ParentType, ContextType, RequireFields<Schema.QuerySellersForChatsArgs, 'q'>>;
  node?: Resolver<Schema.Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<Schema.QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Array<Schema.Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<Schema.QueryNodesArgs, 'ids'>>;
  apiKeyPrincipal?: Resolver<Schema.Maybe<ResolversTypes['APIKeyPrincipal']>, ParentType, ContextType>;
  sellersWhere?: Resolver<ResolversTypes['SellerConnection'], ParentType, ContextType, RequireFields<Schema.QuerySellersWhereArgs, 'q' | 'retailerIds' | 'slaRatingRange' | 'sort'>>;
  allSellers?: Resolver<ResolversTypes['AllSellersConnection'], ParentType, ContextType, RequireFields<Schema.QueryAllSellersArgs, 'accountType' | 'includeDeleted' | 'sort' | 'updatedSince'>>;
};

export type MutationResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  chatMessageCreate?: Resolver<Schema.Maybe<ResolversTypes['ChatMessageCreateMutationPayload']>, ParentType, ContextType, RequireFields<Schema.MutationChatMessageCreateArgs, 'input'>>;
  chatMessageRead?: Resolver<Schema.Maybe<ResolversTypes['ChatMessageReadMutationPayload']>, ParentType, ContextType, RequireFields<Schema.MutationChatMessageReadArgs, 'input'>>;
};

export type SellerResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['Seller'] = ResolversParentTypes['Seller']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  businessName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  chatMessages?: Resolver<ResolversTypes['ChatMessagesConnection'], ParentType, ContextType, Partial<Schema.SellerChatMessagesArgs>>;
  legacyId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  legalBusinessName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  businessNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accountCode?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  accountType?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  address?: Resolver<Schema.Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  createdAt?: Resolver<Schema.Maybe<ResolversTypes['ISO8601DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['ISO8601DateTime'], ParentType, ContextType>;
  emailAddress?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mobile?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  online?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  onlineOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isRetailer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isPrivate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sellerIsContactable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  marketplaceShippingRulesEnabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  apiEnabled?: Resolver<Schema.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  openingHours?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sellerRating?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  storeDescription?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  youtubeVideoUrl?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tags?: Resolver<Schema.Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  logoUrl?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Array<ResolversTypes['Metadatum']>, ParentType, ContextType>;
  externalIds?: Resolver<Array<ResolversTypes['ExternalID']>, ParentType, ContextType>;
  marketplacerApiKeys?: Resolver<Array<ResolversTypes['MarketplacerAPIKey']>, ParentType, ContextType>;
  primaryUser?: Resolver<Schema.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  users?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, Partial<Schema.SellerUsersArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  legacyId?: Resolver<Schema.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  emailAddress?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstName?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  surname?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  username?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userAccountName?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  loggedIn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  seller?: Resolver<Schema.Maybe<ResolversTypes['Seller']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AdminResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['Admin'] = ResolversParentTypes['Admin']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  emailAddress?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AdminOrUserResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['AdminOrUser'] = ResolversParentTypes['AdminOrUser']> = {
  __resolveType: TypeResolveFn<'Admin' | 'User', ParentType, ContextType>;
};

export type ApiKeyPrincipalResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['APIKeyPrincipal'] = ResolversParentTypes['APIKeyPrincipal']> = {
  emailAddress?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  seller?: Resolver<Schema.Maybe<ResolversTypes['Seller']>, ParentType, ContextType>;
  user?: Resolver<Schema.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  username?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  lat?: Resolver<Schema.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lng?: Resolver<Schema.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  location?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mapUrl?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postcode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<Schema.Maybe<ResolversTypes['State']>, ParentType, ContextType>;
  subaddress?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  node?: Resolver<Schema.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<Schema.Maybe<Array<Schema.Maybe<ResolversTypes['UserEdge']>>>, ParentType, ContextType>;
  nodes?: Resolver<Schema.Maybe<Array<Schema.Maybe<ResolversTypes['User']>>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SellerEdgeResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['SellerEdge'] = ResolversParentTypes['SellerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Schema.Maybe<ResolversTypes['Seller']>, ParentType, ContextType>;
};

export type SellerConnectionResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['SellerConnection'] = ResolversParentTypes['SellerConnection']> = {
  edges?: Resolver<Schema.Maybe<Array<Schema.Maybe<ResolversTypes['SellerEdge']>>>, ParentType, ContextType>;
  nodes?: Resolver<Schema.Maybe<Array<Schema.Maybe<ResolversTypes['Seller']>>>, ParentType, ContextType>;
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
  node?: Resolver<Schema.Maybe<ResolversTypes['AllSeller']>, ParentType, ContextType>;
};

export type AllSellersConnectionResolvers<ContextType = MarketplacerContext, ParentType extends ResolversParentTypes['AllSellersConnection'] = ResolversParentTypes['AllSellersConnection']> = {
  edges?: Resolver<Schema.Maybe<Array<Schema.Maybe<ResolversTypes['AllSellersEdge']>>>, ParentType, ContextType>;
  nodes?: Resolver<Schema.Maybe<Array<Schema.Maybe<ResolversTypes['AllSeller']>>>, ParentType, ContextType>;
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

