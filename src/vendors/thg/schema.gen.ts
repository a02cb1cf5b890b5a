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
export type DiscussionMessageType =
  /** From the customer. */
  | 'QUERY'
  /** From customer services. */
  | 'RESPONSE';

/** Stages of a discussion. */
export type DiscussionStatus =
  /** Waits for an agent. */
  | 'OUTSTANDING'
  /** An agent has taken it. */
  | 'IN_PROGRESS'
  /** On hold while another team looks into it. */
  | 'PENDING'
  /** Answered, or in no need of an answer. */
  | 'COMPLETED';

/** Subject areas of discussions. */
export type DiscussionCategory =
  /** Cancelling an order. */
  | 'CANCELLATION'
  /** Trouble at the checkout. */
  | 'CHECKOUT'
  /** Free gifts. */
  | 'FREE_GIFT'
  /** Offers and discount codes. */
  | 'OFFERS_AND_PROMOTIONS'
  /** Paying. */
  | 'PAYMENT'
  /** Help with ordering. */
  | 'PLACING_AN_ORDER'
  /** Questions about a product. */
  | 'PRODUCT_INFORMATION'
  /** Sending goods back, and getting money back. */
  | 'RETURNS_AND_REFUNDS'
  /** Faults of the site. */
  | 'WEBSITE_ISSUES'
  /** Tracking an order. */
  | 'WHERE_IS_MY_ORDER'
  /** Late, lost or damaged parcels. */
  | 'DELIVERY_PROBLEM'
  /** Praise and complaints. */
  | 'FEEDBACK'
  /** Asking to match a lower price elsewhere. */
  | 'PRICEBEATER_REQUEST'
  /** Advice on nutrition. */
  | 'NUTRITIONAL_ADVICE'
  /** When a product is to be had. */
  | 'STOCK_AVAILABILITY'
  /** Something wrong with what was delivered. */
  | 'PROBLEM_WITH_MY_ORDER'
  /** Help with making an account. */
  | 'I_WANT_TO_CREATE_AN_ACCOUNT';

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
export type MarketingType =
  | 'EMAIL'
  | 'SMS';

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
export type SocialLinkStatus =
  /** In use. */
  | 'LINKED'
  /** Not confirmed yet. */
  | 'PENDING';

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
  /** Only orders in this state. */
  status?: InputMaybe<OrderQueryStatusFilter>;
};

/** States that orders can be filtered by, coarser than those that an order has. */
export type OrderQueryStatusFilter =
  /** Not sent yet. */
  | 'OUTSTANDING'
  /** On its way. */
  | 'DISPATCHED'
  /** Over and done with. */
  | 'COMPLETED';

