// Generated from schemas/thg.graphql by `npm run generate`; do not edit.
import type * as Schema from './schema.gen.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerRow, DiscussionRow, MessageRow, OrderRow, OrderedProduct, ProductVariantRow, Payment } from './records.ts';
import type { SceneryPart } from './../contract/scenery.ts';
import type { ThgContext } from './context.ts';
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





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Timestamp: ResolverTypeWrapper<Schema.Scalars['Timestamp']['output']>;
  Date: ResolverTypeWrapper<Schema.Scalars['Date']['output']>;
  DisplayString: ResolverTypeWrapper<Schema.Scalars['DisplayString']['output']>;
  Void: ResolverTypeWrapper<Schema.Scalars['Void']['output']>;
  SKU: ResolverTypeWrapper<Schema.Scalars['SKU']['output']>;
  OrderNumber: ResolverTypeWrapper<Schema.Scalars['OrderNumber']['output']>;
  URL: ResolverTypeWrapper<Schema.Scalars['URL']['output']>;
  Money: ResolverTypeWrapper<Schema.Scalars['Money']['output']>;
  Month: ResolverTypeWrapper<Schema.Scalars['Month']['output']>;
  Year: ResolverTypeWrapper<Schema.Scalars['Year']['output']>;
  DeliveryMethod: ResolverTypeWrapper<Schema.Scalars['DeliveryMethod']['output']>;
  SpecialOfferGroup: ResolverTypeWrapper<Schema.Scalars['SpecialOfferGroup']['output']>;
  SocialLinkID: ResolverTypeWrapper<Schema.Scalars['SocialLinkID']['output']>;
  PasswordResetToken: ResolverTypeWrapper<Schema.Scalars['PasswordResetToken']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Schema.Scalars['ID']['output']>;
  Discussions: ResolverTypeWrapper<Omit<Schema.Discussions, 'discussions'> & { discussions: Array<ResolversTypes['Discussion']> }>;
  Boolean: ResolverTypeWrapper<Schema.Scalars['Boolean']['output']>;
  Discussion: ResolverTypeWrapper<DiscussionRow>;
  DiscussionMessages: ResolverTypeWrapper<Omit<Schema.DiscussionMessages, 'messages'> & { messages: Array<ResolversTypes['DiscussionMessage']> }>;
  DiscussionMessage: ResolverTypeWrapper<MessageRow>;
  DiscussionSelection: ResolverTypeWrapper<Omit<Schema.DiscussionSelection, 'selectedOrder' | 'selectedProducts'> & { selectedOrder?: Schema.Maybe<ResolversTypes['Order']>, selectedProducts: Array<ResolversTypes['OrderProduct']> }>;
  DiscussionMessageType: Schema.DiscussionMessageType;
  DiscussionStatus: Schema.DiscussionStatus;
  DiscussionCategory: Schema.DiscussionCategory;
  DiscussionsFilterInput: Schema.DiscussionsFilterInput;
  CreateDiscussionInput: Schema.CreateDiscussionInput;
  DiscussionSelectionInput: Schema.DiscussionSelectionInput;
  AddDiscussionMessageInput: Schema.AddDiscussionMessageInput;
  MarkDiscussionMessagesAsReadInput: Schema.MarkDiscussionMessagesAsReadInput;
  AttachmentUploaderConfig: ResolverTypeWrapper<Schema.AttachmentUploaderConfig>;
  Customer: ResolverTypeWrapper<CustomerRow>;
  MarketingType: Schema.MarketingType;
  SocialLink: ResolverTypeWrapper<Schema.SocialLink>;
  SocialLinkStatus: Schema.SocialLinkStatus;
  SocialLoginProvider: ResolverTypeWrapper<Schema.SocialLoginProvider>;
  Orders: ResolverTypeWrapper<Omit<Schema.Orders, 'orders'> & { orders: Array<ResolversTypes['Order']> }>;
  OrdersFilterInput: Schema.OrdersFilterInput;
  OrderQueryStatusFilter: Schema.OrderQueryStatusFilter;
  OrderStatus: Schema.OrderStatus;
  Order: ResolverTypeWrapper<OrderRow>;
  OrderProduct: ResolverTypeWrapper<OrderedProduct>;
  DateRange: ResolverTypeWrapper<Schema.DateRange>;
  OrderDiscount: ResolverTypeWrapper<Schema.OrderDiscount>;
  MoneyValue: ResolverTypeWrapper<Schema.MoneyValue>;
  UsedPaymentMethod: ResolverTypeWrapper<Payment>;
  GiftCard: ResolverTypeWrapper<SceneryPart>;
  PaymentCard: ResolverTypeWrapper<SceneryPart>;
  PaymentCardType: Schema.PaymentCardType;
  Address: ResolverTypeWrapper<Schema.Address>;
  ProductVariant: ResolverTypeWrapper<ProductVariantRow>;
  Product: ResolverTypeWrapper<ProductVariantRow>;
  ProductImage: ResolverTypeWrapper<Schema.ProductImage>;
  LoginInput: Schema.LoginInput;
  RegistrationInput: Schema.RegistrationInput;
  MarketingConsentAuditData: Schema.MarketingConsentAuditData;
  MarketingConsentPreference: Schema.MarketingConsentPreference;
  AuthenticationResponse: ResolverTypeWrapper<Omit<Schema.AuthenticationResponse, 'customer'> & { customer?: Schema.Maybe<ResolversTypes['Customer']> }>;
  AuthenticationError: Schema.AuthenticationError;
  FormFieldValidationError: ResolverTypeWrapper<Schema.FormFieldValidationError>;
  ValidatorName: Schema.ValidatorName;
  ForgottenPasswordInput: Schema.ForgottenPasswordInput;
  ForgottenPasswordResponse: ResolverTypeWrapper<Schema.ForgottenPasswordResponse>;
  ForgottenPasswordError: Schema.ForgottenPasswordError;
  ResetPasswordInput: Schema.ResetPasswordInput;
  PasswordResetTokenState: Schema.PasswordResetTokenState;
  SessionSettings: Schema.SessionSettings;
  Flag: Schema.Flag;
  RateLimitingBucket: Schema.RateLimitingBucket;
  CaptchaConfiguration: ResolverTypeWrapper<Schema.CaptchaConfiguration>;
  CaptchaType: Schema.CaptchaType;
  Currency: Schema.Currency;
  Country: Schema.Country;
  State: Schema.State;
  Feature: Schema.Feature;
  Int: ResolverTypeWrapper<Schema.Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Schema.Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Timestamp: Schema.Scalars['Timestamp']['output'];
  Date: Schema.Scalars['Date']['output'];
  DisplayString: Schema.Scalars['DisplayString']['output'];
  Void: Schema.Scalars['Void']['output'];
  SKU: Schema.Scalars['SKU']['output'];
  OrderNumber: Schema.Scalars['OrderNumber']['output'];
  URL: Schema.Scalars['URL']['output'];
  Money: Schema.Scalars['Money']['output'];
  Month: Schema.Scalars['Month']['output'];
  Year: Schema.Scalars['Year']['output'];
  DeliveryMethod: Schema.Scalars['DeliveryMethod']['output'];
  SpecialOfferGroup: Schema.Scalars['SpecialOfferGroup']['output'];
  SocialLinkID: Schema.Scalars['SocialLinkID']['output'];
  PasswordResetToken: Schema.Scalars['PasswordResetToken']['output'];
  Query: Record<PropertyKey, never>;
  Mutation: Record<PropertyKey, never>;
  ID: Schema.Scalars['ID']['output'];
  Discussions: Omit<Schema.Discussions, 'discussions'> & { discussions: Array<ResolversParentTypes['Discussion']> };
  Boolean: Schema.Scalars['Boolean']['output'];
  Discussion: DiscussionRow;
  DiscussionMessages: Omit<Schema.DiscussionMessages, 'messages'> & { messages: Array<ResolversParentTypes['DiscussionMessage']> };
  DiscussionMessage: MessageRow;
  DiscussionSelection: Omit<Schema.DiscussionSelection, 'selectedOrder' | 'selectedProducts'> & { selectedOrder?: Schema.Maybe<ResolversParentTypes['Order']>, selectedProducts: Array<ResolversParentTypes['OrderProduct']> };
  DiscussionsFilterInput: Schema.DiscussionsFilterInput;
  CreateDiscussionInput: Schema.CreateDiscussionInput;
  DiscussionSelectionInput: Schema.DiscussionSelectionInput;
  AddDiscussionMessageInput: Schema.AddDiscussionMessageInput;
  MarkDiscussionMessagesAsReadInput: Schema.MarkDiscussionMessagesAsReadInput;
  AttachmentUploaderConfig: Schema.AttachmentUploaderConfig;
  Customer: CustomerRow;
  SocialLink: Schema.SocialLink;
  SocialLoginProvider: Schema.SocialLoginProvider;
  Orders: Omit<Schema.Orders, 'orders'> & { orders: Array<ResolversParentTypes['Order']> };
  OrdersFilterInput: Schema.OrdersFilterInput;
  Order: OrderRow;
  OrderProduct: OrderedProduct;
  DateRange: Schema.DateRange;
  OrderDiscount: Schema.OrderDiscount;
  MoneyValue: Schema.MoneyValue;
  UsedPaymentMethod: Payment;
  GiftCard: SceneryPart;
  PaymentCard: SceneryPart;
  Address: Schema.Address;
  ProductVariant: ProductVariantRow;
  Product: ProductVariantRow;
  ProductImage: Schema.ProductImage;
  LoginInput: Schema.LoginInput;
  RegistrationInput: Schema.RegistrationInput;
  MarketingConsentAuditData: Schema.MarketingConsentAuditData;
  AuthenticationResponse: Omit<Schema.AuthenticationResponse, 'customer'> & { customer?: Schema.Maybe<ResolversParentTypes['Customer']> };
  FormFieldValidationError: Schema.FormFieldValidationError;
  ForgottenPasswordInput: Schema.ForgottenPasswordInput;
  ForgottenPasswordResponse: Schema.ForgottenPasswordResponse;
  ResetPasswordInput: Schema.ResetPasswordInput;
  SessionSettings: Schema.SessionSettings;
  CaptchaConfiguration: Schema.CaptchaConfiguration;
  Int: Schema.Scalars['Int']['output'];
  String: Schema.Scalars['String']['output'];
};

