// Generated from schemas/thg.graphql by `npm run generate`; do not edit.
/** The vendor's schema. */
export const sdl: string = `"""
The field can be rate limited; fields with the same bucket share a limit.
"""
directive @rateLimited(bucket: RateLimitingBucket) on FIELD_DEFINITION

"""
What the field adds to the weight of a request; a field without it adds nothing.
"""
directive @weight(weight: Int!) on FIELD_DEFINITION

"""
The argument's value must not be logged.
"""
directive @sensitive on ARGUMENT_DEFINITION

"""
The field fails unless the customer is logged in.
"""
directive @authenticated on FIELD_DEFINITION

"""
The field is not for the public.
"""
directive @internal on FIELD_DEFINITION

"""
The element may change or go away without notice.
"""
directive @volatile(
  """
  Why it may change.
  """
  reason: String
) on SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | VARIABLE_DEFINITION

"""
A point in time: whole milliseconds since the Unix epoch, as a JSON number.
"""
scalar Timestamp

"""
A calendar day as YYYY-MM-DD, London time.
"""
scalar Date

"""
A text ready to be shown, in the language of the site.
"""
scalar DisplayString

"""
No value: always null.
"""
scalar Void

"""
Number of a product. A number on output; a number or a numeric string on input.
"""
scalar SKU

"""
Number of an order, as a string of digits.
"""
scalar OrderNumber

"""
An absolute URL, or one relative to the site.
"""
scalar URL

"""
An amount with its currency code in front, such as \`GBP8.85\`.
"""
scalar Money

"""
A month as two digits.
"""
scalar Month

"""
A year as four digits.
"""
scalar Year

"""
Name of a delivery method.
"""
scalar DeliveryMethod

"""
Name of a group of products sold under one special offer.
"""
scalar SpecialOfferGroup

"""
Id of a social link.
"""
scalar SocialLinkID

"""
The secret from a password reset mail.
"""
scalar PasswordResetToken

"""
What can be read.
"""
type Query {
  """
  Tells that the service is up: \`OK\`.
  """
  check: String
  """
  The customer who is logged in; null (and no error) for a guest.
  """
  customer: Customer
  """
  Where and how the customer can upload a file; null when that is not possible.
  """
  attachmentUploaderConfig: AttachmentUploaderConfig @authenticated
  """
  Features that are on at this site.
  """
  features: [Feature!]!
  """
  Currencies that the site sells in.
  """
  supportedCurrencies: [Currency!]!
  """
  Countries that the site delivers to.
  """
  supportedShippingDestinations: [Country!]!
  """
  The product variant with this number; null when it is unknown or not visible.
  """
  productVariant(sku: SKU!): ProductVariant
  """
  Whether a password reset token can still be used.
  """
  passwordResetTokenValidity(token: PasswordResetToken!): PasswordResetTokenState
  """
  Captchas that can lift a rate limit.
  """
  captchaConfiguration: [CaptchaConfiguration!]!
    @deprecated(reason: "Deprecated. A rate limit error names the captchas that lift it.")
}

"""
What can be changed.
"""
type Mutation {
  """
  Tells that the service is up: \`OK\`.
  """
  check: String
  """
  Logs a customer in. A refused login is told in the response, not as an error of the request.
  """
  login(input: LoginInput!): AuthenticationResponse @rateLimited(bucket: LOGIN)
  """
  Logs the customer out.
  """
  logout: Void
  """
  Makes a customer account and logs it in. A refusal is told in the response.
  """
  register(input: RegistrationInput!): AuthenticationResponse! @rateLimited(bucket: REGISTRATION)
  """
  Sends a password reset mail.
  """
  forgottenPassword(input: ForgottenPasswordInput!): ForgottenPasswordResponse @rateLimited(bucket: FORGOT_PASSWORD)
  """
  Sets a new password with the secret from a password reset mail, and logs the customer in.
  """
  resetPassword(input: ResetPasswordInput!): AuthenticationResponse @rateLimited(bucket: RESET_PASSWORD)

  """
  Opens a discussion with a first message. Gives the id of the discussion; the server can be set up to give that of
  the message.
  """
  createDiscussion(input: CreateDiscussionInput!): ID! @authenticated
  """
  Adds a customer's message to a discussion, and gives the id of that message.
  """
  replyToDiscussion(discussionId: ID!, input: AddDiscussionMessageInput!): ID! @authenticated
  """
  Marks a discussion as read, unless it has messages newer than the one named.
  """
  markDiscussionMessagesAsRead(input: MarkDiscussionMessagesAsReadInput): Void @authenticated
}

"""
A page of discussions.
"""
type Discussions {
  """
  The page's discussions, the last changed first.
  """
  discussions: [Discussion!]!
  """
  Number of discussions that match.
  """
  total: Int!
  """
  True when something follows this page.
  """
  hasMore: Boolean!
}

"""
A conversation between a customer and customer services.
"""
type Discussion {
  """
  Id of the discussion.
  """
  id: ID!
  """
  The order that the discussion is about; null for a general question.
  """
  selection: DiscussionSelection
  """
  Subject area.
  """
  category: DiscussionCategory!
  """
  How far customer services are.
  """
  status: DiscussionStatus!
  """
  When it was opened.
  """
  createdAt: Timestamp!
  """
  When a message was last added or the status last changed.
  """
  updatedAt: Timestamp!
  """
  False while there is an answer that the customer has not read.
  """
  read: Boolean!
  """
  The messages, oldest first.
  """
  messages(
    """
    Number of messages to skip.
    """
    offset: Int! = 0
    """
    Page size.
    """
    limit: Int! = 10
  ): DiscussionMessages!
}

"""
A page of messages.
"""
type DiscussionMessages {
  """
  The page's messages, oldest first.
  """
  messages: [DiscussionMessage!]!
  """
  Number of messages in the discussion.
  """
  total: Int!
  """
  True when something follows this page.
  """
  hasMore: Boolean!
}

"""
One message of a discussion. Files sent along with it cannot be read back.
"""
type DiscussionMessage {
  """
  Id of the message.
  """
  id: ID!
  """
  Which side wrote it.
  """
  type: DiscussionMessageType!
  """
  When it was sent.
  """
  createdAt: Timestamp!
  """
  The text.
  """
  message: DisplayString!
}

"""
What a discussion is about.
"""
type DiscussionSelection {
  """
  The order; null when it cannot be loaded.
  """
  selectedOrder: Order
  """
  The products of that order; empty when the whole order is meant.
  """
  selectedProducts: [OrderProduct!]!
}

"""
Sides of a discussion.
"""
enum DiscussionMessageType {
  """
  From the customer.
  """
  QUERY
  """
  From customer services.
  """
  RESPONSE
}

"""
Stages of a discussion.
"""
enum DiscussionStatus {
  """
  Waits for an agent.
  """
  OUTSTANDING
  """
  An agent has taken it.
  """
  IN_PROGRESS
  """
  On hold while another team looks into it.
  """
  PENDING
  """
  Answered, or in no need of an answer.
  """
  COMPLETED
}

"""
Subject areas of discussions.
"""
enum DiscussionCategory {
  """
  Cancelling an order.
  """
  CANCELLATION
  """
  Trouble at the checkout.
  """
  CHECKOUT
  """
  Free gifts.
  """
  FREE_GIFT
  """
  Offers and discount codes.
  """
  OFFERS_AND_PROMOTIONS
  """
  Paying.
  """
  PAYMENT
  """
  Help with ordering.
  """
  PLACING_AN_ORDER
  """
  Questions about a product.
  """
  PRODUCT_INFORMATION
  """
  Sending goods back, and getting money back.
  """
  RETURNS_AND_REFUNDS
  """
  Faults of the site.
  """
  WEBSITE_ISSUES
  """
  Tracking an order.
  """
  WHERE_IS_MY_ORDER
  """
  Late, lost or damaged parcels.
  """
  DELIVERY_PROBLEM
  """
  Praise and complaints.
  """
  FEEDBACK
  """
  Asking to match a lower price elsewhere.
  """
  PRICEBEATER_REQUEST
  """
  Advice on nutrition.
  """
  NUTRITIONAL_ADVICE
  """
  When a product is to be had.
  """
  STOCK_AVAILABILITY
  """
  Something wrong with what was delivered.
  """
  PROBLEM_WITH_MY_ORDER
  """
  Help with making an account.
  """
  I_WANT_TO_CREATE_AN_ACCOUNT
}

"""
Conditions on discussions; all that are given must hold, and null is no condition.
"""
input DiscussionsFilterInput {
  """
  Only the discussion with this id.
  """
  id: ID
  """
  Only discussions in this stage.
  """
  status: DiscussionStatus
  """
  Only discussions about this order.
  """
  orderNumber: OrderNumber
}

"""
A discussion to open.
"""
input CreateDiscussionInput {
  """
  Subject area; any of them goes with or without an order.
  """
  category: DiscussionCategory!
  """
  The order meant; leave it out for a general question.
  """
  selection: DiscussionSelectionInput
  """
  The first message.
  """
  message: AddDiscussionMessageInput!
}

"""
The order, and the products of it, that a discussion shall be about.
"""
input DiscussionSelectionInput {
  """
  The order number.
  """
  selectedOrderId: ID!
  """
  Products of the order; an empty list means the whole order.
  """
  selectedProductSkus: [SKU!]!
}

"""
A message to send.
"""
input AddDiscussionMessageInput {
  """
  The text; not blank.
  """
  message: String!
  """
  The token that an upload gave, to send the uploaded file along.
  """
  attachmentToken: String
}

"""
How far a customer has read.
"""
input MarkDiscussionMessagesAsReadInput {
  """
  The discussion.
  """
  discussionId: ID!
  """
  The newest message that the customer has seen.
  """
  upToMessageId: ID!
}

"""
What is needed to upload a file, for one customer.
"""
type AttachmentUploaderConfig {
  """
  Path on the site's own host, for a multipart POST.
  """
  uploadUrl: String!
  """
  Secret to send as a form field of the upload.
  """
  authToken: String!
}

"""
A customer of the site.
"""
type Customer {
  """
  Full name.
  """
  fullName: String!
  """
  Email address, which is also the user name.
  """
  email: String!
  """
  Telephone number.
  """
  phoneNumber: String
  """
  Date of birth; null when not given.
  """
  dateOfBirth: Date
  """
  Code to recommend the site to friends with.
  """
  referralCode: String!
  """
  Number of friends who came through a recommendation.
  """
  referralCount: Int!
  """
  URL to recommend the site to friends with.
  """
  referralLink: String!
  """
  The customer's orders, newest first.
  """
  orders(
    filter: OrdersFilterInput
    """
    Number of orders to skip.
    """
    offset: Int! = 0
    """
    Page size.
    """
    limit: Int! = 10
  ): Orders
  """
  The customer's discussions, the last changed first.
  """
  discussions(
    filter: DiscussionsFilterInput
    """
    Number of discussions to skip.
    """
    offset: Int! = 0
    """
    Page size.
    """
    limit: Int! = 10
  ): Discussions
  """
  Whether the customer wants marketing material by this way; null when unknown.
  """
  marketingPreferences(type: MarketingType!): Boolean
  """
  Accounts elsewhere that the customer can log in with.
  """
  socialLinks(
    """
    Only links in this state.
    """
    status: SocialLinkStatus
  ): [SocialLink!]
}

"""
Ways of marketing.
"""
enum MarketingType {
  EMAIL
  SMS
}

"""
An account elsewhere, tied to the customer's account.
"""
type SocialLink {
  """
  Id of the link.
  """
  socialLinkId: SocialLinkID!
  """
  Where the other account is.
  """
  socialLoginProvider: SocialLoginProvider
  """
  User name there.
  """
  username: String
  """
  Whether the link is complete.
  """
  status: SocialLinkStatus!
}

"""
States of a social link.
"""
enum SocialLinkStatus {
  """
  In use.
  """
  LINKED
  """
  Not confirmed yet.
  """
  PENDING
}

"""
A service whose accounts can be used to log in.
"""
type SocialLoginProvider {
  """
  Short code of the service.
  """
  code: String!
  """
  Name of the service.
  """
  name: DisplayString!
  """
  URL where the login begins.
  """
  loginUrl: String!
  """
  Colour of the button.
  """
  colour: String!
  """
  URL of the icon.
  """
  iconUrl: String!
}

"""
A page of orders.
"""
type Orders {
  """
  The page's orders, newest first.
  """
  orders: [Order!]!
  """
  Number of orders that match; null when not known.
  """
  total: Int
  """
  True when something follows this page.
  """
  hasMore: Boolean!
}

"""
Conditions on orders; all that are given must hold, and null is no condition.
"""
input OrdersFilterInput {
  """
  Only the order with this number.
  """
  orderNumber: OrderNumber
  """
  Only orders in one of these states.
  """
  status: OrderQueryStatusFilter
}

"""
Groups of states that orders can be filtered by. A state can be in two of them.
"""
enum OrderQueryStatusFilter {
  """
  Not sent yet: ORDER_PLACED, PROCESSING, PAYMENT_PROBLEM.
  """
  OUTSTANDING
  """
  Sent: DISPATCHED.
  """
  DISPATCHED
  """
  In a final state: DISPATCHED, CANCELLED.
  """
  COMPLETED
}

"""
States of an order.
"""
enum OrderStatus {
  """
  Received.
  """
  ORDER_PLACED
  """
  Being packed.
  """
  PROCESSING
  """
  On its way.
  """
  DISPATCHED
  """
  Held up, because the payment failed.
  """
  PAYMENT_PROBLEM
  """
  Called off.
  """
  CANCELLED
}

"""
An order; its number is its id.
"""
type Order {
  """
  Number of the order.
  """
  orderNumber: OrderNumber!
  """
  When it was placed.
  """
  createdAt: Timestamp!
  """
  How far it is.
  """
  status: OrderStatus!
  """
  The card paid with; null for other ways of paying.
  """
  paymentCard: PaymentCard @deprecated(reason: "Deprecated in 2023 in favour of usedPaymentMethods.")
  """
  The way of paying.
  """
  paymentType: String @deprecated(reason: "Deprecated in 2023 in favour of usedPaymentMethods.")
  """
  All ways in which it was paid, each with its amount.
  """
  usedPaymentMethods: [UsedPaymentMethod]
  """
  Number of items over all products.
  """
  totalQuantity: Int!
  """
  What was ordered.
  """
  products: [OrderProduct!]!
  """
  True when the customer can report non-delivery online.
  """
  eligibleForSelfServiceDenialOfReceipt: Boolean
  """
  Page of the form to report non-delivery.
  """
  denialOfReceiptForm: URL!
  """
  When it was sent; null before.
  """
  dispatchedAt: Timestamp
  """
  The customer's discussions about this order, the last changed first.
  """
  discussions(
    """
    Number of discussions to skip.
    """
    offset: Int! = 0
    """
    Page size.
    """
    limit: Int! = 10
  ): Discussions
  """
  Price of the delivery.
  """
  deliveryCost: MoneyValue
  """
  All that is to be paid.
  """
  totalCost: MoneyValue!
  """
  Where it goes to.
  """
  deliveryAddress: Address
  """
  Reductions of the price.
  """
  discounts: [OrderDiscount!]
  """
  True while the customer can call the order off.
  """
  cancellable: Boolean!
}

"""
A product within an order.
"""
type OrderProduct {
  """
  Number of the product; present even when the product is not on sale any more.
  """
  sku: SKU!
  """
  The product; null when it is not visible any more.
  """
  productVariant: ProductVariant
  """
  How many were ordered.
  """
  quantity: Int
  """
  Price of one.
  """
  costPerUnit: MoneyValue
  """
  How far this product is.
  """
  status: OrderStatus
  """
  Day it is or was sent.
  """
  dispatchDate: Date
  """
  Days on which it should arrive.
  """
  deliveryDateRange: DateRange
  """
  Way of delivery.
  """
  deliveryMethod: DeliveryMethod
  """
  The special offer that it was bought under.
  """
  specialOfferGroup: SpecialOfferGroup
  """
  Pages that show where the parcels are.
  """
  trackingUrls: [URL!]
  """
  True while the customer can call some of it off.
  """
  cancellable: Boolean!
  """
  How many were called off.
  """
  cancelledQuantity: Int
  """
  How many are being called off.
  """
  pendingCancelQuantity: Int
  """
  How many can be called off.
  """
  cancellableQuantity: Int
  """
  How many were sent.
  """
  dispatchedQuantity: Int
  """
  How many were paid back.
  """
  refundedQuantity: Int
  """
  How many are being paid back.
  """
  pendingRefundQuantity: Int
  """
  How many were replaced.
  """
  replacementQuantity: Int
  """
  How many are being replaced.
  """
  pendingReplaceQuantity: Int
  """
  Day of delivery that the customer chose.
  """
  namedDeliveryDate: Date
}

"""
A span of days; a null end is open.
"""
type DateRange {
  """
  First day.
  """
  from: Date
  """
  Last day.
  """
  to: Date
}

"""
A reduction of an order's price.
"""
type OrderDiscount {
  """
  How much.
  """
  amount: MoneyValue!
  """
  What for.
  """
  message: DisplayString
}

"""
An amount of money in several forms.
"""
type MoneyValue {
  """
  Currency of the amount.
  """
  currency: Currency!
  """
  The amount as a decimal number in a string.
  """
  amount: String!
  """
  The amount with its currency symbol, escaped for HTML.
  """
  displayValue: String!
  """
  Currency code and amount in one, such as \`GBP8.85\`.
  """
  scalarValue: Money!
}

"""
One way in which an order was paid, wholly or in part.
"""
type UsedPaymentMethod {
  """
  The way of paying.
  """
  paymentType: String
  """
  The card paid with; null for other ways of paying.
  """
  paymentCard: PaymentCard
  """
  The gift card paid with; null for other ways of paying.
  """
  giftCard: GiftCard
  """
  What was paid in this way.
  """
  amountSpent: MoneyValue!
}

"""
A gift card, with most of its number hidden.
"""
type GiftCard {
  """
  Id of the card.
  """
  cardUuid: String!
  """
  The number, most of it hidden.
  """
  obfuscatedCardNumber: String!
}

"""
A payment card, with most of its number hidden.
"""
type PaymentCard {
  """
  Name printed on the card.
  """
  nameOnCard: String!
  """
  The number with most digits hidden.
  """
  obfuscatedCardNumber: String!
  """
  First month of validity.
  """
  validFromMonth: Month
  """
  Year of that month.
  """
  validFromYear: Year
  """
  Last month of validity.
  """
  validToMonth: Month!
  """
  Year of that month.
  """
  validToYear: Year!
  """
  Issue number, where the card has one.
  """
  issueNumber: String
  """
  Brand of the card.
  """
  type: PaymentCardType
}

"""
Brands of payment cards.
"""
enum PaymentCardType {
  VISA
  MASTERCARD
  MAESTRO
  SOLO
  AMERICAN_EXPRESS
  JCB
}

"""
A postal address.
"""
type Address {
  """
  Country.
  """
  country: Country!
  """
  Name of the receiver.
  """
  addresseeName: String!
  """
  First line.
  """
  addressLine1: String!
  """
  Second line.
  """
  addressLine2: String
  """
  Third line.
  """
  addressLine3: String
  """
  Fourth line.
  """
  addressLine4: String
  """
  Fifth line.
  """
  addressLine5: String
  """
  Company of the receiver.
  """
  companyName: String
  """
  State, for addresses in the United States.
  """
  state: State
  """
  Telephone number of the receiver.
  """
  phoneNumber: String
  """
  Postal code.
  """
  postalCode: String!
  """
  True when the address is a point to collect the goods from.
  """
  clickAndCollect: Boolean!
}

"""
A product in one size, colour or flavour.
"""
type ProductVariant {
  """
  Number of the variant.
  """
  sku: SKU!
  """
  Name of the variant.
  """
  title: String!
  """
  Pictures of the variant.
  """
  images(
    """
    Most pictures to give.
    """
    limit: Int! = 500
  ): [ProductImage!]!
  """
  The product that this is a variant of.
  """
  product: Product
  """
  True when it can be bought now.
  """
  inStock: Boolean!
  """
  Most items in one order; null when there is no bound.
  """
  maxPerOrder: Int
  """
  Words about the stock.
  """
  availabilityMessage: DisplayString!
}

"""
A product, over all its variants.
"""
type Product {
  """
  Number of the product.
  """
  sku: SKU!
  """
  Page of the product, relative to the site.
  """
  url: URL!
  """
  Name of the product.
  """
  title: String!
  """
  Pictures of the product.
  """
  images(
    """
    Most pictures to give.
    """
    limit: Int! = 500
  ): [ProductImage!]!
}

"""
A picture in several sizes; a size that does not exist is null.
"""
type ProductImage {
  """
  70 by 70 pixels.
  """
  thumbnail: URL
  """
  300 by 300 pixels.
  """
  largeProduct: URL
  """
  960 by 960 pixels.
  """
  zoom: URL
  """
  As it was made.
  """
  original: URL
}

"""
What a login needs.
"""
input LoginInput {
  """
  Email address.
  """
  username: String!
  """
  Password.
  """
  password: String!
}

"""
A customer account to make.
"""
input RegistrationInput {
  """
  Email address, to become the user name.
  """
  email: String!
  """
  Password.
  """
  password: String!
  """
  Full name.
  """
  fullName: String!
  """
  Telephone number.
  """
  phoneNumber: String
  """
  Name of a value of \`MarketingConsentPreference\`, as a string.
  """
  marketingConsent: String!
  """
  How the customer was asked for that consent.
  """
  marketingConsentAuditData: MarketingConsentAuditData!
  """
  Date of birth.
  """
  dateOfBirth: Date
  """
  Code of the customer who recommended the site.
  """
  referralCode: String
}

"""
How a customer was asked for consent to marketing.
"""
input MarketingConsentAuditData {
  """
  The words shown.
  """
  messageShown: String!
  """
  The form that showed them.
  """
  formIdentifier: String!
  """
  The page with that form.
  """
  formLocation: String!
}

"""
Answers to the question for consent to marketing.
"""
enum MarketingConsentPreference {
  """
  Yes.
  """
  I_CONSENT_TO_RECEIVING_MARKETING_MATERIAL
  """
  No.
  """
  I_DO_NOT_CONSENT_TO_RECEIVING_MARKETING_MATERIAL
  """
  Leave it as it was.
  """
  KEEP_EXISTING_MARKETING_PREFERENCES
}

"""
Outcome of a login, a registration or a password reset.
"""
type AuthenticationResponse {
  """
  Why it was refused; null on success.
  """
  error: AuthenticationError
  """
  Which form fields were refused.
  """
  fieldErrors: [FormFieldValidationError]
  """
  The customer now logged in; null when refused.
  """
  customer: Customer
  """
  True when the account is new.
  """
  newCustomer: Boolean
  """
  The secret for the \`Authorization: Opaque\` header; null when refused.
  """
  token: String
}

"""
Reasons to refuse a login, a registration or a password reset.
"""
enum AuthenticationError {
  """
  Unknown user name or wrong password.
  """
  FAILED_LOGIN
  """
  The account is locked; a password reset unlocks it.
  """
  ACCOUNT_LOCKED
  """
  The link to a social account waits for confirmation.
  """
  SOCIAL_LINK_PENDING
  """
  Some form fields are not acceptable.
  """
  INVALID_DATA
  """
  The password is not acceptable.
  """
  INVALID_PASSWORD
  """
  The email address has an account already.
  """
  ACCOUNT_EXISTS
  """
  The token is unknown.
  """
  INVALID_TOKEN
  """
  The token is too old.
  """
  EXPIRED_TOKEN
  """
  The token was used before.
  """
  ALREADY_USED_TOKEN
  """
  A mail was sent, to confirm the address first.
  """
  EMAIL_VERIFICATION_SENT
}

"""
A form field that was refused.
"""
type FormFieldValidationError {
  """
  Name of the field.
  """
  fieldName: String!
  """
  The rules that the value breaks.
  """
  validators: [ValidatorName!]!
  """
  True when the field is required and was empty.
  """
  requiredButNotProvided: Boolean!
  """
  True when the value is none of those to choose from.
  """
  invalidOption: Boolean!
}

"""
Rules for form fields.
"""
enum ValidatorName {
  """
  Must differ from another value.
  """
  NOT_EQUAL_TO
  """
  Too short.
  """
  MIN_LENGTH
  """
  Too long.
  """
  MAX_LENGTH
  """
  Too small.
  """
  MIN_VALUE
  """
  Too large.
  """
  MAX_VALUE
  """
  Not long enough ago.
  """
  MIN_DAYS_OLD
  """
  Too long ago.
  """
  MAX_DAYS_OLD
  """
  Too few options chosen.
  """
  MIN_OPTIONS
  """
  Too many options chosen.
  """
  MAX_OPTIONS
  """
  No digits allowed.
  """
  NO_DIGITS
  """
  No special characters allowed.
  """
  NO_SPECIAL_CHARACTERS
  """
  Must match a pattern.
  """
  REGEX_MATCHES
  """
  Must not match a pattern.
  """
  REGEX_DOES_NOT_MATCH
  """
  Too few capital letters.
  """
  MIN_UPPERCASE
  """
  Too few small letters.
  """
  MIN_LOWERCASE
  """
  Too few digits.
  """
  MIN_NUMBERS
  """
  Too few special characters.
  """
  MIN_SPECIAL_CHARACTERS
  """
  Not one of the answers allowed.
  """
  SPECIFIED_ANSWERS_ONLY
  """
  Refused by a check on the server.
  """
  SERVER_SIDE_CHECK
  """
  Files of this kind are not taken.
  """
  SUPPORTED_UPLOAD_EXTENSIONS
  """
  The file is too large.
  """
  MAX_UPLOAD_SIZE_KB
  """
  In use already.
  """
  MUST_BE_UNIQUE
  """
  This email domain is not taken.
  """
  EMAIL_DOMAIN
}

"""
Whose password was forgotten.
"""
input ForgottenPasswordInput {
  """
  Email address.
  """
  username: String!
}

"""
Outcome of asking for a password reset.
"""
type ForgottenPasswordResponse {
  """
  True when a mail was sent.
  """
  success: Boolean! @deprecated(reason: "Deprecated. The error field is null on success.")
  """
  Why no mail was sent; null on success.
  """
  error: ForgottenPasswordError
}

"""
Reasons for not sending a password reset mail.
"""
enum ForgottenPasswordError {
  """
  No account has this user name.
  """
  USER_NOT_FOUND
  """
  Anything else.
  """
  UNKNOWN_ERROR
}

"""
A new password.
"""
input ResetPasswordInput {
  """
  The secret from the password reset mail.
  """
  token: PasswordResetToken!
  """
  Password to set.
  """
  newPassword: String!
  """
  Email address.
  """
  username: String!
}

"""
States of a password reset token.
"""
enum PasswordResetTokenState {
  """
  Can be used.
  """
  VALID
  """
  Unknown.
  """
  INVALID
  """
  Too old.
  """
  EXPIRED
  """
  Used before.
  """
  ALREADY_USED
}

"""
In which currency, and for which country, prices are meant.
"""
input SessionSettings {
  """
  Currency of prices.
  """
  currency: Currency!
  """
  Country of delivery.
  """
  shippingDestination: Country!
}

"""
Facts about the session, listed in \`extensions.flags\` of a response.
"""
enum Flag {
  """
  The customer is logged in.
  """
  LOGGED_IN
  """
  No new accounts can be made now.
  """
  REGISTRATION_UNAVAILABLE
}

"""
Groups of operations that share a rate limit.
"""
enum RateLimitingBucket {
  LOGIN
  REGISTRATION
  MARKETING_PREFERENCES
  MARKETING_MATERIAL_SIGN_UP
  FORGOT_PASSWORD
  RESET_PASSWORD
  ADD_REVIEW
  REFERRAL_EMAIL
  PUSH_NOTIFICATIONS
  WAITLIST
}

"""
A captcha that can lift a rate limit.
"""
type CaptchaConfiguration {
  """
  Kind of captcha.
  """
  type: CaptchaType!
  """
  Public key for showing it, where it needs one.
  """
  siteKey: String
}

"""
Kinds of captcha.
"""
enum CaptchaType {
  """
  reCAPTCHA v2 with a box to tick.
  """
  V2_VISIBLE
  """
  reCAPTCHA v2 without a box.
  """
  V2_INVISIBLE
  """
  Proof by Apple that an app runs on a real device.
  """
  APPLE_DEVICE_CHECK
  """
  Proof by Google that an app runs on a real device.
  """
  ANDROID_SAFETY_NET_ATTESTATION
  """
  Cloudflare Turnstile.
  """
  TURNSTILE
  """
  hCaptcha.
  """
  HCAPTCHA
}

"""
Currencies, by their ISO 4217 codes.
"""
enum Currency {
  AED
  ARS
  AUD
  AZN
  BAM
  BDT
  BGN
  BHD
  BRL
  CAD
  CHF
  CNY
  CZK
  DKK
  DZD
  EUR
  GBP
  HKD
  HRK
  HUF
  IDR
  ILS
  INR
  JPY
  KES
  KRW
  KWD
  KZT
  LKR
  MAD
  MKD
  MXN
  MYR
  NGN
  NOK
  NZD
  OMR
  PHP
  PKR
  PLN
  QAR
  RON
  RSD
  RUB
  SAR
  SEK
  SGD
  THB
  TWD
  UAH
  USD
  VND
  ZAR
}

"""
Countries, by their two-letter codes.
"""
enum Country {
  AD
  AE
  AF
  AG
  AI
  AL
  AM
  AN
  AO
  AQ
  AR
  AS
  AT
  AU
  AW
  AX
  AZ
  BA
  BB
  BD
  BE
  BF
  BG
  BH
  BI
  BJ
  BL
  BM
  BN
  BO
  BR
  BS
  BT
  BV
  BW
  BY
  BZ
  CA
  CC
  CD
  CF
  CG
  CH
  CI
  CK
  CL
  CM
  CN
  CO
  CR
  CU
  CV
  CX
  CY
  CZ
  DE
  DJ
  DK
  DM
  DO
  DZ
  EC
  EE
  EG
  EH
  ER
  ES
  ET
  FI
  FJ
  FK
  FM
  FO
  FR
  GA
  GB
  GD
  GE
  GF
  GG
  GH
  GI
  GL
  GM
  GN
  GP
  GQ
  GR
  GS
  GT
  GU
  GW
  GY
  HK
  HM
  HN
  HR
  HT
  HU
  ID
  IE
  IL
  IM
  IN
  IO
  IQ
  IR
  IS
  IT
  JE
  JM
  JO
  JP
  KE
  KG
  KH
  KI
  KM
  KN
  KP
  KR
  KW
  KY
  KZ
  LA
  LB
  LC
  LI
  LK
  LR
  LS
  LT
  LU
  LV
  LY
  MA
  MC
  MD
  ME
  MF
  MG
  MH
  MK
  ML
  MM
  MN
  MO
  MP
  MQ
  MR
  MS
  MT
  MU
  MV
  MW
  MX
  MY
  MZ
  NA
  NC
  NE
  NF
  NG
  NI
  NL
  NO
  NP
  NR
  NU
  NZ
  OM
  PA
  PE
  PF
  PG
  PH
  PK
  PL
  PM
  PN
  PR
  PS
  PT
  PW
  PY
  QA
  RE
  RO
  RS
  RU
  RW
  SA
  SB
  SC
  SD
  SE
  SG
  SH
  SI
  SJ
  SK
  SL
  SM
  SN
  SO
  SR
  SS
  ST
  SV
  SY
  SZ
  TC
  TD
  TF
  TG
  TH
  TJ
  TK
  TL
  TM
  TN
  TO
  TR
  TT
  TV
  TW
  TZ
  UA
  UG
  UM
  US
  UY
  UZ
  VA
  VC
  VE
  VG
  VI
  VN
  VU
  WF
  WS
  YE
  YT
  ZA
  ZM
  ZW
}

"""
States and military mail regions of the United States, as \`US_\` and the postal code.
"""
enum State {
  US_AA
  US_AE
  US_AP
  US_AL
  US_AK
  US_AZ
  US_AR
  US_CA
  US_CO
  US_CT
  US_DE
  US_FL
  US_GA
  US_HI
  US_ID
  US_IL
  US_IN
  US_IA
  US_KS
  US_KY
  US_LA
  US_ME
  US_MD
  US_MA
  US_MI
  US_MN
  US_MS
  US_MO
  US_MT
  US_NE
  US_NV
  US_NH
  US_NJ
  US_NM
  US_NY
  US_NC
  US_ND
  US_OH
  US_OK
  US_OR
  US_PA
  US_RI
  US_SC
  US_SD
  US_TN
  US_TX
  US_UT
  US_VT
  US_VA
  US_WA
  US_WV
  US_WI
  US_WY
  US_DC
}

"""
Parts of the platform that a site can switch on.
"""
enum Feature {
  FIRST_PARTY_AUTH
  GUEST_CHECKOUT
  GUEST_CHECKOUT_WITHOUT_EMAIL
  ACCOUNT_LINKING
  CREDIT
  DOUBLE_OPT_IN
  SUBSCRIPTIONS
  SUBSCRIPTIONS_CANCEL_ONLINE
  SUBSCRIPTIONS_DELAY
  FRIENDS_REFERRAL_SCHEME
  CROSS_SITE_REFERRALS
  PROFILES
  SURVEYS
  WISHLIST
  POP_IN_A_BOX_TRACKER
  REVIEWS
  REVIEW_VOTING
  LOYALTY
  LOYALTY_OPT_IN
  ASSOCIATED_PRODUCTS
  CONCESSIONS
  AGE_GATING
  DYNAMIC_ENTITY_MANAGEMENT
  WAITLIST
  FULL_NAME_ON_REGISTRATION
  SPLIT_NAMES_ON_REGISTRATION
  AGE_ON_REGISTRATION
  TITLE_ON_REGISTRATION
  MARKETING_CONSENT_ON_REGISTRATION
  REFERRAL_CODE_ON_REGISTRATION
  WHERE_DID_YOU_HEAR_ON_REGISTRATION
  MOBILE_NUMBER
  DATE_OF_BIRTH
  FORM_INFO
  SITE_PROPERTIES
  ADDRESS_MANAGEMENT
  FAST_TRACK
  NEXT_DAY_DELIVERY
  SUPERSIZE
  SUBSCRIBE_AND_SAVE
  CLICK_AND_COLLECT
  GIFTING_EMAILS
  ORDER_RETURNS
  BUY_NOW_PAY_LATER
  PRODUCT_PERSONALISATION
  SUBSCRIPTION_GIFTS
  COCA_COLA_PERSONALISATION
}
`
