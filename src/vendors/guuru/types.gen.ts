// Generated from schemas/guuru.graphql by `npm run generate`; do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { PartnerRow, ChatRow, SubmissionRow, CategoryRow, UserRow, MessageRow } from './records.ts';
import type { GuuruContext } from './context.ts';
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
  /** A point in time: whole milliseconds since the Unix epoch, as a JSON number. */
  Timestamp: { input: number; output: number; }
};

/** What can be read. */
export type Query = {
  __typename?: 'Query';
  /** The partner (one brand) that the API token belongs to. */
  partner: Partner;
};

/** What can be changed. No mutation answers null or false: a failure is an error of the whole request. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Accepts a pending submission. The decision is final; a second one is an error. */
  approveSubmission: Submission;
  /** Turns down a pending submission. The decision is final; a second one is an error. */
  rejectSubmission: Submission;
  /**
   * Creates the persona of an agent and returns its id. A call with a known `providerId` updates that persona and
   * returns the same id.
   */
  createPersona: Scalars['ID']['output'];
  /**
   * Takes over a pending chat. Only the first accept of a chat succeeds. Without `input` the API's own service
   * account is shown as the expert.
   */
  acceptChat: Chat;
  /** Closes an open chat that was accepted through this API. */
  closeChat: Chat;
  /** Reopens a closed chat that was accepted through this API. */
  openChat: Chat;
  /** Adds a message to an open chat, under the name of whoever the chat is with. Answers true. */
  sendChatMessage: Scalars['Boolean']['output'];
  /** Hands an open chat to another persona, who is the author of the messages from then on. Answers true. */
  transferToPersona: Scalars['Boolean']['output'];
};


/** What can be changed. No mutation answers null or false: a failure is an error of the whole request. */
export type MutationApproveSubmissionArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. No mutation answers null or false: a failure is an error of the whole request. */
export type MutationRejectSubmissionArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. No mutation answers null or false: a failure is an error of the whole request. */
export type MutationCreatePersonaArgs = {
  input: PersonaInput;
};


/** What can be changed. No mutation answers null or false: a failure is an error of the whole request. */
export type MutationAcceptChatArgs = {
  id: Scalars['ID']['input'];
  input?: InputMaybe<AcceptChatInput>;
};


/** What can be changed. No mutation answers null or false: a failure is an error of the whole request. */
export type MutationCloseChatArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. No mutation answers null or false: a failure is an error of the whole request. */
export type MutationOpenChatArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. No mutation answers null or false: a failure is an error of the whole request. */
export type MutationSendChatMessageArgs = {
  input: ChatMessageInput;
};


/** What can be changed. No mutation answers null or false: a failure is an error of the whole request. */
export type MutationTransferToPersonaArgs = {
  chatId: Scalars['ID']['input'];
  personaId: Scalars['ID']['input'];
};

/** One brand with its community of experts. */
export type Partner = {
  __typename?: 'Partner';
  /** A short lower-case name, such as `guuru-qa`. */
  id: Scalars['ID']['output'];
  /** What the partner is ready for at this moment. */
  state: Maybe<PartnerState>;
  /** Pay of the experts. */
  payouts: Payouts;
  /** The partner's chats, oldest first unless ordered otherwise. */
  chats: ChatConnection;
  /** The experts of the partner's community. */
  experts: ExpertConnection;
  /** Submissions by experts. */
  submissions: SubmissionsConnection;
};


/** One brand with its community of experts. */
export type PartnerChatsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  orderBy?: InputMaybe<ChatOrder>;
  startDate?: InputMaybe<Scalars['Timestamp']['input']>;
  endDate?: InputMaybe<Scalars['Timestamp']['input']>;
};


/** One brand with its community of experts. */
export type PartnerExpertsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  orderBy?: InputMaybe<ExpertOrder>;
};


/** One brand with its community of experts. */
export type PartnerSubmissionsArgs = {
  filters?: InputMaybe<Array<InputMaybe<SubmissionFilterType>>>;
  orderBy?: InputMaybe<SubmissionOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What a partner is ready for, by area. */
export type PartnerState = {
  __typename?: 'PartnerState';
  /** State of the chat service. */
  chat: Maybe<PartnerStateChat>;
};

/** State of the partner's chat service. */
export type PartnerStateChat = {
  __typename?: 'PartnerStateChat';
  /** True when the chat widget may be shown and new chats may begin. */
  isAvailable: Scalars['Boolean']['output'];
};

/** Pay of the experts. */
export type Payouts = {
  __typename?: 'Payouts';
  /** The experts who are paid for one month. */
  experts: ExpertConnection;
};


/** Pay of the experts. */
export type PayoutsExpertsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  period: Scalars['Timestamp']['input'];
};