/** States of an order. */
export type OrderStatus =
  /** Received. */
  | 'ORDER_PLACED'
  /** Being packed. */
  | 'PROCESSING'
  /** On its way. */
  | 'DISPATCHED'
  /** Held up, because the payment failed. */
  | 'PAYMENT_PROBLEM'
  /** Called off. */
  | 'CANCELLED';

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
   * @deprecated Deprecated in 2023.
   */
  paymentType: Maybe<Scalars['String']['output']>;
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
export type PaymentCardType =
  | 'VISA'
  | 'MASTERCARD'
  | 'MAESTRO'
  | 'SOLO'
  | 'AMERICAN_EXPRESS'
  | 'JCB';

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
export type MarketingConsentPreference =
  /** Yes. */
  | 'I_CONSENT_TO_RECEIVING_MARKETING_MATERIAL'
  /** No. */
  | 'I_DO_NOT_CONSENT_TO_RECEIVING_MARKETING_MATERIAL'
  /** Leave it as it was. */
  | 'KEEP_EXISTING_MARKETING_PREFERENCES';

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
export type AuthenticationError =
  /** Unknown user name or wrong password. */
  | 'FAILED_LOGIN'
  /** The account is locked; a password reset unlocks it. */
  | 'ACCOUNT_LOCKED'
  /** The link to a social account waits for confirmation. */
  | 'SOCIAL_LINK_PENDING'
  /** Some form fields are not acceptable. */
  | 'INVALID_DATA'
  /** The password is not acceptable. */
  | 'INVALID_PASSWORD'
  /** The email address has an account already. */
  | 'ACCOUNT_EXISTS'
  /** The token is unknown. */
  | 'INVALID_TOKEN'
  /** The token is too old. */
  | 'EXPIRED_TOKEN'
  /** The token was used before. */
  | 'ALREADY_USED_TOKEN'
  /** A mail was sent, to confirm the address first. */
  | 'EMAIL_VERIFICATION_SENT';

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
export type ValidatorName =
  /** Must differ from another value. */
  | 'NOT_EQUAL_TO'
  /** Too short. */
  | 'MIN_LENGTH'
  /** Too long. */
  | 'MAX_LENGTH'
  /** Too small. */
  | 'MIN_VALUE'
  /** Too large. */
  | 'MAX_VALUE'
  /** Not long enough ago. */
  | 'MIN_DAYS_OLD'
  /** Too long ago. */
  | 'MAX_DAYS_OLD'
  /** Too few options chosen. */
  | 'MIN_OPTIONS'
  /** Too many options chosen. */
  | 'MAX_OPTIONS'
  /** No digits allowed. */
  | 'NO_DIGITS'
  /** No special characters allowed. */
  | 'NO_SPECIAL_CHARACTERS'
  /** Must match a pattern. */
  | 'REGEX_MATCHES'
  /** Must not match a pattern. */
  | 'REGEX_DOES_NOT_MATCH'
  /** Too few capital letters. */
  | 'MIN_UPPERCASE'
  /** Too few small letters. */
  | 'MIN_LOWERCASE'
  /** Too few digits. */
  | 'MIN_NUMBERS'
  /** Too few special characters. */
  | 'MIN_SPECIAL_CHARACTERS'
  /** Not one of the answers allowed. */
  | 'SPECIFIED_ANSWERS_ONLY'
  /** Refused by a check on the server. */
  | 'SERVER_SIDE_CHECK'
  /** Files of this kind are not taken. */
  | 'SUPPORTED_UPLOAD_EXTENSIONS'
  /** The file is too large. */
  | 'MAX_UPLOAD_SIZE_KB'
  /** In use already. */
  | 'MUST_BE_UNIQUE'
  /** This email domain is not taken. */
  | 'EMAIL_DOMAIN';

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
export type ForgottenPasswordError =
  /** No account has this user name. */
  | 'USER_NOT_FOUND'
  /** Anything else. */
  | 'UNKNOWN_ERROR';

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
export type PasswordResetTokenState =
  /** Can be used. */
  | 'VALID'
  /** Unknown. */
  | 'INVALID'
  /** Too old. */
  | 'EXPIRED'
  /** Used before. */
  | 'ALREADY_USED';

/** In which currency, and for which country, prices are meant. */
export type SessionSettings = {
  /** Currency of prices. */
  currency: Currency;
  /** Country of delivery. */
  shippingDestination: Country;
};

/** Facts about the session, listed in `extensions.flags` of a response. */
export type Flag =
  /** The customer is logged in. */
  | 'LOGGED_IN'
  /** No new accounts can be made now. */
  | 'REGISTRATION_UNAVAILABLE';

/** Groups of operations that share a rate limit. */
export type RateLimitingBucket =
  | 'LOGIN'
  | 'REGISTRATION'
  | 'MARKETING_PREFERENCES'
  | 'MARKETING_MATERIAL_SIGN_UP'
  | 'FORGOT_PASSWORD'
  | 'RESET_PASSWORD'
  | 'ADD_REVIEW'
  | 'REFERRAL_EMAIL'
  | 'PUSH_NOTIFICATIONS'
  | 'WAITLIST';

/** A captcha that can lift a rate limit. */
export type CaptchaConfiguration = {
  __typename?: 'CaptchaConfiguration';
  /** Kind of captcha. */
  type: CaptchaType;
  /** Public key for showing it, where it needs one. */
  siteKey: Maybe<Scalars['String']['output']>;
};

/** Kinds of captcha. */
export type CaptchaType =
  /** reCAPTCHA v2 with a box to tick. */
  | 'V2_VISIBLE'
  /** reCAPTCHA v2 without a box. */
  | 'V2_INVISIBLE'
  /** Proof by Apple that an app runs on a real device. */
  | 'APPLE_DEVICE_CHECK'
  /** Proof by Google that an app runs on a real device. */
  | 'ANDROID_SAFETY_NET_ATTESTATION';

/** Currencies, by their ISO 4217 codes. */
export type Currency =
  | 'AED'
  | 'ARS'
  | 'AUD'
  | 'AZN'
  | 'BAM'
  | 'BDT'
  | 'BGN'
  | 'BHD'
  | 'BRL'
  | 'CAD'
  | 'CHF'
  | 'CNY'
  | 'CZK'
  | 'DKK'
  | 'DZD'
  | 'EUR'
  | 'GBP'
  | 'HKD'
  | 'HRK'
  | 'HUF'
  | 'IDR'
  | 'ILS'
  | 'INR'
  | 'JPY'
  | 'KES'
  | 'KRW'
  | 'KWD'
  | 'KZT'
  | 'LKR'
  | 'MAD'
  | 'MKD'
  | 'MXN'
  | 'MYR'
  | 'NGN'
  | 'NOK'
  | 'NZD'
  | 'OMR'
  | 'PHP'
  | 'PKR'
  | 'PLN'
  | 'QAR'
  | 'RON'
  | 'RSD'
  | 'RUB'
  | 'SAR'
  | 'SEK'
  | 'SGD'
  | 'THB'
  | 'TWD'
  | 'UAH'
  | 'USD'
  | 'VND'
  | 'ZAR';

