// Generated from schemas/thg.graphql by `npm run generate`; do not edit.
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
  /** A calendar day as YYYY-MM-DD, London time. */
  Date: { input: string; output: string; }
  /** A text ready to be shown, in the language of the site. */
  DisplayString: { input: string; output: string; }
  /** No value: always null. */
  Void: { input: null; output: null; }
  /** Number of a product. A number on output; a number or a numeric string on input. */
  SKU: { input: number; output: number; }
  /** Number of an order, as a string of digits. */
  OrderNumber: { input: string; output: string; }
  /** An absolute URL, or one relative to the site. */
  URL: { input: string; output: string; }
  /** An amount with its currency code in front, such as `GBP8.85`. */
  Money: { input: string; output: string; }
  /** A month as two digits. */
  Month: { input: string; output: string; }
  /** A year as four digits. */
  Year: { input: string; output: string; }
  /** Name of a delivery method. */
  DeliveryMethod: { input: string; output: string; }
  /** Name of a group of products sold under one special offer. */
  SpecialOfferGroup: { input: string; output: string; }
  /** Id of a social link. */
  SocialLinkID: { input: string; output: string; }
  /** The secret from a password reset mail. */
  PasswordResetToken: { input: string; output: string; }
};

/** What can be read. */
export type Query = {
  __typename?: 'Query';
  /** Tells that the service is up: `OK`. */
  check: Maybe<Scalars['String']['output']>;
  /** The customer who is logged in; null (and no error) for a guest. */
  customer: Maybe<Customer>;
  /** Where and how the customer can upload a file; null when that is not possible. */
  attachmentUploaderConfig: Maybe<AttachmentUploaderConfig>;
  /** Features that are on at this site. */
  features: Array<Feature>;
  /** Currencies that the site sells in. */
  supportedCurrencies: Array<Currency>;
  /** Countries that the site delivers to. */
  supportedShippingDestinations: Array<Country>;
  /** The product variant with this number; null when it is unknown or not visible. */
  productVariant: Maybe<ProductVariant>;
  /** Whether a password reset token can still be used. */
  passwordResetTokenValidity: Maybe<PasswordResetTokenState>;
  /**
   * Captchas that can lift a rate limit.
   * @deprecated Deprecated. A rate limit error names the captchas that lift it.
   */
  captchaConfiguration: Array<CaptchaConfiguration>;
};


/** What can be read. */
export type QueryProductVariantArgs = {
  sku: Scalars['SKU']['input'];
};


/** What can be read. */
export type QueryPasswordResetTokenValidityArgs = {
  token: Scalars['PasswordResetToken']['input'];
};

/** What can be changed. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Tells that the service is up: `OK`. */
  check: Maybe<Scalars['String']['output']>;
  /** Logs a customer in. A refused login is told in the response, not as an error of the request. */
  login: Maybe<AuthenticationResponse>;
  /** Logs the customer out. */
  logout: Maybe<Scalars['Void']['output']>;
  /** Makes a customer account and logs it in. A refusal is told in the response. */
  register: AuthenticationResponse;
  /** Sends a password reset mail. */
  forgottenPassword: Maybe<ForgottenPasswordResponse>;
  /** Sets a new password with the secret from a password reset mail, and logs the customer in. */
  resetPassword: Maybe<AuthenticationResponse>;
  /**
   * Opens a discussion with a first message. Gives the id of the discussion; the server can be set up to give that of
   * the message.
   */
  createDiscussion: Scalars['ID']['output'];
  /** Adds a customer's message to a discussion, and gives the id of that message. */
  replyToDiscussion: Scalars['ID']['output'];
  /** Marks a discussion as read, unless it has messages newer than the one named. */
  markDiscussionMessagesAsRead: Maybe<Scalars['Void']['output']>;
};


/** What can be changed. */
export type MutationLoginArgs = {
  input: LoginInput;
};


/** What can be changed. */
export type MutationRegisterArgs = {
  input: RegistrationInput;
};


/** What can be changed. */
export type MutationForgottenPasswordArgs = {
  input: ForgottenPasswordInput;
};


/** What can be changed. */
export type MutationResetPasswordArgs = {
  input: ResetPasswordInput;
};


/** What can be changed. */
export type MutationCreateDiscussionArgs = {
  input: CreateDiscussionInput;
};


/** What can be changed. */
export type MutationReplyToDiscussionArgs = {
  discussionId: Scalars['ID']['input'];
  input: AddDiscussionMessageInput;
};


/** What can be changed. */
export type MutationMarkDiscussionMessagesAsReadArgs = {
  input?: InputMaybe<MarkDiscussionMessagesAsReadInput>;
};

/** A page of discussions. */
export type Discussions = {
  __typename?: 'Discussions';
  /** The page's discussions, the last changed first. */
  discussions: Array<Discussion>;
  /** Number of discussions that match. */
  total: Scalars['Int']['output'];
  /** True when something follows this page. */
  hasMore: Scalars['Boolean']['output'];
};

/** A conversation between a customer and customer services. */
export type Discussion = {
  __typename?: 'Discussion';
  /** Id of the discussion. */
  id: Scalars['ID']['output'];
  /** The order that the discussion is about; null for a general question. */
  selection: Maybe<DiscussionSelection>;
  /** Subject area. */
  category: DiscussionCategory;
  /** How far customer services are. */
  status: DiscussionStatus;
  /** When it was opened. */
  createdAt: Scalars['Timestamp']['output'];
  /** When a message was last added or the status last changed. */
  updatedAt: Scalars['Timestamp']['output'];
  /** False while there is an answer that the customer has not read. */
  read: Scalars['Boolean']['output'];
  /** The messages, oldest first. */
  messages: DiscussionMessages;
};


/** A conversation between a customer and customer services. */
export type DiscussionMessagesArgs = {
  offset?: Scalars['Int']['input'];
  limit?: Scalars['Int']['input'];
};

/** A page of messages. */
export type DiscussionMessages = {
  __typename?: 'DiscussionMessages';
  /** The page's messages, oldest first. */
  messages: Array<DiscussionMessage>;
  /** Number of messages in the discussion. */
  total: Scalars['Int']['output'];
  /** True when something follows this page. */
  hasMore: Scalars['Boolean']['output'];
};

/** One message of a discussion. Files sent along with it cannot be read back. */
export type DiscussionMessage = {
  __typename?: 'DiscussionMessage';
  /** Id of the message. */
  id: Scalars['ID']['output'];
  /** Which side wrote it. */
  type: DiscussionMessageType;
  /** When it was sent. */
  createdAt: Scalars['Timestamp']['output'];
  /** The text. */
  message: Scalars['DisplayString']['output'];
};

