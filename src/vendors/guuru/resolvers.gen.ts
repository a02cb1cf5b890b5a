// Generated from schemas/guuru.graphql by `npm run generate`; do not edit.
import type * as Schema from './schema.gen.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { PartnerRow, ChatRow, SubmissionRow, CategoryRow, UserRow, MessageRow } from './records.ts';
import type { GuuruContext } from './context.ts';
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
  Author:
    | ( Schema.UserAuthor )
    | ( Schema.ExpertAuthor )
    | ( Schema.BotAuthor )
  ;
};


/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Timestamp: ResolverTypeWrapper<Schema.Scalars['Timestamp']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Schema.Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Schema.Scalars['Boolean']['output']>;
  Partner: ResolverTypeWrapper<PartnerRow>;
  Int: ResolverTypeWrapper<Schema.Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Schema.Scalars['String']['output']>;
  PartnerState: ResolverTypeWrapper<Schema.PartnerState>;
  PartnerStateChat: ResolverTypeWrapper<Schema.PartnerStateChat>;
  Payouts: ResolverTypeWrapper<PartnerRow>;
  ChatOrder: Schema.ChatOrder;
  OrderDirection: Schema.OrderDirection;
  ChatOrderField: Schema.ChatOrderField;
  ExpertOrder: Schema.ExpertOrder;
  ExpertOrderField: Schema.ExpertOrderField;
  SubmissionOrder: Schema.SubmissionOrder;
  SubmissionOrderField: Schema.SubmissionOrderField;
  SubmissionFilterType: Schema.SubmissionFilterType;
  PageInfo: ResolverTypeWrapper<Schema.PageInfo>;
  ChatConnection: ResolverTypeWrapper<Omit<Schema.ChatConnection, 'edges'> & { edges: Array<ResolversTypes['ChatEdge']> }>;
  ChatEdge: ResolverTypeWrapper<Omit<Schema.ChatEdge, 'node'> & { node: ResolversTypes['Chat'] }>;
  ExpertConnection: ResolverTypeWrapper<Schema.ExpertConnection>;
  ExpertEdge: ResolverTypeWrapper<Schema.ExpertEdge>;
  SubmissionsConnection: ResolverTypeWrapper<Omit<Schema.SubmissionsConnection, 'edges'> & { edges: Array<ResolversTypes['SubmissionEdge']> }>;
  SubmissionEdge: ResolverTypeWrapper<Omit<Schema.SubmissionEdge, 'node'> & { node: ResolversTypes['Submission'] }>;
  MessageConnection: ResolverTypeWrapper<Omit<Schema.MessageConnection, 'edges'> & { edges: Array<ResolversTypes['MessageEdge']> }>;
  MessageEdge: ResolverTypeWrapper<Omit<Schema.MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>;
  Chat: ResolverTypeWrapper<ChatRow>;
  ChatStatus: Schema.ChatStatus;
  User: ResolverTypeWrapper<UserRow>;
  Expert: ResolverTypeWrapper<Schema.Expert>;
  Category: ResolverTypeWrapper<CategoryRow>;
  Message: ResolverTypeWrapper<MessageRow>;
  TextMessage: ResolverTypeWrapper<MessageRow>;
  AttachmentMessage: ResolverTypeWrapper<MessageRow>;
  Attachment: ResolverTypeWrapper<Schema.Attachment>;
  Author: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['Author']>;
  UserAuthor: ResolverTypeWrapper<Schema.UserAuthor>;
  BotAuthor: ResolverTypeWrapper<Schema.BotAuthor>;
  ExpertAuthor: ResolverTypeWrapper<Schema.ExpertAuthor>;
  Submission: ResolverTypeWrapper<SubmissionRow>;
  SubmissionStatus: Schema.SubmissionStatus;
  PersonaInput: Schema.PersonaInput;
  AcceptChatInput: Schema.AcceptChatInput;
  ChatMessageInput: Schema.ChatMessageInput;
  ChatMessagePostingInput: Schema.ChatMessagePostingInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Timestamp: Schema.Scalars['Timestamp']['output'];
  Query: Record<PropertyKey, never>;
  Mutation: Record<PropertyKey, never>;
  ID: Schema.Scalars['ID']['output'];
  Boolean: Schema.Scalars['Boolean']['output'];
  Partner: PartnerRow;
  Int: Schema.Scalars['Int']['output'];
  String: Schema.Scalars['String']['output'];
  PartnerState: Schema.PartnerState;
  PartnerStateChat: Schema.PartnerStateChat;
  Payouts: PartnerRow;
  ChatOrder: Schema.ChatOrder;
  ExpertOrder: Schema.ExpertOrder;
  SubmissionOrder: Schema.SubmissionOrder;
  PageInfo: Schema.PageInfo;
  ChatConnection: Omit<Schema.ChatConnection, 'edges'> & { edges: Array<ResolversParentTypes['ChatEdge']> };
  ChatEdge: Omit<Schema.ChatEdge, 'node'> & { node: ResolversParentTypes['Chat'] };
  ExpertConnection: Schema.ExpertConnection;
  ExpertEdge: Schema.ExpertEdge;
  SubmissionsConnection: Omit<Schema.SubmissionsConnection, 'edges'> & { edges: Array<ResolversParentTypes['SubmissionEdge']> };
  SubmissionEdge: Omit<Schema.SubmissionEdge, 'node'> & { node: ResolversParentTypes['Submission'] };
  MessageConnection: Omit<Schema.MessageConnection, 'edges'> & { edges: Array<ResolversParentTypes['MessageEdge']> };
  MessageEdge: Omit<Schema.MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] };
  Chat: ChatRow;
  User: UserRow;
  Expert: Schema.Expert;
  Category: CategoryRow;
  Message: MessageRow;
  TextMessage: MessageRow;
  AttachmentMessage: MessageRow;
  Attachment: Schema.Attachment;
  Author: ResolversUnionTypes<ResolversParentTypes>['Author'];
  UserAuthor: Schema.UserAuthor;
  BotAuthor: Schema.BotAuthor;
  ExpertAuthor: Schema.ExpertAuthor;
  Submission: SubmissionRow;
  PersonaInput: Schema.PersonaInput;
  AcceptChatInput: Schema.AcceptChatInput;
  ChatMessageInput: Schema.ChatMessageInput;
  ChatMessagePostingInput: Schema.ChatMessagePostingInput;
};