export type RateLimitedDirectiveArgs = {
  bucket?: Schema.Maybe<Schema.RateLimitingBucket>;
};

export type RateLimitedDirectiveResolver<Result, Parent, ContextType = ThgContext, Args = RateLimitedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type WeightDirectiveArgs = {
  weight: Schema.Scalars['Int']['input'];
};

export type WeightDirectiveResolver<Result, Parent, ContextType = ThgContext, Args = WeightDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SensitiveDirectiveArgs = { };

export type SensitiveDirectiveResolver<Result, Parent, ContextType = ThgContext, Args = SensitiveDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AuthenticatedDirectiveArgs = { };

export type AuthenticatedDirectiveResolver<Result, Parent, ContextType = ThgContext, Args = AuthenticatedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type InternalDirectiveArgs = { };

export type InternalDirectiveResolver<Result, Parent, ContextType = ThgContext, Args = InternalDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type VolatileDirectiveArgs = {
  reason?: Schema.Maybe<Schema.Scalars['String']['input']>;
};

export type VolatileDirectiveResolver<Result, Parent, ContextType = ThgContext, Args = VolatileDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface TimestampScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Timestamp'], unknown> {
  name: 'Timestamp';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], unknown> {
  name: 'Date';
}

export interface DisplayStringScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DisplayString'], unknown> {
  name: 'DisplayString';
}