/** What a discussion is about. */
export type DiscussionSelection = {
  __typename?: 'DiscussionSelection';
  /** The order; null when it cannot be loaded. */
  selectedOrder: Maybe<Order>;
  /** The products of that order; empty when the whole order is meant. */
  selectedProducts: Array<OrderProduct>;
};

/** Sides of a discussion. */
export const DiscussionMessageType = {
  /** From the customer. */
  QUERY: 'QUERY',
  /** From customer services. */
  RESPONSE: 'RESPONSE'
} as const;

export type DiscussionMessageType = typeof DiscussionMessageType[keyof typeof DiscussionMessageType];
/** Stages of a discussion. */
export const DiscussionStatus = {
  /** Waits for an agent. */
  OUTSTANDING: 'OUTSTANDING',
  /** An agent has taken it. */
  IN_PROGRESS: 'IN_PROGRESS',
  /** On hold while another team looks into it. */
  PENDING: 'PENDING',
  /** Answered, or in no need of an answer. */
  COMPLETED: 'COMPLETED'
} as const;

export type DiscussionStatus = typeof DiscussionStatus[keyof typeof DiscussionStatus];
/** Subject areas of discussions. */
export const DiscussionCategory = {
  /** Cancelling an order. */
  CANCELLATION: 'CANCELLATION',
  /** Trouble at the checkout. */
  CHECKOUT: 'CHECKOUT',
  /** Free gifts. */
  FREE_GIFT: 'FREE_GIFT',
  /** Offers and discount codes. */
  OFFERS_AND_PROMOTIONS: 'OFFERS_AND_PROMOTIONS',
  /** Paying. */
  PAYMENT: 'PAYMENT',
  /** Help with ordering. */
  PLACING_AN_ORDER: 'PLACING_AN_ORDER',
  /** Questions about a product. */
  PRODUCT_INFORMATION: 'PRODUCT_INFORMATION',
  /** Sending goods back, and getting money back. */
  RETURNS_AND_REFUNDS: 'RETURNS_AND_REFUNDS',
  /** Faults of the site. */
  WEBSITE_ISSUES: 'WEBSITE_ISSUES',
  /** Tracking an order. */
  WHERE_IS_MY_ORDER: 'WHERE_IS_MY_ORDER',
  /** Late, lost or damaged parcels. */
  DELIVERY_PROBLEM: 'DELIVERY_PROBLEM',
  /** Praise and complaints. */
  FEEDBACK: 'FEEDBACK',
  /** Asking to match a lower price elsewhere. */
  PRICEBEATER_REQUEST: 'PRICEBEATER_REQUEST',
  /** Advice on nutrition. */
  NUTRITIONAL_ADVICE: 'NUTRITIONAL_ADVICE',
  /** When a product is to be had. */
  STOCK_AVAILABILITY: 'STOCK_AVAILABILITY',
  /** Something wrong with what was delivered. */
  PROBLEM_WITH_MY_ORDER: 'PROBLEM_WITH_MY_ORDER',
  /** Help with making an account. */
  I_WANT_TO_CREATE_AN_ACCOUNT: 'I_WANT_TO_CREATE_AN_ACCOUNT'
} as const;

export type DiscussionCategory = typeof DiscussionCategory[keyof typeof DiscussionCategory];
/** Conditions on discussions; all that are given must hold, and null is no condition. */
export type DiscussionsFilterInput = {
  /** Only the discussion with this id. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Only discussions in this stage. */
  status?: InputMaybe<DiscussionStatus>;
  /** Only discussions about this order. */
  orderNumber?: InputMaybe<Scalars['OrderNumber']['input']>;
};

/** A discussion to open. */
export type CreateDiscussionInput = {
  /** Subject area; any of them goes with or without an order. */
  category: DiscussionCategory;
  /** The order meant; leave it out for a general question. */
  selection?: InputMaybe<DiscussionSelectionInput>;
  /** The first message. */
  message: AddDiscussionMessageInput;
};

/** The order, and the products of it, that a discussion shall be about. */
export type DiscussionSelectionInput = {
  /** The order number. */
  selectedOrderId: Scalars['ID']['input'];
  /** Products of the order; an empty list means the whole order. */
  selectedProductSkus: Array<Scalars['SKU']['input']>;
};

/** A message to send. */
export type AddDiscussionMessageInput = {
  /** The text; not blank. */
  message: Scalars['String']['input'];
  /** The token that an upload gave, to send the uploaded file along. */
  attachmentToken?: InputMaybe<Scalars['String']['input']>;
};

/** How far a customer has read. */
export type MarkDiscussionMessagesAsReadInput = {
  /** The discussion. */
  discussionId: Scalars['ID']['input'];
  /** The newest message that the customer has seen. */
  upToMessageId: Scalars['ID']['input'];
};

/** What is needed to upload a file, for one customer. */
export type AttachmentUploaderConfig = {
  __typename?: 'AttachmentUploaderConfig';
  /** Path on the site's own host, for a multipart POST. */
  uploadUrl: Scalars['String']['output'];
  /** Secret to send as a form field of the upload. */
  authToken: Scalars['String']['output'];
};

/** A customer of the site. */
export type Customer = {
  __typename?: 'Customer';
  /** Full name. */
  fullName: Scalars['String']['output'];
  /** Email address, which is also the user name. */
  email: Scalars['String']['output'];
  /** Telephone number. */
  phoneNumber: Maybe<Scalars['String']['output']>;
  /** Date of birth; null when not given. */
  dateOfBirth: Maybe<Scalars['Date']['output']>;
  /** Code to recommend the site to friends with. */
  referralCode: Scalars['String']['output'];
  /** Number of friends who came through a recommendation. */
  referralCount: Scalars['Int']['output'];
  /** URL to recommend the site to friends with. */
  referralLink: Scalars['String']['output'];
  /** The customer's orders, newest first. */
  orders: Maybe<Orders>;
  /** The customer's discussions, the last changed first. */
  discussions: Maybe<Discussions>;
  /** Whether the customer wants marketing material by this way; null when unknown. */
  marketingPreferences: Maybe<Scalars['Boolean']['output']>;
  /** Accounts elsewhere that the customer can log in with. */
  socialLinks: Maybe<Array<SocialLink>>;
};


/** A customer of the site. */
export type CustomerOrdersArgs = {
  filter?: InputMaybe<OrdersFilterInput>;
  offset?: Scalars['Int']['input'];
  limit?: Scalars['Int']['input'];
};


