// Generated from test/vendors/toy/toy.graphql by `npm run generate`; do not edit.
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
};

export type Query = {
  __typename?: 'Query';
  /** The shop's tickets, oldest first; the first so many, all where `first` is left out. */
  tickets: Array<Ticket>;
};


export type QueryTicketsArgs = {
  status?: InputMaybe<TicketStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Answers an open ticket. */
  answerTicket: Ticket;
};


export type MutationAnswerTicketArgs = {
  id: Scalars['ID']['input'];
  text: Scalars['String']['input'];
};

export type Ticket = {
  __typename?: 'Ticket';
  id: Scalars['ID']['output'];
  status: TicketStatus;
  question: Scalars['String']['output'];
  /** What the shop said; null while the ticket is open. */
  answer: Maybe<Scalars['String']['output']>;
  guest: Guest;
};

export type Guest = {
  __typename?: 'Guest';
  name: Scalars['String']['output'];
};

export const TicketStatus = {
  open: 'open',
  answered: 'answered',
  closed: 'closed'
} as const;

export type TicketStatus = typeof TicketStatus[keyof typeof TicketStatus];