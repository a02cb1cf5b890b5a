// Generated from schemas/guuru.graphql by `npm run generate`; do not edit.
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
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
export const OrderDirection = {
  /** Oldest first. */
  asc: 'asc',
  /** Newest first. */
  desc: 'desc'
} as const;

export type OrderDirection = typeof OrderDirection[keyof typeof OrderDirection];
/** What chats can be ordered by. */
export const ChatOrderField = {
  /** The order in which the chats were created. */
  id: 'id'
} as const;

export type ChatOrderField = typeof ChatOrderField[keyof typeof ChatOrderField];
/** Order of a list of experts. */
export type ExpertOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: ExpertOrderField;
};

/** What experts can be ordered by. */
export const ExpertOrderField = {
  /** The order in which the experts were created. */
  id: 'id'
} as const;

export type ExpertOrderField = typeof ExpertOrderField[keyof typeof ExpertOrderField];
/** Order of a list of submissions. */
export type SubmissionOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: SubmissionOrderField;
};

/** What submissions can be ordered by. */
export const SubmissionOrderField = {
  /** The order in which the submissions were created. */
  id: 'id'
} as const;

export type SubmissionOrderField = typeof SubmissionOrderField[keyof typeof SubmissionOrderField];
/** States that submissions can be filtered by. */
export const SubmissionFilterType = {
  /** Not decided yet. */
  pending: 'pending',
  /** Accepted. */
  approved: 'approved',
  /** Turned down. */
  rejected: 'rejected'
} as const;

export type SubmissionFilterType = typeof SubmissionFilterType[keyof typeof SubmissionFilterType];
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
export const ChatStatus = {
  /** Offered to the experts; nobody has accepted yet. */
  pending: 'pending',
  /** An expert is on it. */
  open: 'open',
  /** Done for now; can be reopened. */
  closed: 'closed',
  /** Moved to the company's own staff. */
  transferred: 'transferred',
  /** Finished and rated by the shopper; final. */
  rated: 'rated'
} as const;

export type ChatStatus = typeof ChatStatus[keyof typeof ChatStatus];
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
export const SubmissionStatus = {
  /** Not decided yet. */
  pending: 'pending',
  /** Accepted; final. */
  approved: 'approved',
  /** Turned down; final. */
  rejected: 'rejected'
} as const;

export type SubmissionStatus = typeof SubmissionStatus[keyof typeof SubmissionStatus];
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