/** A customer of the site. */
export type CustomerDiscussionsArgs = {
  filter?: InputMaybe<DiscussionsFilterInput>;
  offset?: Scalars['Int']['input'];
  limit?: Scalars['Int']['input'];
};


/** A customer of the site. */
export type CustomerMarketingPreferencesArgs = {
  type: MarketingType;
};


/** A customer of the site. */
export type CustomerSocialLinksArgs = {
  status?: InputMaybe<SocialLinkStatus>;
};

/** Ways of marketing. */
export const MarketingType = {
  EMAIL: 'EMAIL',
  SMS: 'SMS'
} as const;

export type MarketingType = typeof MarketingType[keyof typeof MarketingType];
/** An account elsewhere, tied to the customer's account. */
export type SocialLink = {
  __typename?: 'SocialLink';
  /** Id of the link. */
  socialLinkId: Scalars['SocialLinkID']['output'];
  /** Where the other account is. */
  socialLoginProvider: Maybe<SocialLoginProvider>;
  /** User name there. */
  username: Maybe<Scalars['String']['output']>;
  /** Whether the link is complete. */
  status: SocialLinkStatus;
};

/** States of a social link. */
export const SocialLinkStatus = {
  /** In use. */
  LINKED: 'LINKED',
  /** Not confirmed yet. */
  PENDING: 'PENDING'
} as const;

export type SocialLinkStatus = typeof SocialLinkStatus[keyof typeof SocialLinkStatus];
/** A service whose accounts can be used to log in. */
export type SocialLoginProvider = {
  __typename?: 'SocialLoginProvider';
  /** Short code of the service. */
  code: Scalars['String']['output'];
  /** Name of the service. */
  name: Scalars['DisplayString']['output'];
  /** URL where the login begins. */
  loginUrl: Scalars['String']['output'];
  /** Colour of the button. */
  colour: Scalars['String']['output'];
  /** URL of the icon. */
  iconUrl: Scalars['String']['output'];
};

/** A page of orders. */
export type Orders = {
  __typename?: 'Orders';
  /** The page's orders, newest first. */
  orders: Array<Order>;
  /** Number of orders that match; null when not known. */
  total: Maybe<Scalars['Int']['output']>;
  /** True when something follows this page. */
  hasMore: Scalars['Boolean']['output'];
};

/** Conditions on orders; all that are given must hold, and null is no condition. */
export type OrdersFilterInput = {
  /** Only the order with this number. */
  orderNumber?: InputMaybe<Scalars['OrderNumber']['input']>;
  /** Only orders in one of these states. */
  status?: InputMaybe<OrderQueryStatusFilter>;
};

/** Groups of states that orders can be filtered by. A state can be in two of them. */
export const OrderQueryStatusFilter = {
  /** Not sent yet: ORDER_PLACED, PROCESSING, PAYMENT_PROBLEM. */
  OUTSTANDING: 'OUTSTANDING',
  /** Sent: DISPATCHED. */
  DISPATCHED: 'DISPATCHED',
  /** In a final state: DISPATCHED, CANCELLED. */
  COMPLETED: 'COMPLETED'
} as const;

export type OrderQueryStatusFilter = typeof OrderQueryStatusFilter[keyof typeof OrderQueryStatusFilter];
/** States of an order. */
export const OrderStatus = {
  /** Received. */
  ORDER_PLACED: 'ORDER_PLACED',
  /** Being packed. */
  PROCESSING: 'PROCESSING',
  /** On its way. */
  DISPATCHED: 'DISPATCHED',
  /** Held up, because the payment failed. */
  PAYMENT_PROBLEM: 'PAYMENT_PROBLEM',
  /** Called off. */
  CANCELLED: 'CANCELLED'
} as const;

export type OrderStatus = typeof OrderStatus[keyof typeof OrderStatus];
/** An order; its number is its id. */
export type Order = {
  __typename?: 'Order';
  /** Number of the order. */
  orderNumber: Scalars['OrderNumber']['output'];
  /** When it was placed. */
  createdAt: Scalars['Timestamp']['output'];
  /** How far it is. */
  status: OrderStatus;
  /**
   * The card paid with; null for other ways of paying.
   * @deprecated Deprecated in 2023 in favour of usedPaymentMethods.
   */
  paymentCard: Maybe<PaymentCard>;
  /**
   * The way of paying.
   * @deprecated Deprecated in 2023 in favour of usedPaymentMethods.
   */
  paymentType: Maybe<Scalars['String']['output']>;
  /** All ways in which it was paid, each with its amount. */
  usedPaymentMethods: Maybe<Array<Maybe<UsedPaymentMethod>>>;
  /** Number of items over all products. */
  totalQuantity: Scalars['Int']['output'];
  /** What was ordered. */
  products: Array<OrderProduct>;
  /** True when the customer can report non-delivery online. */
  eligibleForSelfServiceDenialOfReceipt: Maybe<Scalars['Boolean']['output']>;
  /** Page of the form to report non-delivery. */
  denialOfReceiptForm: Scalars['URL']['output'];
  /** When it was sent; null before. */
  dispatchedAt: Maybe<Scalars['Timestamp']['output']>;
  /** The customer's discussions about this order, the last changed first. */
  discussions: Maybe<Discussions>;
  /** Price of the delivery. */
  deliveryCost: Maybe<MoneyValue>;
  /** All that is to be paid. */
  totalCost: MoneyValue;
  /** Where it goes to. */
  deliveryAddress: Maybe<Address>;
  /** Reductions of the price. */
  discounts: Maybe<Array<OrderDiscount>>;
  /** True while the customer can call the order off. */
  cancellable: Scalars['Boolean']['output'];
};


/** An order; its number is its id. */
export type OrderDiscussionsArgs = {
  offset?: Scalars['Int']['input'];
  limit?: Scalars['Int']['input'];
};