/** Countries, by their two-letter codes. */
export type Country =
  | 'AD'
  | 'AE'
  | 'AF'
  | 'AG'
  | 'AI'
  | 'AL'
  | 'AM'
  | 'AN'
  | 'AO'
  | 'AQ'
  | 'AR'
  | 'AS'
  | 'AT'
  | 'AU'
  | 'AW'
  | 'AX'
  | 'AZ'
  | 'BA'
  | 'BB'
  | 'BD'
  | 'BE'
  | 'BF'
  | 'BG'
  | 'BH'
  | 'BI'
  | 'BJ'
  | 'BL'
  | 'BM'
  | 'BN'
  | 'BO'
  | 'BR'
  | 'BS'
  | 'BT'
  | 'BV'
  | 'BW'
  | 'BY'
  | 'BZ'
  | 'CA'
  | 'CC'
  | 'CD'
  | 'CF'
  | 'CG'
  | 'CH'
  | 'CI'
  | 'CK'
  | 'CL'
  | 'CM'
  | 'CN'
  | 'CO'
  | 'CR'
  | 'CU'
  | 'CV'
  | 'CX'
  | 'CY'
  | 'CZ'
  | 'DE'
  | 'DJ'
  | 'DK'
  | 'DM'
  | 'DO'
  | 'DZ'
  | 'EC'
  | 'EE'
  | 'EG'
  | 'EH'
  | 'ER'
  | 'ES'
  | 'ET'
  | 'FI'
  | 'FJ'
  | 'FK'
  | 'FM'
  | 'FO'
  | 'FR'
  | 'GA'
  | 'GB'
  | 'GD'
  | 'GE'
  | 'GF'
  | 'GG'
  | 'GH'
  | 'GI'
  | 'GL'
  | 'GM'
  | 'GN'
  | 'GP'
  | 'GQ'
  | 'GR'
  | 'GS'
  | 'GT'
  | 'GU'
  | 'GW'
  | 'GY'
  | 'HK'
  | 'HM'
  | 'HN'
  | 'HR'
  | 'HT'
  | 'HU'
  | 'ID'
  | 'IE'
  | 'IL'
  | 'IM'
  | 'IN'
  | 'IO'
  | 'IQ'
  | 'IR'
  | 'IS'
  | 'IT'
  | 'JE'
  | 'JM'
  | 'JO'
  | 'JP'
  | 'KE'
  | 'KG'
  | 'KH'
  | 'KI'
  | 'KM'
  | 'KN'
  | 'KP'
  | 'KR'
  | 'KW'
  | 'KY'
  | 'KZ'
  | 'LA'
  | 'LB'
  | 'LC'
  | 'LI'
  | 'LK'
  | 'LR'
  | 'LS'
  | 'LT'
  | 'LU'
  | 'LV'
  | 'LY'
  | 'MA'
  | 'MC'
  | 'MD'
  | 'ME'
  | 'MF'
  | 'MG'
  | 'MH'
  | 'MK'
  | 'ML'
  | 'MM'
  | 'MN'
  | 'MO'
  | 'MP'
  | 'MQ'
  | 'MR'
  | 'MS'
  | 'MT'
  | 'MU'
  | 'MV'
  | 'MW'
  | 'MX'
  | 'MY'
  | 'MZ'
  | 'NA'
  | 'NC'
  | 'NE'
  | 'NF'
  | 'NG'
  | 'NI'
  | 'NL'
  | 'NO'
  | 'NP'
  | 'NR'
  | 'NU'
  | 'NZ'
  | 'OM'
  | 'PA'
  | 'PE'
  | 'PF'
  | 'PG'
  | 'PH'
  | 'PK'
  | 'PL'
  | 'PM'
  | 'PN'
  | 'PR'
  | 'PS'
  | 'PT'
  | 'PW'
  | 'PY'
  | 'QA'
  | 'RE'
  | 'RO'
  | 'RS'
  | 'RU'
  | 'RW'
  | 'SA'
  | 'SB'
  | 'SC'
  | 'SD'
  | 'SE'
  | 'SG'
  | 'SH'
  | 'SI'
  | 'SJ'
  | 'SK'
  | 'SL'
  | 'SM'
  | 'SN'
  | 'SO'
  | 'SR'
  | 'SS'
  | 'ST'
  | 'SV'
  | 'SY'
  | 'SZ'
  | 'TC'
  | 'TD'
  | 'TF'
  | 'TG'
  | 'TH'
  | 'TJ'
  | 'TK'
  | 'TL'
  | 'TM'
  | 'TN'
  | 'TO'
  | 'TR'
  | 'TT'
  | 'TV'
  | 'TW'
  | 'TZ'
  | 'UA'
  | 'UG'
  | 'UM'
  | 'US'
  | 'UY'
  | 'UZ'
  | 'VA'
  | 'VC'
  | 'VE'
  | 'VG'
  | 'VI'
  | 'VN'
  | 'VU'
  | 'WF'
  | 'WS'
  | 'YE'
  | 'YT'
  | 'ZA'
  | 'ZM'
  | 'ZW';