export interface TimestampScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Timestamp'], unknown> {
  name: 'Timestamp';
}

export type QueryResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  partner?: Resolver<ResolversTypes['Partner'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  approveSubmission?: Resolver<ResolversTypes['Submission'], ParentType, ContextType, RequireFields<Schema.MutationApproveSubmissionArgs, 'id'>>;
  rejectSubmission?: Resolver<ResolversTypes['Submission'], ParentType, ContextType, RequireFields<Schema.MutationRejectSubmissionArgs, 'id'>>;
  createPersona?: Resolver<ResolversTypes['ID'], ParentType, ContextType, RequireFields<Schema.MutationCreatePersonaArgs, 'input'>>;
  acceptChat?: Resolver<ResolversTypes['Chat'], ParentType, ContextType, RequireFields<Schema.MutationAcceptChatArgs, 'id'>>;
  closeChat?: Resolver<ResolversTypes['Chat'], ParentType, ContextType, RequireFields<Schema.MutationCloseChatArgs, 'id'>>;
  openChat?: Resolver<ResolversTypes['Chat'], ParentType, ContextType, RequireFields<Schema.MutationOpenChatArgs, 'id'>>;
  sendChatMessage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<Schema.MutationSendChatMessageArgs, 'input'>>;
  transferToPersona?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<Schema.MutationTransferToPersonaArgs, 'chatId' | 'personaId'>>;
};

export type PartnerResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['Partner'] = ResolversParentTypes['Partner']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<Schema.Maybe<ResolversTypes['PartnerState']>, ParentType, ContextType>;
  payouts?: Resolver<ResolversTypes['Payouts'], ParentType, ContextType>;
  chats?: Resolver<ResolversTypes['ChatConnection'], ParentType, ContextType, RequireFields<Schema.PartnerChatsArgs, 'first'>>;
  experts?: Resolver<ResolversTypes['ExpertConnection'], ParentType, ContextType, RequireFields<Schema.PartnerExpertsArgs, 'first'>>;
  submissions?: Resolver<ResolversTypes['SubmissionsConnection'], ParentType, ContextType, RequireFields<Schema.PartnerSubmissionsArgs, 'first'>>;
};

export type PartnerStateResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['PartnerState'] = ResolversParentTypes['PartnerState']> = {
  chat?: Resolver<Schema.Maybe<ResolversTypes['PartnerStateChat']>, ParentType, ContextType>;
};