/** A product within an order. */
export type OrderProduct = {
  __typename?: 'OrderProduct';
  /** Number of the product; present even when the product is not on sale any more. */
  sku: Scalars['SKU']['output'];
  /** The product; null when it is not visible any more. */
  productVariant: Maybe<ProductVariant>;
  /** How many were ordered. */
  quantity: Maybe<Scalars['Int']['output']>;
  /** Price of one. */
  costPerUnit: Maybe<MoneyValue>;
  /** How far this product is. */
  status: Maybe<OrderStatus>;
  /** Day it is or was sent. */
  dispatchDate: Maybe<Scalars['Date']['output']>;
  /** Days on which it should arrive. */
  deliveryDateRange: Maybe<DateRange>;
  /** Way of delivery. */
  deliveryMethod: Maybe<Scalars['DeliveryMethod']['output']>;
  /** The special offer that it was bought under. */
  specialOfferGroup: Maybe<Scalars['SpecialOfferGroup']['output']>;
  /** Pages that show where the parcels are. */
  trackingUrls: Maybe<Array<Scalars['URL']['output']>>;
  /** True while the customer can call some of it off. */
  cancellable: Scalars['Boolean']['output'];
  /** How many were called off. */
  cancelledQuantity: Maybe<Scalars['Int']['output']>;
  /** How many are being called off. */
  pendingCancelQuantity: Maybe<Scalars['Int']['output']>;
  /** How many can be called off. */
  cancellableQuantity: Maybe<Scalars['Int']['output']>;
  /** How many were sent. */
  dispatchedQuantity: Maybe<Scalars['Int']['output']>;
  /** How many were paid back. */
  refundedQuantity: Maybe<Scalars['Int']['output']>;
  /** How many are being paid back. */
  pendingRefundQuantity: Maybe<Scalars['Int']['output']>;
  /** How many were replaced. */
  replacementQuantity: Maybe<Scalars['Int']['output']>;
  /** How many are being replaced. */
  pendingReplaceQuantity: Maybe<Scalars['Int']['output']>;
  /** Day of delivery that the customer chose. */
  namedDeliveryDate: Maybe<Scalars['Date']['output']>;
};

/** A span of days; a null end is open. */
export type DateRange = {
  __typename?: 'DateRange';
  /** First day. */
  from: Maybe<Scalars['Date']['output']>;
  /** Last day. */
  to: Maybe<Scalars['Date']['output']>;
};

/** A reduction of an order's price. */
export type OrderDiscount = {
  __typename?: 'OrderDiscount';
  /** How much. */
  amount: MoneyValue;
  /** What for. */
  message: Maybe<Scalars['DisplayString']['output']>;
};

/** An amount of money in several forms. */
export type MoneyValue = {
  __typename?: 'MoneyValue';
  /** Currency of the amount. */
  currency: Currency;
  /** The amount as a decimal number in a string. */
  amount: Scalars['String']['output'];
  /** The amount with its currency symbol, escaped for HTML. */
  displayValue: Scalars['String']['output'];
  /** Currency code and amount in one, such as `GBP8.85`. */
  scalarValue: Scalars['Money']['output'];
};

/** One way in which an order was paid, wholly or in part. */
export type UsedPaymentMethod = {
  __typename?: 'UsedPaymentMethod';
  /** The way of paying. */
  paymentType: Maybe<Scalars['String']['output']>;
  /** The card paid with; null for other ways of paying. */
  paymentCard: Maybe<PaymentCard>;
  /** The gift card paid with; null for other ways of paying. */
  giftCard: Maybe<GiftCard>;
  /** What was paid in this way. */
  amountSpent: MoneyValue;
};

/** A gift card, with most of its number hidden. */
export type GiftCard = {
  __typename?: 'GiftCard';
  /** Id of the card. */
  cardUuid: Scalars['String']['output'];
  /** The number, most of it hidden. */
  obfuscatedCardNumber: Scalars['String']['output'];
};

/** A payment card, with most of its number hidden. */
export type PaymentCard = {
  __typename?: 'PaymentCard';
  /** Name printed on the card. */
  nameOnCard: Scalars['String']['output'];
  /** The number with most digits hidden. */
  obfuscatedCardNumber: Scalars['String']['output'];
  /** First month of validity. */
  validFromMonth: Maybe<Scalars['Month']['output']>;
  /** Year of that month. */
  validFromYear: Maybe<Scalars['Year']['output']>;
  /** Last month of validity. */
  validToMonth: Scalars['Month']['output'];
  /** Year of that month. */
  validToYear: Scalars['Year']['output'];
  /** Issue number, where the card has one. */
  issueNumber: Maybe<Scalars['String']['output']>;
  /** Brand of the card. */
  type: Maybe<PaymentCardType>;
};

/** Brands of payment cards. */
export const PaymentCardType = {
  VISA: 'VISA',
  MASTERCARD: 'MASTERCARD',
  MAESTRO: 'MAESTRO',
  SOLO: 'SOLO',
  AMERICAN_EXPRESS: 'AMERICAN_EXPRESS',
  JCB: 'JCB'
} as const;

export type PaymentCardType = typeof PaymentCardType[keyof typeof PaymentCardType];
/** A postal address. */
export type Address = {
  __typename?: 'Address';
  /** Country. */
  country: Country;
  /** Name of the receiver. */
  addresseeName: Scalars['String']['output'];
  /** First line. */
  addressLine1: Scalars['String']['output'];
  /** Second line. */
  addressLine2: Maybe<Scalars['String']['output']>;
  /** Third line. */
  addressLine3: Maybe<Scalars['String']['output']>;
  /** Fourth line. */
  addressLine4: Maybe<Scalars['String']['output']>;
  /** Fifth line. */
  addressLine5: Maybe<Scalars['String']['output']>;
  /** Company of the receiver. */
  companyName: Maybe<Scalars['String']['output']>;
  /** State, for addresses in the United States. */
  state: Maybe<State>;
  /** Telephone number of the receiver. */
  phoneNumber: Maybe<Scalars['String']['output']>;
  /** Postal code. */
  postalCode: Scalars['String']['output'];
  /** True when the address is a point to collect the goods from. */
  clickAndCollect: Scalars['Boolean']['output'];
};

/** A product in one size, colour or flavour. */
export type ProductVariant = {
  __typename?: 'ProductVariant';
  /** Number of the variant. */
  sku: Scalars['SKU']['output'];
  /** Name of the variant. */
  title: Scalars['String']['output'];
  /** Pictures of the variant. */
  images: Array<ProductImage>;
  /** The product that this is a variant of. */
  product: Maybe<Product>;
  /** True when it can be bought now. */
  inStock: Scalars['Boolean']['output'];
  /** Most items in one order; null when there is no bound. */
  maxPerOrder: Maybe<Scalars['Int']['output']>;
  /** Words about the stock. */
  availabilityMessage: Scalars['DisplayString']['output'];
};


/** A product in one size, colour or flavour. */
export type ProductVariantImagesArgs = {
  limit?: Scalars['Int']['input'];
};

/** A product, over all its variants. */
export type Product = {
  __typename?: 'Product';
  /** Number of the product. */
  sku: Scalars['SKU']['output'];
  /** Page of the product, relative to the site. */
  url: Scalars['URL']['output'];
  /** Name of the product. */
  title: Scalars['String']['output'];
  /** Pictures of the product. */
  images: Array<ProductImage>;
};