/** Order of a list of chats. */
export type ChatOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: ChatOrderField;
};

/** Direction of an ordering. */
export type OrderDirection =
  /** Oldest first. */
  | 'asc'
  /** Newest first. */
  | 'desc';

/** What chats can be ordered by. */
export type ChatOrderField =
  /** The order in which the chats were created. */
  | 'id';

/** Order of a list of experts. */
export type ExpertOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: ExpertOrderField;
};

/** What experts can be ordered by. */
export type ExpertOrderField =
  /** The order in which the experts were created. */
  | 'id';

/** Order of a list of submissions. */
export type SubmissionOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: SubmissionOrderField;
};

/** What submissions can be ordered by. */
export type SubmissionOrderField =
  /** The order in which the submissions were created. */
  | 'id';

/** States that submissions can be filtered by. */
export type SubmissionFilterType =
  /** Not decided yet. */
  | 'pending'
  /** Accepted. */
  | 'approved'
  /** Turned down. */
  | 'rejected';

/** Where a page stands in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** True when something follows this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Cursor of the page's last item, for `after`; null when the page is empty. */
  endCursor: Maybe<Scalars['String']['output']>;
};

/** A page of chats. */
export type ChatConnection = {
  __typename?: 'ChatConnection';
  /** The chats of this page. */
  edges: Array<ChatEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** A chat in a list. */
export type ChatEdge = {
  __typename?: 'ChatEdge';
  /** Its place in the list; opaque. */
  cursor: Scalars['String']['output'];
  /** The chat. */
  node: Chat;
};

/** A page of experts. */
export type ExpertConnection = {
  __typename?: 'ExpertConnection';
  /** The experts of this page. */
  edges: Array<ExpertEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** An expert in a list. */
export type ExpertEdge = {
  __typename?: 'ExpertEdge';
  /** Its place in the list; opaque. */
  cursor: Scalars['String']['output'];
  /** The expert. */
  node: Expert;
};

/** A page of submissions. */
export type SubmissionsConnection = {
  __typename?: 'SubmissionsConnection';
  /** The submissions of this page. */
  edges: Array<SubmissionEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** A submission in a list. */
export type SubmissionEdge = {
  __typename?: 'SubmissionEdge';
  /** Its place in the list; opaque. */
  cursor: Scalars['String']['output'];
  /** The submission. */
  node: Submission;
};

/** A page of messages. */
export type MessageConnection = {
  __typename?: 'MessageConnection';
  /** The messages of this page. */
  edges: Array<MessageEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** A message in a list. */
export type MessageEdge = {
  __typename?: 'MessageEdge';
  /** Its place in the list; opaque. */
  cursor: Scalars['String']['output'];
  /** The message. */
  node: Message;
};

/** A conversation that a shopper began with a question. */
export type Chat = {
  __typename?: 'Chat';
  /** A random 21-character id. */
  id: Scalars['ID']['output'];
  /** Where the chat stands. */
  status: ChatStatus;
  /** What the shopper asked first. */
  question: Scalars['String']['output'];
  /** The shopper's mark from 1 to 5; null until rated. */
  rating: Maybe<Scalars['Int']['output']>;
  /** When the shopper began the chat. */
  createdAt: Scalars['Timestamp']['output'];
  /** When the chat was last closed; null while it is not closed. */
  closedAt: Maybe<Scalars['Timestamp']['output']>;
  /** The shopper. */
  user: User;
  /** Who accepted the chat; null until then. */
  expert: Maybe<Expert>;
  /** The field of knowledge that the question belongs to; null if none was set. */
  category: Maybe<Category>;
  /** The chat's messages, oldest first. */
  messages: MessageConnection;
};


/** A conversation that a shopper began with a question. */
export type ChatMessagesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Stages of a chat's life. */
export type ChatStatus =
  /** Offered to the experts; nobody has accepted yet. */
  | 'pending'
  /** An expert is on it. */
  | 'open'
  /** Done for now; can be reopened. */
  | 'closed'
  /** Moved to the company's own staff. */
  | 'transferred'
  /** Finished and rated by the shopper; final. */
  | 'rated';

/** A shopper. */
export type User = {
  __typename?: 'User';
  /** A 28-character id. */
  id: Scalars['ID']['output'];
  /** Null when unknown. */
  name: Maybe<Scalars['String']['output']>;
  /** Null when unknown. */
  email: Maybe<Scalars['String']['output']>;
};

/** Someone who answers chats. */
export type Expert = {
  __typename?: 'Expert';
  /** Id of the expert, or of the persona or account shown as one. */
  id: Scalars['ID']['output'];
  /** Name shown to shoppers; null when unknown. */
  name: Maybe<Scalars['String']['output']>;
};

/** A field of knowledge. */
export type Category = {
  __typename?: 'Category';
  /** Id of the category. */
  id: Scalars['ID']['output'];
  /** Name of the category. */
  name: Scalars['String']['output'];
};

/** Something said in a chat. */
export type Message = {
  /** Id of the message. */
  id: Scalars['ID']['output'];
  /** `text` or `attachment`. */
  type: Scalars['String']['output'];
  /** When it was sent; later than every earlier message of the chat. */
  createdAt: Scalars['Timestamp']['output'];
  /** Who wrote it. */
  author: Author;
};

/** A written message. */
export type TextMessage = Message & {
  __typename?: 'TextMessage';
  /** Id of the message. */
  id: Scalars['ID']['output'];
  /** Always `text`. */
  type: Scalars['String']['output'];
  /** When it was sent; later than every earlier message of the chat. */
  createdAt: Scalars['Timestamp']['output'];
  /** Who wrote it. */
  author: Author;
  /** What was written. */
  text: Scalars['String']['output'];
};

/** A message that is a file. */
export type AttachmentMessage = Message & {
  __typename?: 'AttachmentMessage';
  /** Id of the message. */
  id: Scalars['ID']['output'];
  /** Always `attachment`. */
  type: Scalars['String']['output'];
  /** When it was sent; later than every earlier message of the chat. */
  createdAt: Scalars['Timestamp']['output'];
  /** Who sent it. */
  author: Author;
  /** The file. */
  attachment: Attachment;
};

/** A file that was sent in a chat. */
export type Attachment = {
  __typename?: 'Attachment';
  /** Id of the attachment. */
  id: Scalars['ID']['output'];
  /** Name as given by the sender; it may differ from the end of the URL. */
  filename: Scalars['String']['output'];
  /** Media type, such as `image/png`. */
  mimetype: Scalars['String']['output'];
  /** Absolute URL of the file. */
  url: Scalars['String']['output'];
};

/** Writer of a message. */
export type Author = UserAuthor | ExpertAuthor | BotAuthor;

/** The shopper, as a writer. */
export type UserAuthor = {
  __typename?: 'UserAuthor';
  /** Id of the shopper. */
  id: Scalars['ID']['output'];
};

/** An automatic writer. */
export type BotAuthor = {
  __typename?: 'BotAuthor';
  /** Id of the bot. */
  id: Scalars['ID']['output'];
};

/** An expert, or a persona acting as one, as a writer. */
export type ExpertAuthor = {
  __typename?: 'ExpertAuthor';
  /** Id of the expert or persona. */
  id: Scalars['ID']['output'];
  /** The present name, also on messages written before a change of name. */
  name: Scalars['String']['output'];
};

/** Something an expert handed in for the partner to decide on. */
export type Submission = {
  __typename?: 'Submission';
  /** Id of the submission. */
  id: Scalars['ID']['output'];
  /** Whether and how it was decided. */
  status: SubmissionStatus;
  /** When it was handed in. */
  createdAt: Scalars['Timestamp']['output'];
  /** When it was decided; null while pending. */
  reviewedAt: Maybe<Scalars['Timestamp']['output']>;
};

/** States of a submission. */
export type SubmissionStatus =
  /** Not decided yet. */
  | 'pending'
  /** Accepted; final. */
  | 'approved'
  /** Turned down; final. */
  | 'rejected';

/** An agent of the partner, as shoppers shall see them. */
export type PersonaInput = {
  /** Your own unchanging id of the agent. It decides whether a call creates a persona or updates one. */
  providerId: Scalars['ID']['input'];
  /** Name shown to shoppers. */
  name: Scalars['String']['input'];
  /** In an update, leaving it out keeps the stored address; null clears it. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** URL of a picture. In an update, leaving it out keeps the stored one; null clears it. */
  photoUrl?: InputMaybe<Scalars['String']['input']>;
};

/** How a chat is accepted. */
export type AcceptChatInput = {
  /** The persona shown to the shopper, an id returned by `createPersona`. */
  personaId: Scalars['ID']['input'];
};

/** A message to send, and where to. */
export type ChatMessageInput = {
  /** The chat to write to; it must be open. */
  chatId: Scalars['ID']['input'];
  /** What to send. */
  posting: ChatMessagePostingInput;
};

/** Content of a message to send: either a text or a file. */
export type ChatMessagePostingInput = {
  /** `text` or `attachment`; a string, not an enum. */
  type: Scalars['String']['input'];
  /** Needed for `text`. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Media type of the file; needed for `attachment`. */
  mimetype?: InputMaybe<Scalars['String']['input']>;
  /** Absolute http(s) URL where the file already is; needed for `attachment`. */
  address?: InputMaybe<Scalars['String']['input']>;
  /** Name to show for the file; needed for `attachment`. */
  filename?: InputMaybe<Scalars['String']['input']>;
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
  Author:
    | ( UserAuthor )
    | ( ExpertAuthor )
    | ( BotAuthor )
  ;
};


/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Timestamp: ResolverTypeWrapper<Scalars['Timestamp']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Partner: ResolverTypeWrapper<PartnerRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  PartnerState: ResolverTypeWrapper<PartnerState>;
  PartnerStateChat: ResolverTypeWrapper<PartnerStateChat>;
  Payouts: ResolverTypeWrapper<PartnerRow>;
  ChatOrder: ChatOrder;
  OrderDirection: OrderDirection;
  ChatOrderField: ChatOrderField;
  ExpertOrder: ExpertOrder;
  ExpertOrderField: ExpertOrderField;
  SubmissionOrder: SubmissionOrder;
  SubmissionOrderField: SubmissionOrderField;
  SubmissionFilterType: SubmissionFilterType;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  ChatConnection: ResolverTypeWrapper<Omit<ChatConnection, 'edges'> & { edges: Array<ResolversTypes['ChatEdge']> }>;
  ChatEdge: ResolverTypeWrapper<Omit<ChatEdge, 'node'> & { node: ResolversTypes['Chat'] }>;
  ExpertConnection: ResolverTypeWrapper<ExpertConnection>;
  ExpertEdge: ResolverTypeWrapper<ExpertEdge>;
  SubmissionsConnection: ResolverTypeWrapper<Omit<SubmissionsConnection, 'edges'> & { edges: Array<ResolversTypes['SubmissionEdge']> }>;
  SubmissionEdge: ResolverTypeWrapper<Omit<SubmissionEdge, 'node'> & { node: ResolversTypes['Submission'] }>;
  MessageConnection: ResolverTypeWrapper<Omit<MessageConnection, 'edges'> & { edges: Array<ResolversTypes['MessageEdge']> }>;
  MessageEdge: ResolverTypeWrapper<Omit<MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>;
  Chat: ResolverTypeWrapper<ChatRow>;
  ChatStatus: ChatStatus;
  User: ResolverTypeWrapper<UserRow>;
  Expert: ResolverTypeWrapper<Expert>;
  Category: ResolverTypeWrapper<CategoryRow>;
  Message: ResolverTypeWrapper<MessageRow>;
  TextMessage: ResolverTypeWrapper<MessageRow>;
  AttachmentMessage: ResolverTypeWrapper<MessageRow>;
  Attachment: ResolverTypeWrapper<Attachment>;
  Author: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['Author']>;
  UserAuthor: ResolverTypeWrapper<UserAuthor>;
  BotAuthor: ResolverTypeWrapper<BotAuthor>;
  ExpertAuthor: ResolverTypeWrapper<ExpertAuthor>;
  Submission: ResolverTypeWrapper<SubmissionRow>;
  SubmissionStatus: SubmissionStatus;
  PersonaInput: PersonaInput;
  AcceptChatInput: AcceptChatInput;
  ChatMessageInput: ChatMessageInput;
  ChatMessagePostingInput: ChatMessagePostingInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Timestamp: Scalars['Timestamp']['output'];
  Query: Record<PropertyKey, never>;
  Mutation: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  Partner: PartnerRow;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  PartnerState: PartnerState;
  PartnerStateChat: PartnerStateChat;
  Payouts: PartnerRow;
  ChatOrder: ChatOrder;
  ExpertOrder: ExpertOrder;
  SubmissionOrder: SubmissionOrder;
  PageInfo: PageInfo;
  ChatConnection: Omit<ChatConnection, 'edges'> & { edges: Array<ResolversParentTypes['ChatEdge']> };
  ChatEdge: Omit<ChatEdge, 'node'> & { node: ResolversParentTypes['Chat'] };
  ExpertConnection: ExpertConnection;
  ExpertEdge: ExpertEdge;
  SubmissionsConnection: Omit<SubmissionsConnection, 'edges'> & { edges: Array<ResolversParentTypes['SubmissionEdge']> };
  SubmissionEdge: Omit<SubmissionEdge, 'node'> & { node: ResolversParentTypes['Submission'] };
  MessageConnection: Omit<MessageConnection, 'edges'> & { edges: Array<ResolversParentTypes['MessageEdge']> };
  MessageEdge: Omit<MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] };
  Chat: ChatRow;
  User: UserRow;
  Expert: Expert;
  Category: CategoryRow;
  Message: MessageRow;
  TextMessage: MessageRow;
  AttachmentMessage: MessageRow;
  Attachment: Attachment;
  Author: ResolversUnionTypes<ResolversParentTypes>['Author'];
  UserAuthor: UserAuthor;
  BotAuthor: BotAuthor;
  ExpertAuthor: ExpertAuthor;
  Submission: SubmissionRow;
  PersonaInput: PersonaInput;
  AcceptChatInput: AcceptChatInput;
  ChatMessageInput: ChatMessageInput;
  ChatMessagePostingInput: ChatMessagePostingInput;
};

export interface TimestampScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Timestamp'], unknown> {
  name: 'Timestamp';
}

