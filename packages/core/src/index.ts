export { type Accounts, createAccounts } from "./accounts/accounts.ts";
export { createEraseAccount } from "./accounts/erase-account.ts";
export { createHasContent } from "./accounts/has-content.ts";
export type { PersonalDataSource } from "./accounts/personal-data-source.ts";
export { type Administration, createAdministration } from "./administration/administration.ts";
export {
  createReapplyChange,
  type LoggedChange,
  type Reapplied,
} from "./administration/reapply-changes.ts";
export { levelOf } from "./admission/authentication.ts";
export { type Challenge, type ChallengeTokens, isCurrentChallenge } from "./admission/challenge.ts";
export { type AdmissionRules, decideAdmission } from "./admission/decide-admission.ts";
export {
  type Browser,
  createIssueChallenge,
  type IssuedChallenge,
} from "./admission/issue-challenge.ts";
export { authenticationOf, type Proof, proofsOf } from "./admission/proof.ts";
export { requireRecentAuthentication } from "./admission/require-recent-authentication.ts";
export type { SpentProofs } from "./admission/spent-proofs.ts";
export type { ApiKeyCodec, ApiKeyStore, StoredApiKey } from "./api-keys/api-key.ts";
export { type ApiKeys, createApiKeys } from "./api-keys/api-keys.ts";
export type { LogInResult } from "./auth/admit.ts";
export { type Auth, createAuth } from "./auth/auth.ts";
export { createVerifyProofs } from "./auth/authenticators/authenticators.ts";
export { createEmailCodeAuthenticator } from "./auth/authenticators/email-code.ts";
export { createPasskeyAuthenticator } from "./auth/authenticators/passkey.ts";
export { createPasswordAuthenticator } from "./auth/authenticators/password.ts";
export { createRecoveryCodeAuthenticator } from "./auth/authenticators/recovery-code.ts";
export type { RecoveryCodeTexts } from "./auth/authenticators/recovery-code-texts.ts";
export { createTotpAuthenticator } from "./auth/authenticators/totp.ts";
export type { TotpResealing, TotpSecrets } from "./auth/authenticators/totp-secrets.ts";
export { createConfirmOperation } from "./auth/confirm-operation.ts";
export { createCountPasswordFormats } from "./auth/count-password-formats.ts";
export { createDecoyHash } from "./auth/decoy-hash.ts";
export {
  type Guess,
  type GuessAccount,
  type GuessCount,
  type GuessLimits,
  type GuessRefusal,
  type GuessStore,
  isOfStranger,
} from "./auth/guess.ts";
export { createLockout } from "./auth/lockout.ts";
export { createMailBudget } from "./auth/mail-budget.ts";
export { createMailChallenge } from "./auth/mail-challenge.ts";
export { createMailedCodes } from "./auth/mailed-codes.ts";
export {
  createOneTimeTokens,
  type OneTimeTokenSecrets,
  type OneTimeTokenStore,
} from "./auth/one-time-tokens.ts";
export { createOpenAccount } from "./auth/open-account.ts";
export {
  createPasskeyChallenges,
  type PasskeyChallenge,
  type PasskeyChallengeTokens,
} from "./auth/passkeys/passkey-challenge.ts";
export type { PasskeyVerifier } from "./auth/passkeys/passkey-verifier.ts";
export { createVerifyPasskey } from "./auth/passkeys/verify-passkey.ts";
export type {
  PasswordFormat,
  PasswordFormatCount,
  PasswordFormatStore,
} from "./auth/password-formats.ts";
export type { PasswordHasher } from "./auth/password-hasher.ts";
export {
  type BreachCheck,
  createPasswordPolicy,
  type PasswordPolicy,
} from "./auth/password-policy.ts";
export type { ReauthenticationTokens } from "./auth/reauthentication-tokens.ts";
export {
  createCountSecondFactorGuess,
  type SecondFactorGuessStore,
} from "./auth/second-factor-guesses.ts";
export type { SecurityLink, SecurityLinks } from "./auth/security-links.ts";
export {
  type AuthenticatorService,
  createAuthenticators,
} from "./authenticators/authenticators.ts";
export {
  createTotpSecretResealing,
  type ResealingPass,
  type SealedSecretStore,
} from "./authenticators/reseal-secrets.ts";
export { type Billing, createBilling } from "./billing/billing.ts";
export type {
  BillingStore,
  ProviderSubscription,
  StoredBilling,
} from "./billing/billing-record.ts";
export type { BillingPlan, Customers, PaymentEvent, Payments } from "./billing/payments.ts";
export { createBillingDataSource } from "./billing/personal-data.ts";
export { createPlans } from "./billing/plans.ts";
export type { Change } from "./changes/change.ts";
export { domainEventsOf } from "./changes/domain-events-of.ts";
export type { ActivityStore } from "./events/activity.ts";
export {
  type DomainEvent,
  type DomainEventDraft,
  eventService,
  toActivity,
  toDomainEvent,
} from "./events/domain-event.ts";
export { createListActivity, type ListActivity } from "./events/list-activity.ts";
export { createActivityRecorder, isRecorded } from "./events/record-activity.ts";
export { type Brand, composeMail } from "./mail/compose.ts";
export { parseDevice } from "./mail/device.ts";
export { fillTemplate } from "./mail/fill-template.ts";
export { type MailCommand, mailCommandId, type TracedMailCommand } from "./mail/mail-command.ts";
export type { MailContent, MailKind } from "./mail/mail-content.ts";
export { type Mail, MailDeferredError, type Mailer, MailRejectedError } from "./mail/mailer.ts";
export { createMailSender, type MailSender } from "./mail/send-mail.ts";
export type { KnownDeviceHash, KnownDeviceStore, KnownDevices, MailStore } from "./mail/stores.ts";
export type { AccessTokens } from "./sessions/access-tokens.ts";
export type { DeviceTokens } from "./sessions/device-tokens.ts";
export type { IssuedTokens } from "./sessions/issue-tokens.ts";
export {
  type RefreshRotation,
  rotationSlot,
  type SessionReader,
  type SessionState,
  type SessionStore,
  type StoredSession,
} from "./sessions/session.ts";
export type { SessionToken, SessionTokens } from "./sessions/session-tokens.ts";
export { createSessions, type Sessions } from "./sessions/sessions.ts";
export { tolerateLateCleanup } from "./sessions/tolerate-late-cleanup.ts";
export type { StoredTrustedDevice, TrustedDeviceStore } from "./sessions/trusted-device.ts";
export { createTrustedDevices, type TrustedDevices } from "./sessions/trusted-devices.ts";
export { type Authority, type JudgedUser, judgedUserOf } from "./shared/authority.ts";
export type { Caller } from "./shared/context.ts";
export { createIdFactory, idFromBytes, idTimeMs, idToBytes, type NewId } from "./shared/ids.ts";
export type { DatabaseCall, Measure, Measurement, Tally } from "./shared/measurements.ts";
export { networkOf, parseAddress, parseIpAddress } from "./shared/network.ts";
export type { Awaitable, Clock, Defer, Log } from "./shared/ports.ts";
export { meetsPrecondition, type Precondition } from "./shared/precondition.ts";
export type {
  ApiKeyPrincipal,
  Principal,
  ReauthenticationToken,
  SessionPrincipal,
} from "./shared/principal.ts";
export { ProblemError } from "./shared/problem-error.ts";
export type { Throttle } from "./shared/throttle.ts";
export { timingSafeEqual } from "./shared/timing-safe-equal.ts";
export { parseTraceparent, traceIdFrom } from "./shared/trace-context.ts";
export type { ActiveSpan, SpanStart, Trace } from "./shared/tracing.ts";
export type { StepOutcome, WorkLimit } from "./shared/work-limit.ts";
export { createEraseTasks } from "./tasks/erase-tasks.ts";
export type { IdempotencyRecord, StoredTask, TaskQuery, TaskStore } from "./tasks/task.ts";
export { createTasks, type Tasks } from "./tasks/tasks.ts";
export type {
  AuthenticatorStore,
  AuthenticatorUse,
  AuthenticatorWrites,
  StoredAuthenticator,
  StoredPasskey,
  StoredRecoveryCodes,
  StoredTotp,
} from "./users/authenticator.ts";
export { createChangeUser } from "./users/change-user.ts";
export { freePlan, withEffectivePlans } from "./users/effective-plan.ts";
export { applyFactorReset } from "./users/factor-reset.ts";
export { findAccountId } from "./users/find-account-id.ts";
export {
  emailIdentifier,
  type Identifier,
  parseIdentifier,
  possibleIdentifiers,
  storedEmailIdentifier,
  userIdentifiers,
  usernameIdentifier,
} from "./users/identifiers.ts";
export type { NoticeStore, StoredNotice } from "./users/notice.ts";
export type { StoredOneTimeToken } from "./users/one-time-token.ts";
export type { OpenAccountWrite, StartWrite } from "./users/open-account-write.ts";
export type { ProofWrite } from "./users/proof-write.ts";
export { applyEmail } from "./users/set-email.ts";
export { showEmail } from "./users/show-email.ts";
export {
  type AtomicWrites,
  type EmailHold,
  newUser,
  type StoredUser,
  type UserQuery,
  type UserStore,
  type UserWithEmail,
} from "./users/user.ts";
export { createWebhookDeliverer } from "./webhooks/deliver-webhook.ts";
export type {
  DeliveryQueue,
  DeliveryRef,
  StoredWebhookDelivery,
  TracedDeliveryRef,
  WebhookDeliveryStore,
} from "./webhooks/delivery.ts";
export type {
  StoredWebhookEndpoint,
  UrlRejection,
  WebhookEndpointChanges,
  WebhookEndpointStore,
  WebhookSecrets,
} from "./webhooks/endpoint.ts";
export type { EndpointLoad, EndpointLoadStore } from "./webhooks/endpoint-gate.ts";
export { createWebhookFanOut } from "./webhooks/fan-out-webhooks.ts";
export { createSecretResealing } from "./webhooks/reseal-secrets.ts";
export { createSubscriberCheck } from "./webhooks/subscriptions.ts";
export type { SendResult, WebhookSender } from "./webhooks/webhook-sender.ts";
export { createWebhooks, type Webhooks } from "./webhooks/webhooks.ts";