/** A product, over all its variants. */
export type ProductImagesArgs = {
  limit?: Scalars['Int']['input'];
};

/** A picture in several sizes; a size that does not exist is null. */
export type ProductImage = {
  __typename?: 'ProductImage';
  /** 70 by 70 pixels. */
  thumbnail: Maybe<Scalars['URL']['output']>;
  /** 300 by 300 pixels. */
  largeProduct: Maybe<Scalars['URL']['output']>;
  /** 960 by 960 pixels. */
  zoom: Maybe<Scalars['URL']['output']>;
  /** As it was made. */
  original: Maybe<Scalars['URL']['output']>;
};

/** What a login needs. */
export type LoginInput = {
  /** Email address. */
  username: Scalars['String']['input'];
  /** Password. */
  password: Scalars['String']['input'];
};

/** A customer account to make. */
export type RegistrationInput = {
  /** Email address, to become the user name. */
  email: Scalars['String']['input'];
  /** Password. */
  password: Scalars['String']['input'];
  /** Full name. */
  fullName: Scalars['String']['input'];
  /** Telephone number. */
  phoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** Name of a value of `MarketingConsentPreference`, as a string. */
  marketingConsent: Scalars['String']['input'];
  /** How the customer was asked for that consent. */
  marketingConsentAuditData: MarketingConsentAuditData;
  /** Date of birth. */
  dateOfBirth?: InputMaybe<Scalars['Date']['input']>;
  /** Code of the customer who recommended the site. */
  referralCode?: InputMaybe<Scalars['String']['input']>;
};

/** How a customer was asked for consent to marketing. */
export type MarketingConsentAuditData = {
  /** The words shown. */
  messageShown: Scalars['String']['input'];
  /** The form that showed them. */
  formIdentifier: Scalars['String']['input'];
  /** The page with that form. */
  formLocation: Scalars['String']['input'];
};

/** Answers to the question for consent to marketing. */
export const MarketingConsentPreference = {
  /** Yes. */
  I_CONSENT_TO_RECEIVING_MARKETING_MATERIAL: 'I_CONSENT_TO_RECEIVING_MARKETING_MATERIAL',
  /** No. */
  I_DO_NOT_CONSENT_TO_RECEIVING_MARKETING_MATERIAL: 'I_DO_NOT_CONSENT_TO_RECEIVING_MARKETING_MATERIAL',
  /** Leave it as it was. */
  KEEP_EXISTING_MARKETING_PREFERENCES: 'KEEP_EXISTING_MARKETING_PREFERENCES'
} as const;

export type MarketingConsentPreference = typeof MarketingConsentPreference[keyof typeof MarketingConsentPreference];
/** Outcome of a login, a registration or a password reset. */
export type AuthenticationResponse = {
  __typename?: 'AuthenticationResponse';
  /** Why it was refused; null on success. */
  error: Maybe<AuthenticationError>;
  /** Which form fields were refused. */
  fieldErrors: Maybe<Array<Maybe<FormFieldValidationError>>>;
  /** The customer now logged in; null when refused. */
  customer: Maybe<Customer>;
  /** True when the account is new. */
  newCustomer: Maybe<Scalars['Boolean']['output']>;
  /** The secret for the `Authorization: Opaque` header; null when refused. */
  token: Maybe<Scalars['String']['output']>;
};

/** Reasons to refuse a login, a registration or a password reset. */
export const AuthenticationError = {
  /** Unknown user name or wrong password. */
  FAILED_LOGIN: 'FAILED_LOGIN',
  /** The account is locked; a password reset unlocks it. */
  ACCOUNT_LOCKED: 'ACCOUNT_LOCKED',
  /** The link to a social account waits for confirmation. */
  SOCIAL_LINK_PENDING: 'SOCIAL_LINK_PENDING',
  /** Some form fields are not acceptable. */
  INVALID_DATA: 'INVALID_DATA',
  /** The password is not acceptable. */
  INVALID_PASSWORD: 'INVALID_PASSWORD',
  /** The email address has an account already. */
  ACCOUNT_EXISTS: 'ACCOUNT_EXISTS',
  /** The token is unknown. */
  INVALID_TOKEN: 'INVALID_TOKEN',
  /** The token is too old. */
  EXPIRED_TOKEN: 'EXPIRED_TOKEN',
  /** The token was used before. */
  ALREADY_USED_TOKEN: 'ALREADY_USED_TOKEN',
  /** A mail was sent, to confirm the address first. */
  EMAIL_VERIFICATION_SENT: 'EMAIL_VERIFICATION_SENT'
} as const;

export type AuthenticationError = typeof AuthenticationError[keyof typeof AuthenticationError];
/** A form field that was refused. */
export type FormFieldValidationError = {
  __typename?: 'FormFieldValidationError';
  /** Name of the field. */
  fieldName: Scalars['String']['output'];
  /** The rules that the value breaks. */
  validators: Array<ValidatorName>;
  /** True when the field is required and was empty. */
  requiredButNotProvided: Scalars['Boolean']['output'];
  /** True when the value is none of those to choose from. */
  invalidOption: Scalars['Boolean']['output'];
};

/** Rules for form fields. */
export const ValidatorName = {
  /** Must differ from another value. */
  NOT_EQUAL_TO: 'NOT_EQUAL_TO',
  /** Too short. */
  MIN_LENGTH: 'MIN_LENGTH',
  /** Too long. */
  MAX_LENGTH: 'MAX_LENGTH',
  /** Too small. */
  MIN_VALUE: 'MIN_VALUE',
  /** Too large. */
  MAX_VALUE: 'MAX_VALUE',
  /** Not long enough ago. */
  MIN_DAYS_OLD: 'MIN_DAYS_OLD',
  /** Too long ago. */
  MAX_DAYS_OLD: 'MAX_DAYS_OLD',
  /** Too few options chosen. */
  MIN_OPTIONS: 'MIN_OPTIONS',
  /** Too many options chosen. */
  MAX_OPTIONS: 'MAX_OPTIONS',
  /** No digits allowed. */
  NO_DIGITS: 'NO_DIGITS',
  /** No special characters allowed. */
  NO_SPECIAL_CHARACTERS: 'NO_SPECIAL_CHARACTERS',
  /** Must match a pattern. */
  REGEX_MATCHES: 'REGEX_MATCHES',
  /** Must not match a pattern. */
  REGEX_DOES_NOT_MATCH: 'REGEX_DOES_NOT_MATCH',
  /** Too few capital letters. */
  MIN_UPPERCASE: 'MIN_UPPERCASE',
  /** Too few small letters. */
  MIN_LOWERCASE: 'MIN_LOWERCASE',
  /** Too few digits. */
  MIN_NUMBERS: 'MIN_NUMBERS',
  /** Too few special characters. */
  MIN_SPECIAL_CHARACTERS: 'MIN_SPECIAL_CHARACTERS',
  /** Not one of the answers allowed. */
  SPECIFIED_ANSWERS_ONLY: 'SPECIFIED_ANSWERS_ONLY',
  /** Refused by a check on the server. */
  SERVER_SIDE_CHECK: 'SERVER_SIDE_CHECK',
  /** Files of this kind are not taken. */
  SUPPORTED_UPLOAD_EXTENSIONS: 'SUPPORTED_UPLOAD_EXTENSIONS',
  /** The file is too large. */
  MAX_UPLOAD_SIZE_KB: 'MAX_UPLOAD_SIZE_KB',
  /** In use already. */
  MUST_BE_UNIQUE: 'MUST_BE_UNIQUE',
  /** This email domain is not taken. */
  EMAIL_DOMAIN: 'EMAIL_DOMAIN'
} as const;