export type QueryResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  partner?: Resolver<ResolversTypes['Partner'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  approveSubmission?: Resolver<ResolversTypes['Submission'], ParentType, ContextType, RequireFields<MutationApproveSubmissionArgs, 'id'>>;
  rejectSubmission?: Resolver<ResolversTypes['Submission'], ParentType, ContextType, RequireFields<MutationRejectSubmissionArgs, 'id'>>;
  createPersona?: Resolver<ResolversTypes['ID'], ParentType, ContextType, RequireFields<MutationCreatePersonaArgs, 'input'>>;
  acceptChat?: Resolver<ResolversTypes['Chat'], ParentType, ContextType, RequireFields<MutationAcceptChatArgs, 'id'>>;
  closeChat?: Resolver<ResolversTypes['Chat'], ParentType, ContextType, RequireFields<MutationCloseChatArgs, 'id'>>;
  openChat?: Resolver<ResolversTypes['Chat'], ParentType, ContextType, RequireFields<MutationOpenChatArgs, 'id'>>;
  sendChatMessage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationSendChatMessageArgs, 'input'>>;
  transferToPersona?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationTransferToPersonaArgs, 'chatId' | 'personaId'>>;
};

export type PartnerResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['Partner'] = ResolversParentTypes['Partner']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['PartnerState']>, ParentType, ContextType>;
  payouts?: Resolver<ResolversTypes['Payouts'], ParentType, ContextType>;
  chats?: Resolver<ResolversTypes['ChatConnection'], ParentType, ContextType, RequireFields<PartnerChatsArgs, 'first'>>;
  experts?: Resolver<ResolversTypes['ExpertConnection'], ParentType, ContextType, RequireFields<PartnerExpertsArgs, 'first'>>;
  submissions?: Resolver<ResolversTypes['SubmissionsConnection'], ParentType, ContextType, RequireFields<PartnerSubmissionsArgs, 'first'>>;
};

export type PartnerStateResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['PartnerState'] = ResolversParentTypes['PartnerState']> = {
  chat?: Resolver<Maybe<ResolversTypes['PartnerStateChat']>, ParentType, ContextType>;
};

export type PartnerStateChatResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['PartnerStateChat'] = ResolversParentTypes['PartnerStateChat']> = {
  isAvailable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PayoutsResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['Payouts'] = ResolversParentTypes['Payouts']> = {
  experts?: Resolver<ResolversTypes['ExpertConnection'], ParentType, ContextType, RequireFields<PayoutsExpertsArgs, 'first' | 'period'>>;
};

export type PageInfoResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  rating?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['Timestamp'], ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['Timestamp']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  expert?: Resolver<Maybe<ResolversTypes['Expert']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  messages?: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, Partial<ChatMessagesArgs>>;
};

export type UserResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExpertResolvers<ContextType = GuuruContext, ParentType extends ResolversParentTypes['Expert'] = ResolversParentTypes['Expert']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  reviewedAt?: Resolver<Maybe<ResolversTypes['Timestamp']>, ParentType, ContextType>;
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