/** States and military mail regions of the United States, as `US_` and the postal code. */
export type State =
  | 'US_AA'
  | 'US_AE'
  | 'US_AP'
  | 'US_AL'
  | 'US_AK'
  | 'US_AZ'
  | 'US_AR'
  | 'US_CA'
  | 'US_CO'
  | 'US_CT'
  | 'US_DE'
  | 'US_FL'
  | 'US_GA'
  | 'US_HI'
  | 'US_ID'
  | 'US_IL'
  | 'US_IN'
  | 'US_IA'
  | 'US_KS'
  | 'US_KY'
  | 'US_LA'
  | 'US_ME'
  | 'US_MD'
  | 'US_MA'
  | 'US_MI'
  | 'US_MN'
  | 'US_MS'
  | 'US_MO'
  | 'US_MT'
  | 'US_NE'
  | 'US_NV'
  | 'US_NH'
  | 'US_NJ'
  | 'US_NM'
  | 'US_NY'
  | 'US_NC'
  | 'US_ND'
  | 'US_OH'
  | 'US_OK'
  | 'US_OR'
  | 'US_PA'
  | 'US_RI'
  | 'US_SC'
  | 'US_SD'
  | 'US_TN'
  | 'US_TX'
  | 'US_UT'
  | 'US_VT'
  | 'US_VA'
  | 'US_WA'
  | 'US_WV'
  | 'US_WI'
  | 'US_WY'
  | 'US_DC';

/** Parts of the platform that a site can switch on. */
export type Feature =
  | 'FIRST_PARTY_AUTH'
  | 'GUEST_CHECKOUT'
  | 'GUEST_CHECKOUT_WITHOUT_EMAIL'
  | 'ACCOUNT_LINKING'
  | 'CREDIT'
  | 'DOUBLE_OPT_IN'
  | 'SUBSCRIPTIONS'
  | 'SUBSCRIPTIONS_CANCEL_ONLINE'
  | 'SUBSCRIPTIONS_DELAY'
  | 'FRIENDS_REFERRAL_SCHEME'
  | 'CROSS_SITE_REFERRALS'
  | 'PROFILES'
  | 'SURVEYS'
  | 'WISHLIST'
  | 'POP_IN_A_BOX_TRACKER'
  | 'REVIEWS'
  | 'REVIEW_VOTING'
  | 'LOYALTY'
  | 'LOYALTY_OPT_IN'
  | 'ASSOCIATED_PRODUCTS'
  | 'CONCESSIONS'
  | 'AGE_GATING'
  | 'DYNAMIC_ENTITY_MANAGEMENT'
  | 'WAITLIST'
  | 'FULL_NAME_ON_REGISTRATION'
  | 'SPLIT_NAMES_ON_REGISTRATION'
  | 'AGE_ON_REGISTRATION'
  | 'TITLE_ON_REGISTRATION'
  | 'MARKETING_CONSENT_ON_REGISTRATION'
  | 'REFERRAL_CODE_ON_REGISTRATION'
  | 'WHERE_DID_YOU_HEAR_ON_REGISTRATION'
  | 'MOBILE_NUMBER'
  | 'DATE_OF_BIRTH'
  | 'FORM_INFO'
  | 'SITE_PROPERTIES'
  | 'ADDRESS_MANAGEMENT'
  | 'FAST_TRACK'
  | 'NEXT_DAY_DELIVERY'
  | 'SUPERSIZE'
  | 'SUBSCRIBE_AND_SAVE'
  | 'CLICK_AND_COLLECT'
  | 'GIFTING_EMAILS'
  | 'ORDER_RETURNS'
  | 'BUY_NOW_PAY_LATER'
  | 'PRODUCT_PERSONALISATION'
  | 'SUBSCRIPTION_GIFTS'
  | 'COCA_COLA_PERSONALISATION';