export type ValidatorName = typeof ValidatorName[keyof typeof ValidatorName];
/** Whose password was forgotten. */
export type ForgottenPasswordInput = {
  /** Email address. */
  username: Scalars['String']['input'];
};

/** Outcome of asking for a password reset. */
export type ForgottenPasswordResponse = {
  __typename?: 'ForgottenPasswordResponse';
  /**
   * True when a mail was sent.
   * @deprecated Deprecated. The error field is null on success.
   */
  success: Scalars['Boolean']['output'];
  /** Why no mail was sent; null on success. */
  error: Maybe<ForgottenPasswordError>;
};

/** Reasons for not sending a password reset mail. */
export const ForgottenPasswordError = {
  /** No account has this user name. */
  USER_NOT_FOUND: 'USER_NOT_FOUND',
  /** Anything else. */
  UNKNOWN_ERROR: 'UNKNOWN_ERROR'
} as const;

export type ForgottenPasswordError = typeof ForgottenPasswordError[keyof typeof ForgottenPasswordError];
/** A new password. */
export type ResetPasswordInput = {
  /** The secret from the password reset mail. */
  token: Scalars['PasswordResetToken']['input'];
  /** Password to set. */
  newPassword: Scalars['String']['input'];
  /** Email address. */
  username: Scalars['String']['input'];
};

/** States of a password reset token. */
export const PasswordResetTokenState = {
  /** Can be used. */
  VALID: 'VALID',
  /** Unknown. */
  INVALID: 'INVALID',
  /** Too old. */
  EXPIRED: 'EXPIRED',
  /** Used before. */
  ALREADY_USED: 'ALREADY_USED'
} as const;

export type PasswordResetTokenState = typeof PasswordResetTokenState[keyof typeof PasswordResetTokenState];
/** In which currency, and for which country, prices are meant. */
export type SessionSettings = {
  /** Currency of prices. */
  currency: Currency;
  /** Country of delivery. */
  shippingDestination: Country;
};

/** Facts about the session, listed in `extensions.flags` of a response. */
export const Flag = {
  /** The customer is logged in. */
  LOGGED_IN: 'LOGGED_IN',
  /** No new accounts can be made now. */
  REGISTRATION_UNAVAILABLE: 'REGISTRATION_UNAVAILABLE'
} as const;

export type Flag = typeof Flag[keyof typeof Flag];
/** Groups of operations that share a rate limit. */
export const RateLimitingBucket = {
  LOGIN: 'LOGIN',
  REGISTRATION: 'REGISTRATION',
  MARKETING_PREFERENCES: 'MARKETING_PREFERENCES',
  MARKETING_MATERIAL_SIGN_UP: 'MARKETING_MATERIAL_SIGN_UP',
  FORGOT_PASSWORD: 'FORGOT_PASSWORD',
  RESET_PASSWORD: 'RESET_PASSWORD',
  ADD_REVIEW: 'ADD_REVIEW',
  REFERRAL_EMAIL: 'REFERRAL_EMAIL',
  PUSH_NOTIFICATIONS: 'PUSH_NOTIFICATIONS',
  WAITLIST: 'WAITLIST'
} as const;

export type RateLimitingBucket = typeof RateLimitingBucket[keyof typeof RateLimitingBucket];
/** A captcha that can lift a rate limit. */
export type CaptchaConfiguration = {
  __typename?: 'CaptchaConfiguration';
  /** Kind of captcha. */
  type: CaptchaType;
  /** Public key for showing it, where it needs one. */
  siteKey: Maybe<Scalars['String']['output']>;
};

/** Kinds of captcha. */
export const CaptchaType = {
  /** reCAPTCHA v2 with a box to tick. */
  V2_VISIBLE: 'V2_VISIBLE',
  /** reCAPTCHA v2 without a box. */
  V2_INVISIBLE: 'V2_INVISIBLE',
  /** Proof by Apple that an app runs on a real device. */
  APPLE_DEVICE_CHECK: 'APPLE_DEVICE_CHECK',
  /** Proof by Google that an app runs on a real device. */
  ANDROID_SAFETY_NET_ATTESTATION: 'ANDROID_SAFETY_NET_ATTESTATION',
  /** Cloudflare Turnstile. */
  TURNSTILE: 'TURNSTILE',
  /** hCaptcha. */
  HCAPTCHA: 'HCAPTCHA'
} as const;

export type CaptchaType = typeof CaptchaType[keyof typeof CaptchaType];
/** Currencies, by their ISO 4217 codes. */
export const Currency = {
  AED: 'AED',
  ARS: 'ARS',
  AUD: 'AUD',
  AZN: 'AZN',
  BAM: 'BAM',
  BDT: 'BDT',
  BGN: 'BGN',
  BHD: 'BHD',
  BRL: 'BRL',
  CAD: 'CAD',
  CHF: 'CHF',
  CNY: 'CNY',
  CZK: 'CZK',
  DKK: 'DKK',
  DZD: 'DZD',
  EUR: 'EUR',
  GBP: 'GBP',
  HKD: 'HKD',
  HRK: 'HRK',
  HUF: 'HUF',
  IDR: 'IDR',
  ILS: 'ILS',
  INR: 'INR',
  JPY: 'JPY',
  KES: 'KES',
  KRW: 'KRW',
  KWD: 'KWD',
  KZT: 'KZT',
  LKR: 'LKR',
  MAD: 'MAD',
  MKD: 'MKD',
  MXN: 'MXN',
  MYR: 'MYR',
  NGN: 'NGN',
  NOK: 'NOK',
  NZD: 'NZD',
  OMR: 'OMR',
  PHP: 'PHP',
  PKR: 'PKR',
  PLN: 'PLN',
  QAR: 'QAR',
  RON: 'RON',
  RSD: 'RSD',
  RUB: 'RUB',
  SAR: 'SAR',
  SEK: 'SEK',
  SGD: 'SGD',
  THB: 'THB',
  TWD: 'TWD',
  UAH: 'UAH',
  USD: 'USD',
  VND: 'VND',
  ZAR: 'ZAR'
} as const;