export interface VoidScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Void'], unknown> {
  name: 'Void';
}

export interface SkuScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SKU'], unknown> {
  name: 'SKU';
}

export interface OrderNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['OrderNumber'], unknown> {
  name: 'OrderNumber';
}

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], unknown> {
  name: 'URL';
}

export interface MoneyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Money'], unknown> {
  name: 'Money';
}

export interface MonthScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Month'], unknown> {
  name: 'Month';
}

export interface YearScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Year'], unknown> {
  name: 'Year';
}

export interface DeliveryMethodScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DeliveryMethod'], unknown> {
  name: 'DeliveryMethod';
}

export interface SpecialOfferGroupScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SpecialOfferGroup'], unknown> {
  name: 'SpecialOfferGroup';
}

export interface SocialLinkIdScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SocialLinkID'], unknown> {
  name: 'SocialLinkID';
}

export interface PasswordResetTokenScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PasswordResetToken'], unknown> {
  name: 'PasswordResetToken';
}

export type QueryResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  check?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customer?: Resolver<Schema.Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  attachmentUploaderConfig?: Resolver<Schema.Maybe<ResolversTypes['AttachmentUploaderConfig']>, ParentType, ContextType>;
  features?: Resolver<Array<ResolversTypes['Feature']>, ParentType, ContextType>;
  supportedCurrencies?: Resolver<Array<ResolversTypes['Currency']>, ParentType, ContextType>;
  supportedShippingDestinations?: Resolver<Array<ResolversTypes['Country']>, ParentType, ContextType>;
  productVariant?: Resolver<Schema.Maybe<ResolversTypes['ProductVariant']>, ParentType, ContextType, RequireFields<Schema.QueryProductVariantArgs, 'sku'>>;
  passwordResetTokenValidity?: Resolver<Schema.Maybe<ResolversTypes['PasswordResetTokenState']>, ParentType, ContextType, RequireFields<Schema.QueryPasswordResetTokenValidityArgs, 'token'>>;
  captchaConfiguration?: Resolver<Array<ResolversTypes['CaptchaConfiguration']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  check?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  login?: Resolver<Schema.Maybe<ResolversTypes['AuthenticationResponse']>, ParentType, ContextType, RequireFields<Schema.MutationLoginArgs, 'input'>>;
  logout?: Resolver<Schema.Maybe<ResolversTypes['Void']>, ParentType, ContextType>;
  register?: Resolver<ResolversTypes['AuthenticationResponse'], ParentType, ContextType, RequireFields<Schema.MutationRegisterArgs, 'input'>>;
  forgottenPassword?: Resolver<Schema.Maybe<ResolversTypes['ForgottenPasswordResponse']>, ParentType, ContextType, RequireFields<Schema.MutationForgottenPasswordArgs, 'input'>>;
  resetPassword?: Resolver<Schema.Maybe<ResolversTypes['AuthenticationResponse']>, ParentType, ContextType, RequireFields<Schema.MutationResetPasswordArgs, 'input'>>;
  createDiscussion?: Resolver<ResolversTypes['ID'], ParentType, ContextType, RequireFields<Schema.MutationCreateDiscussionArgs, 'input'>>;
  replyToDiscussion?: Resolver<ResolversTypes['ID'], ParentType, ContextType, RequireFields<Schema.MutationReplyToDiscussionArgs, 'discussionId' | 'input'>>;
  markDiscussionMessagesAsRead?: Resolver<Schema.Maybe<ResolversTypes['Void']>, ParentType, ContextType, Partial<Schema.MutationMarkDiscussionMessagesAsReadArgs>>;
};