export type PartnerStateChatResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['PartnerStateChat'] = ResolversParentTypes['PartnerStateChat']> = {
  isAvailable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PayoutsResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['Payouts'] = ResolversParentTypes['Payouts']> = {
  experts?: Resolver<ResolversTypes['ExpertConnection'], ParentType, ContextType, RequireFields<Schema.PayoutsExpertsArgs, 'first' | 'period'>>;
};

export type PageInfoResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChatConnectionResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['ChatConnection'] = ResolversParentTypes['ChatConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ChatEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ChatEdgeResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['ChatEdge'] = ResolversParentTypes['ChatEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Chat'], ParentType, ContextType>;
};

export type ExpertConnectionResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['ExpertConnection'] = ResolversParentTypes['ExpertConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ExpertEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ExpertEdgeResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['ExpertEdge'] = ResolversParentTypes['ExpertEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Expert'], ParentType, ContextType>;
};

export type SubmissionsConnectionResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['SubmissionsConnection'] = ResolversParentTypes['SubmissionsConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SubmissionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SubmissionEdgeResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['SubmissionEdge'] = ResolversParentTypes['SubmissionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Submission'], ParentType, ContextType>;
};

export type MessageConnectionResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['MessageConnection'] = ResolversParentTypes['MessageConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MessageEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MessageEdgeResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['MessageEdge'] = ResolversParentTypes['MessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type ChatResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['Chat'] = ResolversParentTypes['Chat']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ChatStatus'], ParentType, ContextType>;
  question?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rating?: Resolver<Schema.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['Timestamp'], ParentType, ContextType>;
  closedAt?: Resolver<Schema.Maybe<ResolversTypes['Timestamp']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  expert?: Resolver<Schema.Maybe<ResolversTypes['Expert']>, ParentType, ContextType>;
  category?: Resolver<Schema.Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  messages?: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, Partial<Schema.ChatMessagesArgs>>;
};

export type UserResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExpertResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['Expert'] = ResolversParentTypes['Expert']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CategoryResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MessageResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message']> = {
  __resolveType: TypeResolveFn<'TextMessage' | 'AttachmentMessage', ParentType, ContextType>;
};

export type TextMessageResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['TextMessage'] = ResolversParentTypes['TextMessage']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['Timestamp'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['Author'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AttachmentMessageResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['AttachmentMessage'] = ResolversParentTypes['AttachmentMessage']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['Timestamp'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['Author'], ParentType, ContextType>;
  attachment?: Resolver<ResolversTypes['Attachment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AttachmentResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['Attachment'] = ResolversParentTypes['Attachment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  filename?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mimetype?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuthorResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['Author'] = ResolversParentTypes['Author']> = {
  __resolveType: TypeResolveFn<'UserAuthor' | 'ExpertAuthor' | 'BotAuthor', ParentType, ContextType>;
};

export type UserAuthorResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['UserAuthor'] = ResolversParentTypes['UserAuthor']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BotAuthorResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['BotAuthor'] = ResolversParentTypes['BotAuthor']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExpertAuthorResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['ExpertAuthor'] = ResolversParentTypes['ExpertAuthor']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubmissionResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['Submission'] = ResolversParentTypes['Submission']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SubmissionStatus'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['Timestamp'], ParentType, ContextType>;
  reviewedAt?: Resolver<Schema.Maybe<ResolversTypes['Timestamp']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = GuuruContext> = {
  Timestamp?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Partner?: PartnerResolvers<ContextType>;
  PartnerState?: PartnerStateResolvers<ContextType>;
  PartnerStateChat?: PartnerStateChatResolvers<ContextType>;
  Payouts?: PayoutsResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  ChatConnection?: ChatConnectionResolvers<ContextType>;
  ChatEdge?: ChatEdgeResolvers<ContextType>;
  ExpertConnection?: ExpertConnectionResolvers<ContextType>;
  ExpertEdge?: ExpertEdgeResolvers<ContextType>;
  SubmissionsConnection?: SubmissionsConnectionResolvers<ContextType>;
  SubmissionEdge?: SubmissionEdgeResolvers<ContextType>;
  MessageConnection?: MessageConnectionResolvers<ContextType>;
  MessageEdge?: MessageEdgeResolvers<ContextType>;
  Chat?: ChatResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Expert?: ExpertResolvers<ContextType>;
  Category?: CategoryResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  TextMessage?: TextMessageResolvers<ContextType>;
  AttachmentMessage?: AttachmentMessageResolvers<ContextType>;
  Attachment?: AttachmentResolvers<ContextType>;
  Author?: AuthorResolvers<ContextType>;
  UserAuthor?: UserAuthorResolvers<ContextType>;
  BotAuthor?: BotAuthorResolvers<ContextType>;
  ExpertAuthor?: ExpertAuthorResolvers<ContextType>;
  Submission?: SubmissionResolvers<ContextType>;
};