export type Currency = typeof Currency[keyof typeof Currency];
/** Countries, by their two-letter codes. */
export const Country = {
  AD: 'AD',
  AE: 'AE',
  AF: 'AF',
  AG: 'AG',
  AI: 'AI',
  AL: 'AL',
  AM: 'AM',
  AN: 'AN',
  AO: 'AO',
  AQ: 'AQ',
  AR: 'AR',
  AS: 'AS',
  AT: 'AT',
  AU: 'AU',
  AW: 'AW',
  AX: 'AX',
  AZ: 'AZ',
  BA: 'BA',
  BB: 'BB',
  BD: 'BD',
  BE: 'BE',
  BF: 'BF',
  BG: 'BG',
  BH: 'BH',
  BI: 'BI',
  BJ: 'BJ',
  BL: 'BL',
  BM: 'BM',
  BN: 'BN',
  BO: 'BO',
  BR: 'BR',
  BS: 'BS',
  BT: 'BT',
  BV: 'BV',
  BW: 'BW',
  BY: 'BY',
  BZ: 'BZ',
  CA: 'CA',
  CC: 'CC',
  CD: 'CD',
  CF: 'CF',
  CG: 'CG',
  CH: 'CH',
  CI: 'CI',
  CK: 'CK',
  CL: 'CL',
  CM: 'CM',
  CN: 'CN',
  CO: 'CO',
  CR: 'CR',
  CU: 'CU',
  CV: 'CV',
  CX: 'CX',
  CY: 'CY',
  CZ: 'CZ',
  DE: 'DE',
  DJ: 'DJ',
  DK: 'DK',
  DM: 'DM',
  DO: 'DO',
  DZ: 'DZ',
  EC: 'EC',
  EE: 'EE',
  EG: 'EG',
  EH: 'EH',
  ER: 'ER',
  ES: 'ES',
  ET: 'ET',
  FI: 'FI',
  FJ: 'FJ',
  FK: 'FK',
  FM: 'FM',
  FO: 'FO',
  FR: 'FR',
  GA: 'GA',
  GB: 'GB',
  GD: 'GD',
  GE: 'GE',
  GF: 'GF',
  GG: 'GG',
  GH: 'GH',
  GI: 'GI',
  GL: 'GL',
  GM: 'GM',
  GN: 'GN',
  GP: 'GP',
  GQ: 'GQ',
  GR: 'GR',
  GS: 'GS',
  GT: 'GT',
  GU: 'GU',
  GW: 'GW',
  GY: 'GY',
  HK: 'HK',
  HM: 'HM',
  HN: 'HN',
  HR: 'HR',
  HT: 'HT',
  HU: 'HU',
  ID: 'ID',
  IE: 'IE',
  IL: 'IL',
  IM: 'IM',
  IN: 'IN',
  IO: 'IO',
  IQ: 'IQ',
  IR: 'IR',
  IS: 'IS',
  IT: 'IT',
  JE: 'JE',
  JM: 'JM',
  JO: 'JO',
  JP: 'JP',
  KE: 'KE',
  KG: 'KG',
  KH: 'KH',
  KI: 'KI',
  KM: 'KM',
  KN: 'KN',
  KP: 'KP',
  KR: 'KR',
  KW: 'KW',
  KY: 'KY',
  KZ: 'KZ',
  LA: 'LA',
  LB: 'LB',
  LC: 'LC',
  LI: 'LI',
  LK: 'LK',
  LR: 'LR',
  LS: 'LS',
  LT: 'LT',
  LU: 'LU',
  LV: 'LV',
  LY: 'LY',
  MA: 'MA',
  MC: 'MC',
  MD: 'MD',
  ME: 'ME',
  MF: 'MF',
  MG: 'MG',
  MH: 'MH',
  MK: 'MK',
  ML: 'ML',
  MM: 'MM',
  MN: 'MN',
  MO: 'MO',
  MP: 'MP',
  MQ: 'MQ',
  MR: 'MR',
  MS: 'MS',
  MT: 'MT',
  MU: 'MU',
  MV: 'MV',
  MW: 'MW',
  MX: 'MX',
  MY: 'MY',
  MZ: 'MZ',
  NA: 'NA',
  NC: 'NC',
  NE: 'NE',
  NF: 'NF',
  NG: 'NG',
  NI: 'NI',
  NL: 'NL',
  NO: 'NO',
  NP: 'NP',
  NR: 'NR',
  NU: 'NU',
  NZ: 'NZ',
  OM: 'OM',
  PA: 'PA',
  PE: 'PE',
  PF: 'PF',
  PG: 'PG',
  PH: 'PH',
  PK: 'PK',
  PL: 'PL',
  PM: 'PM',
  PN: 'PN',
  PR: 'PR',
  PS: 'PS',
  PT: 'PT',
  PW: 'PW',
  PY: 'PY',
  QA: 'QA',
  RE: 'RE',
  RO: 'RO',
  RS: 'RS',
  RU: 'RU',
  RW: 'RW',
  SA: 'SA',
  SB: 'SB',
  SC: 'SC',
  SD: 'SD',
  SE: 'SE',
  SG: 'SG',
  SH: 'SH',
  SI: 'SI',
  SJ: 'SJ',
  SK: 'SK',
  SL: 'SL',
  SM: 'SM',
  SN: 'SN',
  SO: 'SO',
  SR: 'SR',
  SS: 'SS',
  ST: 'ST',
  SV: 'SV',
  SY: 'SY',
  SZ: 'SZ',
  TC: 'TC',
  TD: 'TD',
  TF: 'TF',
  TG: 'TG',
  TH: 'TH',
  TJ: 'TJ',
  TK: 'TK',
  TL: 'TL',
  TM: 'TM',
  TN: 'TN',
  TO: 'TO',
  TR: 'TR',
  TT: 'TT',
  TV: 'TV',
  TW: 'TW',
  TZ: 'TZ',
  UA: 'UA',
  UG: 'UG',
  UM: 'UM',
  US: 'US',
  UY: 'UY',
  UZ: 'UZ',
  VA: 'VA',
  VC: 'VC',
  VE: 'VE',
  VG: 'VG',
  VI: 'VI',
  VN: 'VN',
  VU: 'VU',
  WF: 'WF',
  WS: 'WS',
  YE: 'YE',
  YT: 'YT',
  ZA: 'ZA',
  ZM: 'ZM',
  ZW: 'ZW'
} as const;