export type DiscussionsResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['Discussions'] = ResolversParentTypes['Discussions']> = {
  discussions?: Resolver<Array<ResolversTypes['Discussion']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hasMore?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DiscussionResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['Discussion'] = ResolversParentTypes['Discussion']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  selection?: Resolver<Schema.Maybe<ResolversTypes['DiscussionSelection']>, ParentType, ContextType>;
  category?: Resolver<ResolversTypes['DiscussionCategory'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DiscussionStatus'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['Timestamp'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['Timestamp'], ParentType, ContextType>;
  read?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  messages?: Resolver<ResolversTypes['DiscussionMessages'], ParentType, ContextType, RequireFields<Schema.DiscussionMessagesArgs, 'offset' | 'limit'>>;
};

export type DiscussionMessagesResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['DiscussionMessages'] = ResolversParentTypes['DiscussionMessages']> = {
  messages?: Resolver<Array<ResolversTypes['DiscussionMessage']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hasMore?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DiscussionMessageResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['DiscussionMessage'] = ResolversParentTypes['DiscussionMessage']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['DiscussionMessageType'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['Timestamp'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['DisplayString'], ParentType, ContextType>;
};

export type DiscussionSelectionResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['DiscussionSelection'] = ResolversParentTypes['DiscussionSelection']> = {
  selectedOrder?: Resolver<Schema.Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  selectedProducts?: Resolver<Array<ResolversTypes['OrderProduct']>, ParentType, ContextType>;
};

export type AttachmentUploaderConfigResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['AttachmentUploaderConfig'] = ResolversParentTypes['AttachmentUploaderConfig']> = {
  uploadUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  authToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  fullName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phoneNumber?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dateOfBirth?: Resolver<Schema.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  referralCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  referralCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  referralLink?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orders?: Resolver<Schema.Maybe<ResolversTypes['Orders']>, ParentType, ContextType, RequireFields<Schema.CustomerOrdersArgs, 'offset' | 'limit'>>;
  discussions?: Resolver<Schema.Maybe<ResolversTypes['Discussions']>, ParentType, ContextType, RequireFields<Schema.CustomerDiscussionsArgs, 'offset' | 'limit'>>;
  marketingPreferences?: Resolver<Schema.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<Schema.CustomerMarketingPreferencesArgs, 'type'>>;
  socialLinks?: Resolver<Schema.Maybe<Array<ResolversTypes['SocialLink']>>, ParentType, ContextType, Partial<Schema.CustomerSocialLinksArgs>>;
};

export type SocialLinkResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['SocialLink'] = ResolversParentTypes['SocialLink']> = {
  socialLinkId?: Resolver<ResolversTypes['SocialLinkID'], ParentType, ContextType>;
  socialLoginProvider?: Resolver<Schema.Maybe<ResolversTypes['SocialLoginProvider']>, ParentType, ContextType>;
  username?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SocialLinkStatus'], ParentType, ContextType>;
};

export type SocialLoginProviderResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['SocialLoginProvider'] = ResolversParentTypes['SocialLoginProvider']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['DisplayString'], ParentType, ContextType>;
  loginUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  colour?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  iconUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OrdersResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['Orders'] = ResolversParentTypes['Orders']> = {
  orders?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  total?: Resolver<Schema.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  hasMore?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type OrderResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  orderNumber?: Resolver<ResolversTypes['OrderNumber'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['Timestamp'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  paymentCard?: Resolver<Schema.Maybe<ResolversTypes['PaymentCard']>, ParentType, ContextType>;
  paymentType?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  usedPaymentMethods?: Resolver<Schema.Maybe<Array<Schema.Maybe<ResolversTypes['UsedPaymentMethod']>>>, ParentType, ContextType>;
  totalQuantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  products?: Resolver<Array<ResolversTypes['OrderProduct']>, ParentType, ContextType>;
  eligibleForSelfServiceDenialOfReceipt?: Resolver<Schema.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  denialOfReceiptForm?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  dispatchedAt?: Resolver<Schema.Maybe<ResolversTypes['Timestamp']>, ParentType, ContextType>;
  discussions?: Resolver<Schema.Maybe<ResolversTypes['Discussions']>, ParentType, ContextType, RequireFields<Schema.OrderDiscussionsArgs, 'offset' | 'limit'>>;
  deliveryCost?: Resolver<Schema.Maybe<ResolversTypes['MoneyValue']>, ParentType, ContextType>;
  totalCost?: Resolver<ResolversTypes['MoneyValue'], ParentType, ContextType>;
  deliveryAddress?: Resolver<Schema.Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  discounts?: Resolver<Schema.Maybe<Array<ResolversTypes['OrderDiscount']>>, ParentType, ContextType>;
  cancellable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type OrderProductResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['OrderProduct'] = ResolversParentTypes['OrderProduct']> = {
  sku?: Resolver<ResolversTypes['SKU'], ParentType, ContextType>;
  productVariant?: Resolver<Schema.Maybe<ResolversTypes['ProductVariant']>, ParentType, ContextType>;
  quantity?: Resolver<Schema.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  costPerUnit?: Resolver<Schema.Maybe<ResolversTypes['MoneyValue']>, ParentType, ContextType>;
  status?: Resolver<Schema.Maybe<ResolversTypes['OrderStatus']>, ParentType, ContextType>;
  dispatchDate?: Resolver<Schema.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  deliveryDateRange?: Resolver<Schema.Maybe<ResolversTypes['DateRange']>, ParentType, ContextType>;
  deliveryMethod?: Resolver<Schema.Maybe<ResolversTypes['DeliveryMethod']>, ParentType, ContextType>;
  specialOfferGroup?: Resolver<Schema.Maybe<ResolversTypes['SpecialOfferGroup']>, ParentType, ContextType>;
  trackingUrls?: Resolver<Schema.Maybe<Array<ResolversTypes['URL']>>, ParentType, ContextType>;
  cancellable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  cancelledQuantity?: Resolver<Schema.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  pendingCancelQuantity?: Resolver<Schema.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cancellableQuantity?: Resolver<Schema.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  dispatchedQuantity?: Resolver<Schema.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  refundedQuantity?: Resolver<Schema.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  pendingRefundQuantity?: Resolver<Schema.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  replacementQuantity?: Resolver<Schema.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  pendingReplaceQuantity?: Resolver<Schema.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  namedDeliveryDate?: Resolver<Schema.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type DateRangeResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['DateRange'] = ResolversParentTypes['DateRange']> = {
  from?: Resolver<Schema.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  to?: Resolver<Schema.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type OrderDiscountResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['OrderDiscount'] = ResolversParentTypes['OrderDiscount']> = {
  amount?: Resolver<ResolversTypes['MoneyValue'], ParentType, ContextType>;
  message?: Resolver<Schema.Maybe<ResolversTypes['DisplayString']>, ParentType, ContextType>;
};

export type MoneyValueResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['MoneyValue'] = ResolversParentTypes['MoneyValue']> = {
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  displayValue?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scalarValue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type UsedPaymentMethodResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['UsedPaymentMethod'] = ResolversParentTypes['UsedPaymentMethod']> = {
  paymentType?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentCard?: Resolver<Schema.Maybe<ResolversTypes['PaymentCard']>, ParentType, ContextType>;
  giftCard?: Resolver<Schema.Maybe<ResolversTypes['GiftCard']>, ParentType, ContextType>;
  amountSpent?: Resolver<ResolversTypes['MoneyValue'], ParentType, ContextType>;
};

export type GiftCardResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['GiftCard'] = ResolversParentTypes['GiftCard']> = {
  cardUuid?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  obfuscatedCardNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PaymentCardResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['PaymentCard'] = ResolversParentTypes['PaymentCard']> = {
  nameOnCard?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  obfuscatedCardNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  validFromMonth?: Resolver<Schema.Maybe<ResolversTypes['Month']>, ParentType, ContextType>;
  validFromYear?: Resolver<Schema.Maybe<ResolversTypes['Year']>, ParentType, ContextType>;
  validToMonth?: Resolver<ResolversTypes['Month'], ParentType, ContextType>;
  validToYear?: Resolver<ResolversTypes['Year'], ParentType, ContextType>;
  issueNumber?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Schema.Maybe<ResolversTypes['PaymentCardType']>, ParentType, ContextType>;
};

export type AddressResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  country?: Resolver<ResolversTypes['Country'], ParentType, ContextType>;
  addresseeName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  addressLine1?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  addressLine2?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  addressLine3?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  addressLine4?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  addressLine5?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  companyName?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Schema.Maybe<ResolversTypes['State']>, ParentType, ContextType>;
  phoneNumber?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  clickAndCollect?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ProductVariantResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['ProductVariant'] = ResolversParentTypes['ProductVariant']> = {
  sku?: Resolver<ResolversTypes['SKU'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  images?: Resolver<Array<ResolversTypes['ProductImage']>, ParentType, ContextType, RequireFields<Schema.ProductVariantImagesArgs, 'limit'>>;
  product?: Resolver<Schema.Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  inStock?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  maxPerOrder?: Resolver<Schema.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  availabilityMessage?: Resolver<ResolversTypes['DisplayString'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  sku?: Resolver<ResolversTypes['SKU'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  images?: Resolver<Array<ResolversTypes['ProductImage']>, ParentType, ContextType, RequireFields<Schema.ProductImagesArgs, 'limit'>>;
};

export type ProductImageResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['ProductImage'] = ResolversParentTypes['ProductImage']> = {
  thumbnail?: Resolver<Schema.Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  largeProduct?: Resolver<Schema.Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  zoom?: Resolver<Schema.Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  original?: Resolver<Schema.Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export type AuthenticationResponseResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['AuthenticationResponse'] = ResolversParentTypes['AuthenticationResponse']> = {
  error?: Resolver<Schema.Maybe<ResolversTypes['AuthenticationError']>, ParentType, ContextType>;
  fieldErrors?: Resolver<Schema.Maybe<Array<Schema.Maybe<ResolversTypes['FormFieldValidationError']>>>, ParentType, ContextType>;
  customer?: Resolver<Schema.Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  newCustomer?: Resolver<Schema.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  token?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FormFieldValidationErrorResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['FormFieldValidationError'] = ResolversParentTypes['FormFieldValidationError']> = {
  fieldName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  validators?: Resolver<Array<ResolversTypes['ValidatorName']>, ParentType, ContextType>;
  requiredButNotProvided?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  invalidOption?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ForgottenPasswordResponseResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['ForgottenPasswordResponse'] = ResolversParentTypes['ForgottenPasswordResponse']> = {
  success?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  error?: Resolver<Schema.Maybe<ResolversTypes['ForgottenPasswordError']>, ParentType, ContextType>;
};

export type CaptchaConfigurationResolvers<ContextType = ThgContext, ParentType extends ResolversParentTypes['CaptchaConfiguration'] = ResolversParentTypes['CaptchaConfiguration']> = {
  type?: Resolver<ResolversTypes['CaptchaType'], ParentType, ContextType>;
  siteKey?: Resolver<Schema.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = ThgContext> = {
  Timestamp?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DisplayString?: GraphQLScalarType;
  Void?: GraphQLScalarType;
  SKU?: GraphQLScalarType;
  OrderNumber?: GraphQLScalarType;
  URL?: GraphQLScalarType;
  Money?: GraphQLScalarType;
  Month?: GraphQLScalarType;
  Year?: GraphQLScalarType;
  DeliveryMethod?: GraphQLScalarType;
  SpecialOfferGroup?: GraphQLScalarType;
  SocialLinkID?: GraphQLScalarType;
  PasswordResetToken?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Discussions?: DiscussionsResolvers<ContextType>;
  Discussion?: DiscussionResolvers<ContextType>;
  DiscussionMessages?: DiscussionMessagesResolvers<ContextType>;
  DiscussionMessage?: DiscussionMessageResolvers<ContextType>;
  DiscussionSelection?: DiscussionSelectionResolvers<ContextType>;
  AttachmentUploaderConfig?: AttachmentUploaderConfigResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  SocialLink?: SocialLinkResolvers<ContextType>;
  SocialLoginProvider?: SocialLoginProviderResolvers<ContextType>;
  Orders?: OrdersResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderProduct?: OrderProductResolvers<ContextType>;
  DateRange?: DateRangeResolvers<ContextType>;
  OrderDiscount?: OrderDiscountResolvers<ContextType>;
  MoneyValue?: MoneyValueResolvers<ContextType>;
  UsedPaymentMethod?: UsedPaymentMethodResolvers<ContextType>;
  GiftCard?: GiftCardResolvers<ContextType>;
  PaymentCard?: PaymentCardResolvers<ContextType>;
  Address?: AddressResolvers<ContextType>;
  ProductVariant?: ProductVariantResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductImage?: ProductImageResolvers<ContextType>;
  AuthenticationResponse?: AuthenticationResponseResolvers<ContextType>;
  FormFieldValidationError?: FormFieldValidationErrorResolvers<ContextType>;
  ForgottenPasswordResponse?: ForgottenPasswordResponseResolvers<ContextType>;
  CaptchaConfiguration?: CaptchaConfigurationResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = ThgContext> = {
  rateLimited?: RateLimitedDirectiveResolver<unknown, unknown, ContextType>;
  weight?: WeightDirectiveResolver<unknown, unknown, ContextType>;
  sensitive?: SensitiveDirectiveResolver<unknown, unknown, ContextType>;
  authenticated?: AuthenticatedDirectiveResolver<unknown, unknown, ContextType>;
  internal?: InternalDirectiveResolver<unknown, unknown, ContextType>;
  volatile?: VolatileDirectiveResolver<unknown, unknown, ContextType>;
};