export type Country = typeof Country[keyof typeof Country];
/** States and military mail regions of the United States, as `US_` and the postal code. */
export const State = {
  US_AA: 'US_AA',
  US_AE: 'US_AE',
  US_AP: 'US_AP',
  US_AL: 'US_AL',
  US_AK: 'US_AK',
  US_AZ: 'US_AZ',
  US_AR: 'US_AR',
  US_CA: 'US_CA',
  US_CO: 'US_CO',
  US_CT: 'US_CT',
  US_DE: 'US_DE',
  US_FL: 'US_FL',
  US_GA: 'US_GA',
  US_HI: 'US_HI',
  US_ID: 'US_ID',
  US_IL: 'US_IL',
  US_IN: 'US_IN',
  US_IA: 'US_IA',
  US_KS: 'US_KS',
  US_KY: 'US_KY',
  US_LA: 'US_LA',
  US_ME: 'US_ME',
  US_MD: 'US_MD',
  US_MA: 'US_MA',
  US_MI: 'US_MI',
  US_MN: 'US_MN',
  US_MS: 'US_MS',
  US_MO: 'US_MO',
  US_MT: 'US_MT',
  US_NE: 'US_NE',
  US_NV: 'US_NV',
  US_NH: 'US_NH',
  US_NJ: 'US_NJ',
  US_NM: 'US_NM',
  US_NY: 'US_NY',
  US_NC: 'US_NC',
  US_ND: 'US_ND',
  US_OH: 'US_OH',
  US_OK: 'US_OK',
  US_OR: 'US_OR',
  US_PA: 'US_PA',
  US_RI: 'US_RI',
  US_SC: 'US_SC',
  US_SD: 'US_SD',
  US_TN: 'US_TN',
  US_TX: 'US_TX',
  US_UT: 'US_UT',
  US_VT: 'US_VT',
  US_VA: 'US_VA',
  US_WA: 'US_WA',
  US_WV: 'US_WV',
  US_WI: 'US_WI',
  US_WY: 'US_WY',
  US_DC: 'US_DC'
} as const;

export type State = typeof State[keyof typeof State];
/** Parts of the platform that a site can switch on. */
export const Feature = {
  FIRST_PARTY_AUTH: 'FIRST_PARTY_AUTH',
  GUEST_CHECKOUT: 'GUEST_CHECKOUT',
  GUEST_CHECKOUT_WITHOUT_EMAIL: 'GUEST_CHECKOUT_WITHOUT_EMAIL',
  ACCOUNT_LINKING: 'ACCOUNT_LINKING',
  CREDIT: 'CREDIT',
  DOUBLE_OPT_IN: 'DOUBLE_OPT_IN',
  SUBSCRIPTIONS: 'SUBSCRIPTIONS',
  SUBSCRIPTIONS_CANCEL_ONLINE: 'SUBSCRIPTIONS_CANCEL_ONLINE',
  SUBSCRIPTIONS_DELAY: 'SUBSCRIPTIONS_DELAY',
  FRIENDS_REFERRAL_SCHEME: 'FRIENDS_REFERRAL_SCHEME',
  CROSS_SITE_REFERRALS: 'CROSS_SITE_REFERRALS',
  PROFILES: 'PROFILES',
  SURVEYS: 'SURVEYS',
  WISHLIST: 'WISHLIST',
  POP_IN_A_BOX_TRACKER: 'POP_IN_A_BOX_TRACKER',
  REVIEWS: 'REVIEWS',
  REVIEW_VOTING: 'REVIEW_VOTING',
  LOYALTY: 'LOYALTY',
  LOYALTY_OPT_IN: 'LOYALTY_OPT_IN',
  ASSOCIATED_PRODUCTS: 'ASSOCIATED_PRODUCTS',
  CONCESSIONS: 'CONCESSIONS',
  AGE_GATING: 'AGE_GATING',
  DYNAMIC_ENTITY_MANAGEMENT: 'DYNAMIC_ENTITY_MANAGEMENT',
  WAITLIST: 'WAITLIST',
  FULL_NAME_ON_REGISTRATION: 'FULL_NAME_ON_REGISTRATION',
  SPLIT_NAMES_ON_REGISTRATION: 'SPLIT_NAMES_ON_REGISTRATION',
  AGE_ON_REGISTRATION: 'AGE_ON_REGISTRATION',
  TITLE_ON_REGISTRATION: 'TITLE_ON_REGISTRATION',
  MARKETING_CONSENT_ON_REGISTRATION: 'MARKETING_CONSENT_ON_REGISTRATION',
  REFERRAL_CODE_ON_REGISTRATION: 'REFERRAL_CODE_ON_REGISTRATION',
  WHERE_DID_YOU_HEAR_ON_REGISTRATION: 'WHERE_DID_YOU_HEAR_ON_REGISTRATION',
  MOBILE_NUMBER: 'MOBILE_NUMBER',
  DATE_OF_BIRTH: 'DATE_OF_BIRTH',
  FORM_INFO: 'FORM_INFO',
  SITE_PROPERTIES: 'SITE_PROPERTIES',
  ADDRESS_MANAGEMENT: 'ADDRESS_MANAGEMENT',
  FAST_TRACK: 'FAST_TRACK',
  NEXT_DAY_DELIVERY: 'NEXT_DAY_DELIVERY',
  SUPERSIZE: 'SUPERSIZE',
  SUBSCRIBE_AND_SAVE: 'SUBSCRIBE_AND_SAVE',
  CLICK_AND_COLLECT: 'CLICK_AND_COLLECT',
  GIFTING_EMAILS: 'GIFTING_EMAILS',
  ORDER_RETURNS: 'ORDER_RETURNS',
  BUY_NOW_PAY_LATER: 'BUY_NOW_PAY_LATER',
  PRODUCT_PERSONALISATION: 'PRODUCT_PERSONALISATION',
  SUBSCRIPTION_GIFTS: 'SUBSCRIPTION_GIFTS',
  COCA_COLA_PERSONALISATION: 'COCA_COLA_PERSONALISATION'
} as const;

export type Feature = typeof Feature[keyof typeof Feature];