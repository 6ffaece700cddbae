// Written by `npm run openapi`: the contract for bundles, without what only the document needs.
import * as z from "zod";

const once = (create) => {
  let created;
  return () => (created ??= create());
};

const peopleRequests = /* @__PURE__ */ once(() => {
var jsonBody = (schema) => ({
  required: true,
  content: { "application/json": { schema } }
});
var optionalJsonBody = (schema) => ({
  required: false,
  content: { "application/json": { schema } }
});

var entityTags = /* @__PURE__ */ (() => z.string().max(512, "Must have at most 512 characters").regex(
  /^(\*|(?:[ \t]*(?:W\/)?"[!#-~\u0080-\u00ff]*")?(?:[ \t]*,(?:[ \t]*(?:W\/)?"[!#-~\u0080-\u00ff]*")?)*)[ \t]*$/,
  "Must be a version in quotes as in ETag, a list of these, or *"
).optional())();
var ifNoneMatch = /* @__PURE__ */ (() => entityTags)();
var ifMatch = /* @__PURE__ */ (() => entityTags)();
var Preconditions = /* @__PURE__ */ (() => ({ "if-match": ifMatch, "if-none-match": ifNoneMatch }))();
var Reauthentication = /* @__PURE__ */ (() => ({
  "x-reauthentication": z.string().min(1).max(512).optional()
}))();

var Timestamp = /* @__PURE__ */ (() => z.iso.datetime())();
var showsText = (text) => /[^\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
var shownText = (maxLength, text = z.string().trim()) => text.min(1, { error: "Must not be empty", abort: true }).max(maxLength, `Must have at most ${maxLength} characters`).refine(showsText, "Must contain a visible character");

var typeId = (prefix, what) => z.string().regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`), `Must be the id of ${what}`);
var SessionId = /* @__PURE__ */ (() => typeId("ses", "a session"))();
var AuthenticatorId = /* @__PURE__ */ (() => typeId("aut", "an authenticator"))();
var DeviceId = /* @__PURE__ */ (() => typeId("dev", "a device"))();

var domainCharacters = /^[\p{L}\p{M}\p{N}\p{Join_Control}.。．｡-]+$/u;
var asciiDomain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
function toAsciiDomain(domain) {
  if (!domainCharacters.test(domain)) return void 0;
  const ascii = URL.parse(`http://${domain}`)?.hostname;
  return ascii && asciiDomain.test(ascii) ? ascii : void 0;
}
var foldText = (text) => text.trim().toLowerCase().normalize("NFC");
function normalizeEmail(text) {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf("@");
  const domain = at < 0 ? void 0 : toAsciiDomain(trimmed.slice(at + 1));
  return domain ? `${foldText(trimmed.slice(0, at))}@${domain}` : foldText(trimmed);
}
var localPart = /^[^\s@"<>()[\]\\,;:\p{Cc}\p{Cf}]{1,64}$/u;
function isEmail(email) {
  const [local = "", domain = "", ...rest] = email.split("@");
  return rest.length === 0 && localPart.test(local) && toAsciiDomain(domain) === domain;
}
var hasSeparatingDots = (email) => !/^\.|\.\.|\.@/.test(email);

var maxEmailLength = "Must have at most 254 characters";
var Email = /* @__PURE__ */ (() => z.string().overwrite(normalizeEmail).max(254, maxEmailLength).refine((email) => isEmail(email) && hasSeparatingDots(email), "Must be an email address"))();
var GivenEmail = /* @__PURE__ */ (() => z.string().trim().max(254, maxEmailLength).refine((email) => isEmail(normalizeEmail(email)), "Must be an email address"))();
var Username = /* @__PURE__ */ (() => z.string().regex(
  /^[A-Za-z0-9](?:[A-Za-z0-9._-]{1,30})[A-Za-z0-9]$/,
  "Must be 3 to 32 letters, digits, dots, dashes or underscores, and start and end with a letter or digit"
))();
var PersonName = /* @__PURE__ */ (() => shownText(100, z.string().trim().normalize("NFC")).refine((name2) => !/\p{Cc}/u.test(name2), "Must not contain control characters"))();
var Locale = /* @__PURE__ */ (() => z.enum(["en", "de"]))();
var GivenLocale = /* @__PURE__ */ (() => z.string().regex(
  /^(?:[Ee][Nn]|[Dd][Ee])(?:[-_][A-Za-z0-9]{1,8})*(?:\.[A-Za-z0-9-]{1,16})?$/,
  "Must be en or de, also with a region such as de-DE"
).transform((tag) => Locale.parse(tag.slice(0, 2).toLowerCase())))();
var NewPassword = /* @__PURE__ */ (() => z.string().min(1, "Must not be empty").max(1024, "Must have at most 1024 characters"))();
var GivenPassword = /* @__PURE__ */ (() => z.string().min(1, "Must not be empty").max(1024, "Must have at most 1024 characters"))();

var ProfileChange = /* @__PURE__ */ (() => z.strictObject({
  name: PersonName.nullable().optional(),
  username: Username.nullable().optional(),
  locale: GivenLocale.nullable().optional()
}))();

var TotpCode = /* @__PURE__ */ (() => z.string().regex(/^\d{6}$/, "Must be six digits"))();
var TotpConfirmation = /* @__PURE__ */ (() => z.strictObject({ code: TotpCode }))();
var GivenRecoveryCode = /* @__PURE__ */ (() => z.string().min(1, "Must not be empty").max(64, "Must have at most 64 characters"))();

var sealed = /* @__PURE__ */ (() => z.string().min(1).max(512))();
var deviceToken = /* @__PURE__ */ (() => sealed.optional())();
var RefreshToken = /* @__PURE__ */ (() => z.strictObject({
  refreshToken: sealed.optional()
}))();
var SealedSession = /* @__PURE__ */ (() => z.strictObject({
  session: sealed.optional()
}))();
var sessionMode = /* @__PURE__ */ (() => ({
  query: z.strictObject({
    mode: z.enum(["body", "cookie"]).optional()
  }),
  headers: z.object({
    "x-session-mode": z.enum(["body", "cookie"]).optional()
  })
}))();

var PasswordChange = /* @__PURE__ */ (() => z.strictObject({
  currentPassword: GivenPassword.optional(),
  newPassword: NewPassword,
  endOtherSessions: z.boolean().default(true)
}))();
var EmailChange = /* @__PURE__ */ (() => z.strictObject({ email: Email, password: GivenPassword.optional() }))();
var Confirmation = /* @__PURE__ */ (() => z.strictObject({ password: GivenPassword.optional() }))();
var ExportCursor = /* @__PURE__ */ (() => z.string().regex(/^[A-Za-z]{1,40}(\.\w{1,64})?$/, "Must be the nextCursor of a page"))();

var routes_default = {
  getMe: { headers: z.object(Preconditions) },
  updateMe: { headers: z.object(Preconditions), body: jsonBody(ProfileChange) },
  deleteMe: {
    headers: z.object({ ...Preconditions, ...Reauthentication }),
    body: optionalJsonBody(Confirmation)
  },
  changePassword: {
    headers: z.object({ ...Preconditions, ...Reauthentication }),
    body: jsonBody(PasswordChange)
  },
  changeEmail: {
    headers: z.object({ ...Preconditions, ...Reauthentication }),
    body: jsonBody(EmailChange)
  },
  exportMe: { query: z.strictObject({ cursor: ExportCursor.optional() }) }
};

var base64url = (maxBytes, description, example) => z.string().regex(/^[A-Za-z0-9_-]+$/, "Must be base64url without padding").max(Math.ceil(maxBytes * 4 / 3), `Must have at most ${maxBytes} bytes`);
var credentialId = /* @__PURE__ */ (() => base64url(
  1023,
  "The id of the credential",
  "-R85HbTJsv3g6nAYnLo_tj9Xm6YSKzOt"
))();
var clientDataJSON = /* @__PURE__ */ (() => base64url(
  4096,
  "What the browser signed: the challenge and the origin",
  "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0"
))();
var transports = /* @__PURE__ */ (() => z.array(z.string().max(32)).max(10))();
var common = /* @__PURE__ */ (() => ({
  id: credentialId,
  rawId: credentialId,
  type: z.literal("public-key"),
  authenticatorAttachment: z.string().max(32).nullish(),
  clientExtensionResults: z.record(z.string(), z.unknown()).optional()
}))();
var RegistrationCredential = /* @__PURE__ */ (() => z.object({
  ...common,
  response: z.object({
    clientDataJSON,
    attestationObject: base64url(
      16384,
      "The new public key and its authenticator",
      "o2NmbXRkbm9uZWdhdHRTdG10oA"
    ),
    transports: transports.optional()
  })
}))();
var AuthenticationCredential = /* @__PURE__ */ (() => z.object({
  ...common,
  response: z.object({
    clientDataJSON,
    authenticatorData: base64url(
      4096,
      "The flags and the counter of the authenticator",
      "v6vDdDKViwYzYNOtZGHJxHNa5_jt1GWSpeDwFFKy5LUZAAAAAA"
    ),
    signature: base64url(
      2048,
      "The signature",
      "MEYCIQD1Ck4uRAkknEqFO6NhKC8JhB3fTUVHoTqHeAIY3v_NOAIh"
    ),
    userHandle: base64url(
      64,
      "The id of the user",
      "dXNyXzAxamQ3cDN0MWtmNGZ2ejBlOG0ycTVjOWF4"
    ).nullish()
  })
}))();

var name = /* @__PURE__ */ (() => shownText(64))();
var NewPasskey = /* @__PURE__ */ (() => z.strictObject({
  credential: RegistrationCredential,
  name: name.optional()
}))();
var PasskeyChange = /* @__PURE__ */ (() => z.strictObject({ name }))();

var ProofMethod = /* @__PURE__ */ (() => z.enum(["password", "passkey", "totp", "recovery_code", "email_code"]))();
var PendingReason = /* @__PURE__ */ (() => z.enum(["second_factor", "verify_email", "enroll_second_factor", "lost_factor"]))();
var PendingLogIn = /* @__PURE__ */ (() => z.object({
  status: z.literal("pending"),
  challenge: z.string().min(1).max(2048),
  expiresAt: Timestamp,
  reason: PendingReason,
  availableAt: Timestamp.optional(),
  methods: z.array(ProofMethod)
}))();

var challenge = /* @__PURE__ */ (() => PendingLogIn.shape.challenge)();
var Enrolment = /* @__PURE__ */ (() => z.strictObject({ challenge }))();
var EnrolmentConfirmation = /* @__PURE__ */ (() => z.strictObject({ challenge, code: TotpCode }))();
var PasskeyEnrolment = /* @__PURE__ */ (() => z.strictObject({ challenge, ...NewPasskey.shape }))();

var enrolment_routes_default = {
  enrolTotp: { body: jsonBody(Enrolment) },
  confirmEnrolledTotp: { body: jsonBody(EnrolmentConfirmation), ...sessionMode },
  startPasskeyEnrolment: { body: jsonBody(Enrolment) },
  enrolPasskey: { body: jsonBody(PasskeyEnrolment), ...sessionMode }
};

var PasswordProof = /* @__PURE__ */ (() => z.strictObject({
  method: z.literal("password"),
  password: GivenPassword
}))();
var EmailCodeProof = /* @__PURE__ */ (() => z.strictObject({
  method: z.literal("email_code"),
  code: z.string().regex(/^(?:[\s-]*\d){8}[\s-]*$/, "Must have 8 digits").max(32).optional(),
  token: z.string().min(1).max(256).optional()
}).refine(({ code, token }) => code === void 0 !== (token === void 0), {
  path: ["code"],
  error: "Must have either code or token"
}))();
var TotpProof = /* @__PURE__ */ (() => z.strictObject({
  method: z.literal("totp"),
  code: TotpCode
}))();
var RecoveryCodeProof = /* @__PURE__ */ (() => z.strictObject({
  method: z.literal("recovery_code"),
  code: GivenRecoveryCode
}))();
var PasskeyProof = /* @__PURE__ */ (() => z.strictObject({
  method: z.literal("passkey"),
  credential: AuthenticationCredential
}))();
var ProofInput = /* @__PURE__ */ (() => z.discriminatedUnion("method", [
  PasswordProof,
  PasskeyProof,
  TotpProof,
  RecoveryCodeProof,
  EmailCodeProof
]))();

var SignUp = /* @__PURE__ */ (() => z.strictObject({
  email: Email,
  password: NewPassword,
  username: Username.optional(),
  name: PersonName.optional(),
  locale: GivenLocale.optional()
}))();
var LogIn = /* @__PURE__ */ (() => z.strictObject({
  identifier: z.string().trim().min(1, "Must not be empty").max(254, "Must have at most 254 characters"),
  password: GivenPassword,
  deviceToken
}))();
var challenge2 = /* @__PURE__ */ (() => PendingLogIn.shape.challenge)();
var ChallengeAnswer = /* @__PURE__ */ (() => z.strictObject({
  challenge: challenge2,
  proof: ProofInput.optional(),
  trustDevice: z.boolean().optional()
}))();
var LostFactor = /* @__PURE__ */ (() => z.strictObject({ challenge: challenge2 }))();
var reauthenticatedOperation = /* @__PURE__ */ (() => z.enum([
  "addPasskey",
  "changeEmail",
  "changePassword",
  "createRecoveryCodes",
  "deleteMe",
  "removePassword",
  "removePasskey",
  "removeTotp",
  "setUpTotp"
]))();
var Reauthentication2 = /* @__PURE__ */ (() => z.strictObject({
  refreshToken: sealed.optional(),
  proofs: z.array(ProofInput).min(1).max(2),
  challenge: challenge2.optional(),
  operation: reauthenticatedOperation.optional()
}))();
var oneTimeToken = /* @__PURE__ */ (() => z.string().min(1).max(256))();
var EmailCodeRequest = /* @__PURE__ */ (() => z.strictObject({ email: Email, deviceToken }))();
var EmailVerification = /* @__PURE__ */ (() => z.strictObject({
  token: oneTimeToken,
  password: GivenPassword.optional(),
  challenge: challenge2.optional(),
  deviceToken
}))();
var PasswordReset = /* @__PURE__ */ (() => z.strictObject({
  token: oneTimeToken,
  password: NewPassword,
  proof: ProofInput.optional(),
  challenge: challenge2.optional()
}))();
var ForgottenPassword = /* @__PURE__ */ (() => z.strictObject({ email: GivenEmail, deviceToken }))();
var linkToken = /* @__PURE__ */ (() => z.string().min(1).max(256))();
var SecurityLink = /* @__PURE__ */ (() => z.strictObject({ token: linkToken }))();
var EmailChangeUndo = /* @__PURE__ */ (() => z.strictObject({
  token: linkToken,
  password: GivenPassword.optional(),
  proof: ProofInput.optional()
}).refine(({ password, proof }) => password === void 0 !== (proof === void 0), {
  path: ["password"],
  error: "Must have either password or proof"
}))();

var PasskeyPurpose = /* @__PURE__ */ (() => z.strictObject({
  purpose: z.enum(["log_in", "second_factor", "reauthenticate", "undo_email_change"]).default("log_in"),
  challenge: PendingLogIn.shape.challenge.optional(),
  token: linkToken.optional(),
  refreshToken: sealed.optional()
}))();
var PasskeyLogIn = /* @__PURE__ */ (() => z.strictObject({ credential: AuthenticationCredential, deviceToken }))();

var routes_default2 = {
  signUp: { body: jsonBody(SignUp), ...sessionMode },
  logIn: { body: jsonBody(LogIn), ...sessionMode },
  answerChallenge: { body: jsonBody(ChallengeAnswer), ...sessionMode },
  reportLostFactor: { body: jsonBody(LostFactor), ...sessionMode },
  reauthenticate: { body: jsonBody(Reauthentication2), ...sessionMode },
  requestEmailCode: { body: jsonBody(EmailCodeRequest), ...sessionMode },
  requestPasskey: { body: optionalJsonBody(PasskeyPurpose) },
  logInWithPasskey: { body: jsonBody(PasskeyLogIn), ...sessionMode },
  verifyEmail: { body: jsonBody(EmailVerification) },
  resendVerification: { body: jsonBody(ForgottenPassword) },
  forgotPassword: { body: jsonBody(ForgottenPassword) },
  resetPassword: { body: jsonBody(PasswordReset), ...sessionMode },
  secureAccount: { body: jsonBody(SecurityLink) },
  undoEmailChange: { body: jsonBody(EmailChangeUndo) }
};

var named = /* @__PURE__ */ (() => ({ params: z.object({ id: AuthenticatorId }) }))();
var routes_default3 = {
  addPasskey: { headers: z.object(Reauthentication), body: jsonBody(NewPasskey) },
  renamePasskey: { ...named, body: jsonBody(PasskeyChange) },
  removePasskey: { ...named, headers: z.object(Reauthentication) },
  setUpTotp: { headers: z.object(Reauthentication) },
  confirmTotp: { body: jsonBody(TotpConfirmation) },
  removeTotp: { headers: z.object(Reauthentication) },
  createRecoveryCodes: { headers: z.object(Reauthentication) },
  removePassword: { headers: z.object(Reauthentication) },
  removeMyDevice: { params: z.object({ deviceId: DeviceId }) }
};

var routes_default4 = {
  refreshSession: { body: optionalJsonBody(RefreshToken), ...sessionMode },
  logOut: { body: optionalJsonBody(RefreshToken) },
  verifySession: { body: optionalJsonBody(SealedSession) },
  endMyOtherSessions: { headers: z.object(Preconditions) },
  endMySession: { params: z.object({ sessionId: SessionId }) }
};

var stdin_default = { ...routes_default, ...enrolment_routes_default, ...routes_default2, ...routes_default3, ...routes_default4 };
return stdin_default;
});

const administrationRequests = /* @__PURE__ */ once(() => {
var showsText = (text) => /[^\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
var shownText = (maxLength, text = z.string().trim()) => text.min(1, { error: "Must not be empty", abort: true }).max(maxLength, `Must have at most ${maxLength} characters`).refine(showsText, "Must contain a visible character");

var typeId = (prefix, what) => z.string().regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`), `Must be the id of ${what}`);
var UserId = /* @__PURE__ */ (() => typeId("usr", "a user"))();

var Role = /* @__PURE__ */ (() => z.enum(["user", "agent", "master", "super_admin"]))();

var jsonBody = (schema) => ({
  required: true,
  content: { "application/json": { schema } }
});

var wholeNumber = /^-?(?:0|[1-9]\d{0,14})$/;
var pageQuery = (id) => ({
  limit: z.preprocess(
    (text) => typeof text === "string" && wholeNumber.test(text) ? Number(text) : text,
    z.int("Must be a whole number").min(1, "Must be at least 1").max(100, "Must be at most 100")
  ).default(20),
  cursor: id.optional()
});

var entityTags = /* @__PURE__ */ (() => z.string().max(512, "Must have at most 512 characters").regex(
  /^(\*|(?:[ \t]*(?:W\/)?"[!#-~\u0080-\u00ff]*")?(?:[ \t]*,(?:[ \t]*(?:W\/)?"[!#-~\u0080-\u00ff]*")?)*)[ \t]*$/,
  "Must be a version in quotes as in ETag, a list of these, or *"
).optional())();
var ifNoneMatch = /* @__PURE__ */ (() => entityTags)();
var ifMatch = /* @__PURE__ */ (() => entityTags)();
var Preconditions = /* @__PURE__ */ (() => ({ "if-match": ifMatch, "if-none-match": ifNoneMatch }))();

var domainCharacters = /^[\p{L}\p{M}\p{N}\p{Join_Control}.。．｡-]+$/u;
var asciiDomain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
function toAsciiDomain(domain) {
  if (!domainCharacters.test(domain)) return void 0;
  const ascii = URL.parse(`http://${domain}`)?.hostname;
  return ascii && asciiDomain.test(ascii) ? ascii : void 0;
}
var foldText = (text) => text.trim().toLowerCase().normalize("NFC");
function normalizeEmail(text) {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf("@");
  const domain = at < 0 ? void 0 : toAsciiDomain(trimmed.slice(at + 1));
  return domain ? `${foldText(trimmed.slice(0, at))}@${domain}` : foldText(trimmed);
}
var localPart = /^[^\s@"<>()[\]\\,;:\p{Cc}\p{Cf}]{1,64}$/u;
function isEmail(email) {
  const [local = "", domain = "", ...rest] = email.split("@");
  return rest.length === 0 && localPart.test(local) && toAsciiDomain(domain) === domain;
}
var hasSeparatingDots = (email) => !/^\.|\.\.|\.@/.test(email);

var maxEmailLength = "Must have at most 254 characters";
var Email = /* @__PURE__ */ (() => z.string().overwrite(normalizeEmail).max(254, maxEmailLength).refine((email) => isEmail(email) && hasSeparatingDots(email), "Must be an email address"))();
var GivenEmail = /* @__PURE__ */ (() => z.string().trim().max(254, maxEmailLength).refine((email) => isEmail(normalizeEmail(email)), "Must be an email address"))();
var Username = /* @__PURE__ */ (() => z.string().regex(
  /^[A-Za-z0-9](?:[A-Za-z0-9._-]{1,30})[A-Za-z0-9]$/,
  "Must be 3 to 32 letters, digits, dots, dashes or underscores, and start and end with a letter or digit"
))();
var PersonName = /* @__PURE__ */ (() => shownText(100, z.string().trim().normalize("NFC")).refine((name) => !/\p{Cc}/u.test(name), "Must not contain control characters"))();
var Locale = /* @__PURE__ */ (() => z.enum(["en", "de"]))();
var GivenLocale = /* @__PURE__ */ (() => z.string().regex(
  /^(?:[Ee][Nn]|[Dd][Ee])(?:[-_][A-Za-z0-9]{1,8})*(?:\.[A-Za-z0-9-]{1,16})?$/,
  "Must be en or de, also with a region such as de-DE"
).transform((tag) => Locale.parse(tag.slice(0, 2).toLowerCase())))();

var UserStatus = /* @__PURE__ */ (() => z.enum(["active", "invited", "suspended"]))();
var ProfileChange = /* @__PURE__ */ (() => z.strictObject({
  name: PersonName.nullable().optional(),
  username: Username.nullable().optional(),
  locale: GivenLocale.nullable().optional()
}))();

var NewUser = /* @__PURE__ */ (() => z.strictObject({
  email: Email,
  role: Role.default("user"),
  username: Username.optional(),
  name: PersonName.optional(),
  locale: GivenLocale.optional()
}))();
var Suspension = /* @__PURE__ */ (() => z.strictObject({
  reason: shownText(500)
}))();
var AuthenticatorReset = /* @__PURE__ */ (() => z.strictObject({
  reason: Suspension.shape.reason
}))();
var UserEmail = /* @__PURE__ */ (() => z.strictObject({ email: Email }))();
var RoleChange = /* @__PURE__ */ (() => z.strictObject({ role: Role }))();

var byId = /* @__PURE__ */ (() => ({ params: z.object({ userId: UserId }) }))();
var routes_default = {
  listUsers: {
    query: z.strictObject({
      ...pageQuery(UserId),
      role: Role.optional(),
      status: UserStatus.optional(),
      email: GivenEmail.optional(),
      username: Username.optional()
    })
  },
  getUser: { ...byId, headers: z.object(Preconditions) },
  createUser: { body: jsonBody(NewUser) },
  updateUser: { ...byId, headers: z.object(Preconditions), body: jsonBody(ProfileChange) },
  deleteUser: { ...byId, headers: z.object(Preconditions) },
  suspendUser: { ...byId, headers: z.object(Preconditions), body: jsonBody(Suspension) },
  reinstateUser: { ...byId, headers: z.object(Preconditions) },
  unlockUser: byId,
  listUserAuthenticators: byId,
  resetUserAuthenticators: { ...byId, headers: z.object(Preconditions), body: jsonBody(AuthenticatorReset) },
  setUserEmail: { ...byId, headers: z.object(Preconditions), body: jsonBody(UserEmail) },
  endUserSessions: { ...byId, headers: z.object(Preconditions) },
  changeUserRole: { ...byId, headers: z.object(Preconditions), body: jsonBody(RoleChange) }
};

var stdin_default = { ...routes_default };
return stdin_default;
});

const api_keysRequests = /* @__PURE__ */ once(() => {
var Scope = /* @__PURE__ */ (() => z.enum([
  "token:verify",
  "users:read",
  "users:write",
  "tasks:read",
  "tasks:write",
  "client:forward"
]))();

var jsonBody = (schema) => ({
  required: true,
  content: { "application/json": { schema } }
});

var typeId = (prefix, what) => z.string().regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`), `Must be the id of ${what}`);
var ApiKeyId = /* @__PURE__ */ (() => typeId("key", "an API key"))();

var offsetDateTime = (error) => z.string().toUpperCase().check(z.iso.datetime({ offset: true, abort: true, error }));
var canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
var Moment = /* @__PURE__ */ (() => offsetDateTime("Must be a date and time such as 2026-11-21T09:00:00Z").overwrite((text) => new Date(text).toISOString()).refine((text) => canonical.test(text), "Must be in the years 0 to 9999"))();
var showsText = (text) => /[^\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
var shownText = (maxLength, text = z.string().trim()) => text.min(1, { error: "Must not be empty", abort: true }).max(maxLength, `Must have at most ${maxLength} characters`).refine(showsText, "Must contain a visible character");

var name = /* @__PURE__ */ (() => shownText(100))();
var NewApiKey = /* @__PURE__ */ (() => z.strictObject({
  name,
  scopes: z.array(Scope).min(1, "Must contain at least one scope").max(Scope.options.length).refine((scopes) => new Set(scopes).size === scopes.length, "Must not repeat a scope"),
  expiresAt: Moment.optional()
}))();

var routes_default = {
  createApiKey: { body: jsonBody(NewApiKey) },
  revokeApiKey: { params: z.object({ keyId: ApiKeyId }) }
};

var stdin_default = { ...routes_default };
return stdin_default;
});

const billingRequests = /* @__PURE__ */ once(() => {
var jsonBody = (schema) => ({
  required: true,
  content: { "application/json": { schema } }
});

var PlanId = /* @__PURE__ */ (() => z.string().regex(/^[\w.-]{1,64}$/, "Must be 1 to 64 letters, digits, dots, dashes and underscores"))();
var page = /* @__PURE__ */ (() => z.url({ protocol: /^https?$/, normalize: true, error: "Must be an http(s) URL" }).max(2048, "Must have at most 2048 characters"))();
var Checkout = /* @__PURE__ */ (() => z.strictObject({
  planId: PlanId,
  successUrl: page,
  cancelUrl: page
}))();
var StripeEvent = /* @__PURE__ */ (() => z.looseObject({
  id: z.string(),
  type: z.string()
}))();

var routes_default = {
  createCheckout: { body: jsonBody(Checkout) },
  receiveStripeEvent: {
    headers: z.object({
      "stripe-signature": z.string().optional()
    }),
    body: jsonBody(StripeEvent)
  }
};

var stdin_default = { ...routes_default };
return stdin_default;
});

const eventsRequests = /* @__PURE__ */ once(() => {
var typeId = (prefix, what) => z.string().regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`), `Must be the id of ${what}`);
var UserId = /* @__PURE__ */ (() => typeId("usr", "a user"))();
var EventId = /* @__PURE__ */ (() => typeId("evt", "an event"))();

var wholeNumber = /^-?(?:0|[1-9]\d{0,14})$/;
var pageQuery = (id) => ({
  limit: z.preprocess(
    (text) => typeof text === "string" && wholeNumber.test(text) ? Number(text) : text,
    z.int("Must be a whole number").min(1, "Must be at least 1").max(100, "Must be at most 100")
  ).default(20),
  cursor: id.optional()
});

var routes_default = {
  listMyActivity: { query: z.strictObject(pageQuery(EventId)) },
  listUserActivity: { params: z.object({ userId: UserId }), query: z.strictObject(pageQuery(EventId)) }
};

var stdin_default = { ...routes_default };
return stdin_default;
});

const systemRequests = /* @__PURE__ */ once(() => {
var routes_default = {};

var stdin_default = { ...routes_default };
return stdin_default;
});

const tasksRequests = /* @__PURE__ */ once(() => {
var jsonBody = (schema) => ({
  required: true,
  content: { "application/json": { schema } }
});

var typeId = (prefix, what) => z.string().regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`), `Must be the id of ${what}`);
var TaskId = /* @__PURE__ */ (() => typeId("tsk", "a task"))();

var wholeNumber = /^-?(?:0|[1-9]\d{0,14})$/;
var pageQuery = (id) => ({
  limit: z.preprocess(
    (text) => typeof text === "string" && wholeNumber.test(text) ? Number(text) : text,
    z.int("Must be a whole number").min(1, "Must be at least 1").max(100, "Must be at most 100")
  ).default(20),
  cursor: id.optional()
});

var entityTags = /* @__PURE__ */ (() => z.string().max(512, "Must have at most 512 characters").regex(
  /^(\*|(?:[ \t]*(?:W\/)?"[!#-~\u0080-\u00ff]*")?(?:[ \t]*,(?:[ \t]*(?:W\/)?"[!#-~\u0080-\u00ff]*")?)*)[ \t]*$/,
  "Must be a version in quotes as in ETag, a list of these, or *"
).optional())();
var ifNoneMatch = /* @__PURE__ */ (() => entityTags)();
var ifMatch = /* @__PURE__ */ (() => entityTags)();
var Preconditions = /* @__PURE__ */ (() => ({ "if-match": ifMatch, "if-none-match": ifNoneMatch }))();
var IdempotencyKey = /* @__PURE__ */ (() => ({
  "idempotency-key": z.string().regex(/^[\x21-\x7e]{1,255}$/, "Must be 1 to 255 visible ASCII characters").optional()
}))();

var offsetDateTime = (error) => z.string().toUpperCase().check(z.iso.datetime({ offset: true, abort: true, error }));
var canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
var Moment = /* @__PURE__ */ (() => offsetDateTime("Must be a date and time such as 2026-11-21T09:00:00Z").overwrite((text) => new Date(text).toISOString()).refine((text) => canonical.test(text), "Must be in the years 0 to 9999"))();
var showsText = (text) => /[^\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
var shownText = (maxLength, text = z.string().trim()) => text.min(1, { error: "Must not be empty", abort: true }).max(maxLength, `Must have at most ${maxLength} characters`).refine(showsText, "Must contain a visible character");

var TaskStatus = /* @__PURE__ */ (() => z.enum(["todo", "in_progress", "done"]))();

var title = /* @__PURE__ */ (() => shownText(200, z.string().trim().normalize("NFC")).refine((text) => !/\p{Cc}/u.test(text), "Must not contain control characters"))();
var description = /* @__PURE__ */ (() => z.string().max(5e3, "Must have at most 5000 characters"))();
var dueAt = /* @__PURE__ */ (() => Moment)();
var NewTask = /* @__PURE__ */ (() => z.strictObject({
  title,
  description: description.optional(),
  status: TaskStatus.default("todo"),
  dueAt: dueAt.optional()
}))();
var TaskChange = /* @__PURE__ */ (() => z.strictObject({
  title: title.optional(),
  description: description.nullable().optional(),
  status: TaskStatus.optional(),
  dueAt: dueAt.nullable().optional()
}))();
var taskFilter = /* @__PURE__ */ (() => ({
  status: TaskStatus.optional(),
  dueAfter: Moment.optional(),
  dueBefore: Moment.optional()
}))();

var byId = /* @__PURE__ */ (() => ({ params: z.object({ taskId: TaskId }) }))();
var routes_default = {
  listTasks: { query: z.strictObject({ ...pageQuery(TaskId), ...taskFilter }) },
  createTask: { headers: z.object(IdempotencyKey), body: jsonBody(NewTask) },
  getTask: { ...byId, headers: z.object(Preconditions) },
  updateTask: { ...byId, headers: z.object(Preconditions), body: jsonBody(TaskChange) },
  deleteTask: { ...byId, headers: z.object(Preconditions) }
};

var stdin_default = { ...routes_default };
return stdin_default;
});

const webhooksRequests = /* @__PURE__ */ once(() => {
var jsonBody = (schema) => ({
  required: true,
  content: { "application/json": { schema } }
});

var typeId = (prefix, what) => z.string().regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`), `Must be the id of ${what}`);
var EventId = /* @__PURE__ */ (() => typeId("evt", "an event"))();
var WebhookEndpointId = /* @__PURE__ */ (() => typeId("whe", "a webhook endpoint"))();

var wholeNumber = /^-?(?:0|[1-9]\d{0,14})$/;
var pageQuery = (id) => ({
  limit: z.preprocess(
    (text) => typeof text === "string" && wholeNumber.test(text) ? Number(text) : text,
    z.int("Must be a whole number").min(1, "Must be at least 1").max(100, "Must be at most 100")
  ).default(20),
  cursor: id.optional()
});

var EventType = /* @__PURE__ */ (() => z.enum([
  "user.created",
  "user.updated",
  "user.role_changed",
  "user.role_change_pending",
  "user.suspended",
  "user.reinstated",
  "user.deleted",
  "user.email_change_requested",
  "user.email_verified",
  "user.password_changed",
  "user.locked_out",
  "user.secured",
  "user.factor_recovery_requested",
  "user.factor_recovery_cancelled",
  "authenticator.added",
  "authenticator.removed",
  "passkey.copy_suspected",
  "recovery_codes.replaced",
  "recovery_code.used",
  "trusted_device.added",
  "session.started",
  "session.ended",
  "session.replayed",
  "api_key.created",
  "api_key.revoked",
  "task.created",
  "task.updated",
  "task.deleted",
  "webhook_endpoint.disabled"
]))();

var showsText = (text) => /[^\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
var shownText = (maxLength, text = z.string().trim()) => text.min(1, { error: "Must not be empty", abort: true }).max(maxLength, `Must have at most ${maxLength} characters`).refine(showsText, "Must contain a visible character");

var url = /* @__PURE__ */ (() => z.url({ protocol: /^https?$/, normalize: true, error: "Must be an https URL" }).max(2048, "Must have at most 2048 characters").refine((text) => !/^https?:\/\/[^/]*@/.test(text), "Must not contain credentials").refine((text) => !text.includes("#"), "Must not have a fragment"))();
var description = /* @__PURE__ */ (() => shownText(200))();
var types = /* @__PURE__ */ (() => z.array(EventType).min(1, "Must contain at least one type").max(EventType.options.length).refine((names) => new Set(names).size === names.length, "Must not repeat a type"))();
var NewWebhookEndpoint = /* @__PURE__ */ (() => z.strictObject({ url, description: description.optional(), types: types.optional() }))();
var WebhookDeliveryStatus = /* @__PURE__ */ (() => z.enum(["pending", "delivered", "failed"]))();

var byId = /* @__PURE__ */ (() => ({ params: z.object({ endpointId: WebhookEndpointId }) }))();
var routes_default = {
  createWebhookEndpoint: { body: jsonBody(NewWebhookEndpoint) },
  deleteWebhookEndpoint: byId,
  rotateWebhookSecret: byId,
  listWebhookDeliveries: {
    ...byId,
    query: z.strictObject({
      ...pageQuery(EventId),
      status: WebhookDeliveryStatus.optional()
    })
  },
  redeliver: {
    params: z.object({ endpointId: WebhookEndpointId, deliveryId: EventId })
  }
};

var stdin_default = { ...routes_default };
return stdin_default;
});

var Role = /* @__PURE__ */ (() => z.enum(["user", "agent", "master", "super_admin"]))();
var Scope = /* @__PURE__ */ (() => z.enum([
  "token:verify",
  "users:read",
  "users:write",
  "tasks:read",
  "tasks:write",
  "client:forward"
]))();
var leastRoles = /* @__PURE__ */ (() => ({
  "token:verify": "user",
  "tasks:read": "user",
  "tasks:write": "user",
  "users:read": "agent",
  "users:write": "master",
  "client:forward": "super_admin"
}))();
var acceptsAnonymous = (security4) => security4.some((entry) => Object.keys(entry).length === 0);
var rank = /* @__PURE__ */ (() => Object.fromEntries(Role.options.map((role, index) => [role, index])))();
var includesRole = (held, wanted) => rank[held] >= rank[wanted];
var satisfiesRule = (held, rule) => rule.startsWith("only:") ? rule === `only:${held}` : includesRole(held, rule);
function acceptedRoles(security4) {
  if (security4.length === 0 || acceptsAnonymous(security4)) return void 0;
  const rules = security4.flatMap((entry) => "bearerAuth" in entry ? entry.bearerAuth : []);
  return Role.options.filter((role) => rules.some((rule) => satisfiesRule(role, rule)));
}
var acceptsForwardingKey = (security4) => security4.some((entry) => "apiKeyAuth" in entry && entry.apiKeyAuth?.includes("client:forward"));
var noAuthentication = /* @__PURE__ */ (() => [])();
var optionalApiKey = /* @__PURE__ */ (() => [
  {},
  { apiKeyAuth: ["client:forward"] }
])();
var optionalSession = /* @__PURE__ */ (() => [{}, { bearerAuth: ["user"] }, { apiKeyAuth: ["client:forward"] }])();
var anySession = /* @__PURE__ */ (() => [{ bearerAuth: ["user"] }])();
function requires(role, scope) {
  return scope ? [{ bearerAuth: [role] }, { apiKeyAuth: [scope] }] : [{ bearerAuth: [role] }];
}
var requiresExactly = (...roles) => roles.map((role) => ({ bearerAuth: [`only:${role}`] }));

var Timestamp = /* @__PURE__ */ (() => z.iso.datetime())();
var offsetDateTime = (error) => z.string().toUpperCase().check(z.iso.datetime({ offset: true, abort: true, error }));
var canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
var Moment = /* @__PURE__ */ (() => offsetDateTime("Must be a date and time such as 2026-11-21T09:00:00Z").overwrite((text) => new Date(text).toISOString()).refine((text) => canonical.test(text), "Must be in the years 0 to 9999"))();
var showsText = (text) => /[^\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
var shownText = (maxLength, text = z.string().trim()) => text.min(1, { error: "Must not be empty", abort: true }).max(maxLength, `Must have at most ${maxLength} characters`).refine(showsText, "Must contain a visible character");
var Version = /* @__PURE__ */ (() => z.int().min(1))();

var pageSchema = (id, item, what) => z.object({
  items: z.array(item),
  nextCursor: z.string().optional()
});

var domainCharacters = /^[\p{L}\p{M}\p{N}\p{Join_Control}.。．｡-]+$/u;
var asciiDomain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
function toAsciiDomain(domain) {
  if (!domainCharacters.test(domain)) return void 0;
  const ascii = URL.parse(`http://${domain}`)?.hostname;
  return ascii && asciiDomain.test(ascii) ? ascii : void 0;
}
var foldText = (text) => text.trim().toLowerCase().normalize("NFC");
function normalizeEmail(text) {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf("@");
  const domain = at < 0 ? void 0 : toAsciiDomain(trimmed.slice(at + 1));
  return domain ? `${foldText(trimmed.slice(0, at))}@${domain}` : foldText(trimmed);
}
function withAsciiDomain(address) {
  const at = address.lastIndexOf("@");
  const domain = at < 0 ? void 0 : toAsciiDomain(address.slice(at + 1));
  return domain ? `${address.slice(0, at)}@${domain}` : address;
}
var localPart = /^[^\s@"<>()[\]\\,;:\p{Cc}\p{Cf}]{1,64}$/u;
function isEmail(email) {
  const [local = "", domain = "", ...rest] = email.split("@");
  return rest.length === 0 && localPart.test(local) && toAsciiDomain(domain) === domain;
}
var hasSeparatingDots = (email) => !/^\.|\.\.|\.@/.test(email);

var maxEmailLength = "Must have at most 254 characters";
var Email = /* @__PURE__ */ (() => z.string().overwrite(normalizeEmail).max(254, maxEmailLength).refine((email) => isEmail(email) && hasSeparatingDots(email), "Must be an email address"))();
var GivenEmail = /* @__PURE__ */ (() => z.string().trim().max(254, maxEmailLength).refine((email) => isEmail(normalizeEmail(email)), "Must be an email address"))();
var Username = /* @__PURE__ */ (() => z.string().regex(
  /^[A-Za-z0-9](?:[A-Za-z0-9._-]{1,30})[A-Za-z0-9]$/,
  "Must be 3 to 32 letters, digits, dots, dashes or underscores, and start and end with a letter or digit"
))();
var PersonName = /* @__PURE__ */ (() => shownText(100, z.string().trim().normalize("NFC")).refine((name2) => !/\p{Cc}/u.test(name2), "Must not contain control characters"))();
var Locale = /* @__PURE__ */ (() => z.enum(["en", "de"]))();
var GivenLocale = /* @__PURE__ */ (() => z.string().regex(
  /^(?:[Ee][Nn]|[Dd][Ee])(?:[-_][A-Za-z0-9]{1,8})*(?:\.[A-Za-z0-9-]{1,16})?$/,
  "Must be en or de, also with a region such as de-DE"
).transform((tag) => Locale.parse(tag.slice(0, 2).toLowerCase())))();

var typeId = (prefix, what) => z.string().regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`), `Must be the id of ${what}`);
var UserId = /* @__PURE__ */ (() => typeId("usr", "a user"))();
var SessionId = /* @__PURE__ */ (() => typeId("ses", "a session"))();
var ApiKeyId = /* @__PURE__ */ (() => typeId("key", "an API key"))();
var AuthenticatorId = /* @__PURE__ */ (() => typeId("aut", "an authenticator"))();
var DeviceId = /* @__PURE__ */ (() => typeId("dev", "a device"))();
var EventId = /* @__PURE__ */ (() => typeId("evt", "an event"))();
var TaskId = /* @__PURE__ */ (() => typeId("tsk", "a task"))();
var WebhookEndpointId = /* @__PURE__ */ (() => typeId("whe", "a webhook endpoint"))();

var UserStatus = /* @__PURE__ */ (() => z.enum(["active", "invited", "suspended"]))();
var User = /* @__PURE__ */ (() => z.object({
  id: UserId,
  email: Email.optional(),
  emailVerified: z.boolean(),
  username: Username.optional(),
  name: PersonName.optional(),
  locale: Locale.optional(),
  role: Role,
  pendingRole: Role.optional(),
  status: UserStatus,
  plan: z.string(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  version: Version
}))();

var UserPage = /* @__PURE__ */ (() => pageSchema("UserPage", User, "users"))();

var name = /* @__PURE__ */ (() => shownText(100))();
var NewApiKey = /* @__PURE__ */ (() => z.strictObject({
  name,
  scopes: z.array(Scope).min(1, "Must contain at least one scope").max(Scope.options.length).refine((scopes) => new Set(scopes).size === scopes.length, "Must not repeat a scope"),
  expiresAt: Moment.optional()
}))();

var AuthenticatorType = /* @__PURE__ */ (() => z.enum(["passkey", "totp", "recovery_codes"]))();

var PlanId = /* @__PURE__ */ (() => z.string().regex(/^[\w.-]{1,64}$/, "Must be 1 to 64 letters, digits, dots, dashes and underscores"))();
var PlanPrice = /* @__PURE__ */ (() => z.object({
  amount: z.int().min(0),
  currency: z.string().regex(/^[a-z]{3}$/, "Must be an ISO 4217 code in lower case"),
  interval: z.enum(["day", "week", "month", "year"]),
  intervalCount: z.int().min(1).default(1)
}))();
var Plan = /* @__PURE__ */ (() => z.object({
  id: PlanId,
  name: z.string(),
  description: z.string().optional(),
  price: PlanPrice.optional()
}))();
var SubscriptionStatus = /* @__PURE__ */ (() => z.enum(["none", "incomplete", "trialing", "active", "past_due", "unpaid", "paused", "canceled"]))();

var headerReferences = (...names) => Object.fromEntries(names.map((name2) => [name2, { $ref: `#/components/headers/${name2}` }]));

var tenMinutes = /* @__PURE__ */ (() => ({ within: 600 }))();
function defineRoutes(domain, operations) {
  const routes2 = Object.entries(operations).map(([operationId, operation]) => {
    if (operation["x-plan"] && operation.security.length === 0) {
      throw new Error(`${operationId} requires a plan but no credentials`);
    }
    const isLimitedByTarget = operation["x-rate-limit"]?.some(({ by }) => by === "target");
    if (isLimitedByTarget && !operation.path.includes("{userId}")) {
      throw new Error(`${operationId} limits requests per account, so its path must name one`);
    }
    if (operation["x-recent-authentication"]) {
      if (operation.security.length === 0 || operation.security.some((e) => "apiKeyAuth" in e)) {
        throw new Error(
          `${operationId} requires recent authentication, so it must require a session`
        );
      }
      if (!operation["x-session-check"]) {
        throw new Error(`${operationId} requires recent authentication but no session check`);
      }
    }
    return [operationId, Object.assign(operation, { operationId, domain })];
  });
  return Object.fromEntries(routes2);
}
var jsonBody = (schema) => ({
  required: true,
  content: { "application/json": { schema } }
});
var optionalJsonBody = (schema) => ({
  required: false,
  content: { "application/json": { schema } }
});
var jsonResponse = (description2, schema) => ({
  description: description2,
  content: { "application/json": { schema } }
});
var versionedResponse = (description2, schema) => ({
  ...jsonResponse(description2, schema),
  headers: headerReferences("ETag")
});
var emptyResponse = (description2) => ({ description: description2 });

var EventType = /* @__PURE__ */ (() => z.enum([
  "user.created",
  "user.updated",
  "user.role_changed",
  "user.role_change_pending",
  "user.suspended",
  "user.reinstated",
  "user.deleted",
  "user.email_change_requested",
  "user.email_verified",
  "user.password_changed",
  "user.locked_out",
  "user.secured",
  "user.factor_recovery_requested",
  "user.factor_recovery_cancelled",
  "authenticator.added",
  "authenticator.removed",
  "passkey.copy_suspected",
  "recovery_codes.replaced",
  "recovery_code.used",
  "trusted_device.added",
  "session.started",
  "session.ended",
  "session.replayed",
  "api_key.created",
  "api_key.revoked",
  "task.created",
  "task.updated",
  "task.deleted",
  "webhook_endpoint.disabled"
]))();

var Activity = /* @__PURE__ */ (() => z.object({
  id: EventId,
  type: EventType,
  at: Timestamp,
  subject: z.string(),
  actor: z.string().optional(),
  address: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  requestId: z.string().optional()
}))();

var sealed = /* @__PURE__ */ (() => z.string().min(1).max(512))();
var AuthResult = /* @__PURE__ */ (() => z.object({
  status: z.literal("signed_in"),
  user: User,
  accessToken: z.string(),
  tokenType: z.literal("Bearer"),
  expiresIn: z.int().positive(),
  refreshToken: sealed.optional(),
  deviceToken: sealed.optional(),
  refreshExpiresAt: Timestamp
}))();
var VerifiedToken = /* @__PURE__ */ (() => z.object({
  userId: UserId,
  role: Role,
  scope: z.string(),
  sessionId: SessionId.optional(),
  authenticatedAt: Timestamp.optional(),
  amr: z.array(z.string()).optional(),
  acr: z.enum(["aal1", "aal2"]).optional(),
  expiresAt: Timestamp.optional()
}))();

var TaskStatus = /* @__PURE__ */ (() => z.enum(["todo", "in_progress", "done"]))();

var title = /* @__PURE__ */ (() => shownText(200, z.string().trim().normalize("NFC")).refine((text) => !/\p{Cc}/u.test(text), "Must not contain control characters"))();
var description = /* @__PURE__ */ (() => z.string().max(5e3, "Must have at most 5000 characters"))();
var Task = /* @__PURE__ */ (() => z.object({
  id: TaskId,
  title,
  description: description.optional(),
  status: TaskStatus,
  dueAt: Timestamp.optional(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  version: Version
}))();

var security = anySession;
var guesses = /* @__PURE__ */ (() => [{ limit: 10, window: 300, by: "user" }])();
var tokenOrPassword = /* @__PURE__ */ (() => ({
  within: 600,
  singleUse: true,
  acceptsPassword: true
}))();
var accountRoutes = /* @__PURE__ */ (() => defineRoutes("accounts", {
  getMe: {
    method: "get",
    path: "/me",
    ...{},
    ...{},
    security,
    get request() {
      return peopleRequests().getMe;
    },
    ...{},
    ...{}
  },
  updateMe: {
    method: "patch",
    path: "/me",
    ...{},
    ...{},
    security,
    "x-session-check": true,
    "x-rate-limit": [{ limit: 60, window: 3600, by: "user" }],
    get request() {
      return peopleRequests().updateMe;
    },
    ...{},
    ...{}
  },
  deleteMe: {
    method: "delete",
    path: "/me",
    ...{},
    ...{},
    security,
    "x-session-check": true,
    "x-recent-authentication": tokenOrPassword,
    "x-rate-limit": guesses,
    get request() {
      return peopleRequests().deleteMe;
    },
    ...{},
    ...{}
  },
  changePassword: {
    method: "put",
    path: "/me/password",
    ...{},
    ...{},
    security,
    "x-session-check": true,
    "x-recent-authentication": tokenOrPassword,
    "x-rate-limit": guesses,
    get request() {
      return peopleRequests().changePassword;
    },
    ...{},
    ...{}
  },
  changeEmail: {
    method: "post",
    path: "/me/email",
    ...{},
    ...{},
    security,
    "x-session-check": true,
    "x-recent-authentication": tokenOrPassword,
    "x-rate-limit": guesses,
    get request() {
      return peopleRequests().changeEmail;
    },
    ...{},
    ...{}
  },
  exportMe: {
    method: "get",
    path: "/me/export",
    ...{},
    ...{},
    security,
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    get request() {
      return peopleRequests().exportMe;
    },
    ...{}
  }
}))();

var perCaller = /* @__PURE__ */ (() => ({ limit: 30, window: 60, by: "user" }))();
var mailed = /* @__PURE__ */ (() => [{ limit: 10, window: 3600, by: "target" }, perCaller])();
var administrationRoutes = /* @__PURE__ */ (() => defineRoutes("administration", {
  listUsers: {
    method: "get",
    path: "/users",
    ...{},
    ...{},
    security: requires("agent", "users:read"),
    "x-session-check": true,
    get request() {
      return administrationRequests().listUsers;
    },
    ...{}
  },
  getUser: {
    method: "get",
    path: "/users/{userId}",
    ...{},
    ...{},
    security: requires("agent", "users:read"),
    "x-session-check": true,
    get request() {
      return administrationRequests().getUser;
    },
    ...{},
    ...{}
  },
  createUser: {
    method: "post",
    path: "/users",
    ...{},
    ...{},
    security: requires("master", "users:write"),
    "x-session-check": true,
    "x-rate-limit": [{ limit: 60, window: 3600, by: "user" }],
    get request() {
      return administrationRequests().createUser;
    },
    ...{},
    ...{}
  },
  updateUser: {
    method: "patch",
    path: "/users/{userId}",
    ...{},
    ...{},
    security: requires("master", "users:write"),
    "x-session-check": true,
    "x-rate-limit": mailed,
    get request() {
      return administrationRequests().updateUser;
    },
    ...{},
    ...{}
  },
  deleteUser: {
    method: "delete",
    path: "/users/{userId}",
    ...{},
    ...{},
    security: requires("super_admin"),
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    "x-rate-limit": [perCaller],
    get request() {
      return administrationRequests().deleteUser;
    },
    ...{},
    ...{}
  },
  suspendUser: {
    method: "put",
    path: "/users/{userId}/suspension",
    ...{},
    ...{},
    security: requires("master"),
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    "x-rate-limit": mailed,
    get request() {
      return administrationRequests().suspendUser;
    },
    ...{},
    ...{}
  },
  reinstateUser: {
    method: "delete",
    path: "/users/{userId}/suspension",
    ...{},
    ...{},
    security: requires("master"),
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    get request() {
      return administrationRequests().reinstateUser;
    },
    ...{},
    ...{}
  },
  unlockUser: {
    method: "delete",
    path: "/users/{userId}/lockout",
    ...{},
    ...{},
    security: requires("agent"),
    "x-session-check": true,
    "x-rate-limit": [perCaller],
    get request() {
      return administrationRequests().unlockUser;
    },
    ...{},
    ...{}
  },
  listUserAuthenticators: {
    method: "get",
    path: "/users/{userId}/authenticators",
    ...{},
    ...{},
    security: requires("master"),
    "x-session-check": true,
    get request() {
      return administrationRequests().listUserAuthenticators;
    },
    ...{},
    ...{}
  },
  resetUserAuthenticators: {
    method: "delete",
    path: "/users/{userId}/authenticators",
    ...{},
    ...{},
    security: requires("master"),
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    "x-rate-limit": [perCaller],
    get request() {
      return administrationRequests().resetUserAuthenticators;
    },
    ...{},
    ...{}
  },
  setUserEmail: {
    method: "put",
    path: "/users/{userId}/email",
    ...{},
    ...{},
    security: requires("super_admin"),
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    "x-rate-limit": [perCaller],
    get request() {
      return administrationRequests().setUserEmail;
    },
    ...{},
    ...{}
  },
  endUserSessions: {
    method: "delete",
    path: "/users/{userId}/sessions",
    ...{},
    ...{},
    security: requires("master"),
    "x-session-check": true,
    get request() {
      return administrationRequests().endUserSessions;
    },
    ...{},
    ...{}
  },
  changeUserRole: {
    method: "put",
    path: "/users/{userId}/role",
    ...{},
    ...{},
    security: requires("super_admin"),
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    "x-rate-limit": mailed,
    get request() {
      return administrationRequests().changeUserRole;
    },
    ...{},
    ...{}
  }
}))();

var security2 = anySession;
var changes = /* @__PURE__ */ (() => [{ limit: 60, window: 3600, by: "user" }])();
var apiKeyRoutes = /* @__PURE__ */ (() => defineRoutes("api-keys", {
  createApiKey: {
    method: "post",
    path: "/api-keys",
    ...{},
    ...{},
    security: security2,
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    "x-rate-limit": changes,
    get request() {
      return api_keysRequests().createApiKey;
    },
    ...{},
    ...{}
  },
  listApiKeys: {
    method: "get",
    path: "/api-keys",
    ...{},
    ...{},
    security: security2,
    ...{}
  },
  revokeApiKey: {
    method: "delete",
    path: "/api-keys/{keyId}",
    ...{},
    ...{},
    security: security2,
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    "x-rate-limit": changes,
    get request() {
      return api_keysRequests().revokeApiKey;
    },
    ...{}
  }
}))();

var ProofMethod = /* @__PURE__ */ (() => z.enum(["password", "passkey", "totp", "recovery_code", "email_code"]))();
var PendingReason = /* @__PURE__ */ (() => z.enum(["second_factor", "verify_email", "enroll_second_factor", "lost_factor"]))();
var PendingLogIn = /* @__PURE__ */ (() => z.object({
  status: z.literal("pending"),
  challenge: z.string().min(1).max(2048),
  expiresAt: Timestamp,
  reason: PendingReason,
  availableAt: Timestamp.optional(),
  methods: z.array(ProofMethod)
}))();

var limits = /* @__PURE__ */ (() => [{ limit: 30, window: 60, by: "address" }])();
var enrolmentRoutes = /* @__PURE__ */ (() => defineRoutes("auth", {
  enrolTotp: {
    method: "post",
    path: "/auth/enrolment/totp",
    ...{},
    ...{},
    security: optionalApiKey,
    "x-rate-limit": limits,
    get request() {
      return peopleRequests().enrolTotp;
    },
    ...{},
    ...{}
  },
  confirmEnrolledTotp: {
    method: "post",
    path: "/auth/enrolment/totp/confirm",
    ...{},
    ...{},
    security: optionalApiKey,
    "x-rate-limit": limits,
    get request() {
      return peopleRequests().confirmEnrolledTotp;
    },
    ...{},
    ...{}
  },
  startPasskeyEnrolment: {
    method: "post",
    path: "/auth/enrolment/passkey/options",
    ...{},
    ...{},
    security: optionalApiKey,
    "x-rate-limit": limits,
    get request() {
      return peopleRequests().startPasskeyEnrolment;
    },
    ...{},
    ...{}
  },
  enrolPasskey: {
    method: "post",
    path: "/auth/enrolment/passkey",
    ...{},
    ...{},
    security: optionalApiKey,
    "x-rate-limit": limits,
    get request() {
      return peopleRequests().enrolPasskey;
    },
    ...{},
    ...{}
  }
}))();

var authRoutes = /* @__PURE__ */ (() => defineRoutes("auth", {
  signUp: {
    method: "post",
    path: "/auth/signup",
    ...{},
    ...{},
    security: optionalApiKey,
    deferrable: true,
    "x-rate-limit": [{ limit: 20, window: 3600, by: "address" }],
    get request() {
      return peopleRequests().signUp;
    },
    ...{},
    ...{}
  },
  logIn: {
    method: "post",
    path: "/auth/login",
    ...{},
    ...{},
    security: optionalApiKey,
    deferrable: true,
    "x-rate-limit": [{ limit: 30, window: 60, by: "address" }],
    // The API verifies the password meanwhile, which takes longer.
    concurrentRateLimit: true,
    get request() {
      return peopleRequests().logIn;
    },
    ...{},
    ...{}
  },
  answerChallenge: {
    method: "post",
    path: "/auth/challenge",
    ...{},
    ...{},
    security: optionalApiKey,
    "x-rate-limit": [{ limit: 30, window: 60, by: "address" }],
    get request() {
      return peopleRequests().answerChallenge;
    },
    ...{},
    ...{}
  },
  reportLostFactor: {
    method: "post",
    path: "/auth/lost-factor",
    ...{},
    ...{},
    security: optionalApiKey,
    "x-rate-limit": [{ limit: 30, window: 60, by: "address" }],
    get request() {
      return peopleRequests().reportLostFactor;
    },
    ...{},
    ...{}
  },
  reauthenticate: {
    method: "post",
    path: "/auth/reauthenticate",
    ...{},
    ...{},
    security: optionalApiKey,
    "x-rate-limit": [{ limit: 30, window: 60, by: "address" }],
    // The API reads the session and counts the guess meanwhile.
    concurrentRateLimit: true,
    get request() {
      return peopleRequests().reauthenticate;
    },
    ...{},
    ...{}
  },
  requestEmailCode: {
    method: "post",
    path: "/auth/email-code",
    ...{},
    ...{},
    security: optionalApiKey,
    deferrable: true,
    "x-rate-limit": [{ limit: 20, window: 3600, by: "address" }],
    get request() {
      return peopleRequests().requestEmailCode;
    },
    ...{}
  },
  requestPasskey: {
    method: "post",
    path: "/auth/passkey/options",
    ...{},
    ...{},
    security: optionalApiKey,
    deferrable: true,
    "x-rate-limit": [{ limit: 60, window: 60, by: "address" }],
    get request() {
      return peopleRequests().requestPasskey;
    },
    ...{},
    ...{}
  },
  logInWithPasskey: {
    method: "post",
    path: "/auth/passkey",
    ...{},
    ...{},
    security: optionalApiKey,
    deferrable: true,
    "x-rate-limit": [{ limit: 30, window: 60, by: "address" }],
    // The API reads the account meanwhile.
    concurrentRateLimit: true,
    get request() {
      return peopleRequests().logInWithPasskey;
    },
    ...{},
    ...{}
  },
  verifyEmail: {
    method: "post",
    path: "/auth/email/verify",
    ...{},
    ...{},
    security: optionalSession,
    "x-session-check": true,
    "x-rate-limit": [{ limit: 60, window: 3600, by: "address" }],
    get request() {
      return peopleRequests().verifyEmail;
    },
    ...{},
    ...{}
  },
  resendVerification: {
    method: "post",
    path: "/auth/email/resend",
    ...{},
    ...{},
    security: optionalApiKey,
    deferrable: true,
    "x-rate-limit": [{ limit: 20, window: 3600, by: "address" }],
    get request() {
      return peopleRequests().resendVerification;
    },
    ...{}
  },
  forgotPassword: {
    method: "post",
    path: "/auth/password/forgot",
    ...{},
    ...{},
    security: optionalApiKey,
    deferrable: true,
    "x-rate-limit": [{ limit: 20, window: 3600, by: "address" }],
    get request() {
      return peopleRequests().forgotPassword;
    },
    ...{}
  },
  resetPassword: {
    method: "post",
    path: "/auth/password/reset",
    ...{},
    ...{},
    security: optionalApiKey,
    "x-rate-limit": [{ limit: 60, window: 3600, by: "address" }],
    get request() {
      return peopleRequests().resetPassword;
    },
    ...{},
    ...{}
  },
  secureAccount: {
    method: "post",
    path: "/auth/secure-account",
    ...{},
    ...{},
    security: optionalApiKey,
    "x-rate-limit": [{ limit: 60, window: 3600, by: "address" }],
    get request() {
      return peopleRequests().secureAccount;
    },
    ...{},
    ...{}
  },
  undoEmailChange: {
    method: "post",
    path: "/auth/email/undo",
    ...{},
    ...{},
    security: optionalApiKey,
    "x-rate-limit": [{ limit: 60, window: 3600, by: "address" }],
    get request() {
      return peopleRequests().undoEmailChange;
    },
    ...{},
    ...{}
  }
}))();

var ownProof = /* @__PURE__ */ (() => ({ within: 600, singleUse: true }))();
var changes2 = /* @__PURE__ */ (() => [{ limit: 30, window: 3600, by: "user" }])();
var guesses2 = /* @__PURE__ */ (() => [{ limit: 10, window: 300, by: "user" }])();
var authenticatorRoutes = /* @__PURE__ */ (() => defineRoutes("authenticators", {
  listMyAuthenticators: {
    method: "get",
    path: "/me/authenticators",
    ...{},
    ...{},
    security: anySession,
    ...{}
  },
  startPasskey: {
    method: "post",
    path: "/me/passkeys/options",
    ...{},
    ...{},
    security: anySession,
    "x-session-check": true,
    "x-rate-limit": changes2,
    ...{}
  },
  addPasskey: {
    method: "post",
    path: "/me/passkeys",
    ...{},
    ...{},
    security: anySession,
    "x-session-check": true,
    "x-recent-authentication": ownProof,
    "x-rate-limit": changes2,
    get request() {
      return peopleRequests().addPasskey;
    },
    ...{},
    ...{}
  },
  renamePasskey: {
    method: "patch",
    path: "/me/passkeys/{id}",
    ...{},
    ...{},
    security: anySession,
    "x-session-check": true,
    "x-rate-limit": changes2,
    get request() {
      return peopleRequests().renamePasskey;
    },
    ...{},
    ...{}
  },
  removePasskey: {
    method: "delete",
    path: "/me/passkeys/{id}",
    ...{},
    ...{},
    security: anySession,
    "x-session-check": true,
    "x-recent-authentication": ownProof,
    "x-rate-limit": changes2,
    get request() {
      return peopleRequests().removePasskey;
    },
    ...{},
    ...{}
  },
  setUpTotp: {
    method: "post",
    path: "/me/totp",
    ...{},
    ...{},
    security: anySession,
    "x-session-check": true,
    "x-recent-authentication": ownProof,
    "x-rate-limit": changes2,
    get request() {
      return peopleRequests().setUpTotp;
    },
    ...{},
    ...{}
  },
  confirmTotp: {
    method: "post",
    path: "/me/totp/confirm",
    ...{},
    ...{},
    security: anySession,
    "x-session-check": true,
    "x-rate-limit": guesses2,
    get request() {
      return peopleRequests().confirmTotp;
    },
    ...{},
    ...{}
  },
  removeTotp: {
    method: "delete",
    path: "/me/totp",
    ...{},
    ...{},
    security: anySession,
    "x-session-check": true,
    "x-recent-authentication": ownProof,
    "x-rate-limit": changes2,
    get request() {
      return peopleRequests().removeTotp;
    },
    ...{},
    ...{}
  },
  createRecoveryCodes: {
    method: "post",
    path: "/me/recovery-codes",
    ...{},
    ...{},
    security: anySession,
    "x-session-check": true,
    "x-recent-authentication": ownProof,
    "x-rate-limit": changes2,
    get request() {
      return peopleRequests().createRecoveryCodes;
    },
    ...{},
    ...{}
  },
  cancelFactorRecovery: {
    method: "delete",
    path: "/me/factor-recovery",
    ...{},
    ...{},
    security: anySession,
    "x-session-check": true,
    "x-rate-limit": changes2,
    ...{},
    ...{}
  },
  removePassword: {
    method: "delete",
    path: "/me/password",
    ...{},
    ...{},
    security: anySession,
    "x-session-check": true,
    "x-recent-authentication": ownProof,
    "x-rate-limit": changes2,
    get request() {
      return peopleRequests().removePassword;
    },
    ...{},
    ...{}
  },
  listMyDevices: {
    method: "get",
    path: "/me/devices",
    ...{},
    ...{},
    security: anySession,
    "x-session-check": true,
    ...{}
  },
  removeMyDevice: {
    method: "delete",
    path: "/me/devices/{deviceId}",
    ...{},
    ...{},
    security: anySession,
    "x-session-check": true,
    get request() {
      return peopleRequests().removeMyDevice;
    },
    ...{}
  }
}))();

var visits = /* @__PURE__ */ (() => [{ limit: 30, window: 300, by: "user" }])();
var billingRoutes = /* @__PURE__ */ (() => defineRoutes("billing", {
  listPlans: {
    method: "get",
    path: "/billing/plans",
    ...{},
    ...{},
    security: noAuthentication,
    ...{}
  },
  getSubscription: {
    method: "get",
    path: "/billing/subscription",
    ...{},
    ...{},
    security: anySession,
    ...{}
  },
  createCheckout: {
    method: "post",
    path: "/billing/checkout",
    ...{},
    ...{},
    security: anySession,
    "x-session-check": true,
    "x-rate-limit": visits,
    get request() {
      return billingRequests().createCheckout;
    },
    ...{},
    ...{}
  },
  createBillingPortal: {
    method: "post",
    path: "/billing/portal",
    ...{},
    ...{},
    security: anySession,
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    "x-rate-limit": visits,
    ...{},
    ...{}
  },
  receiveStripeEvent: {
    method: "post",
    path: "/webhooks/stripe",
    ...{},
    ...{},
    security: noAuthentication,
    apiKeyExempt: true,
    rawBody: { maxBytes: 256 * 1024 },
    get request() {
      return billingRequests().receiveStripeEvent;
    },
    ...{},
    ...{}
  }
}))();

var eventRoutes = /* @__PURE__ */ (() => defineRoutes("events", {
  listMyActivity: {
    method: "get",
    path: "/me/activity",
    ...{},
    ...{},
    security: anySession,
    get request() {
      return eventsRequests().listMyActivity;
    },
    ...{}
  },
  listUserActivity: {
    method: "get",
    path: "/users/{userId}/activity",
    ...{},
    ...{},
    security: requires("master"),
    "x-session-check": true,
    get request() {
      return eventsRequests().listUserActivity;
    },
    ...{},
    ...{}
  }
}))();

var sessionRoutes = /* @__PURE__ */ (() => defineRoutes("sessions", {
  refreshSession: {
    method: "post",
    path: "/auth/refresh",
    ...{},
    ...{},
    security: optionalApiKey,
    get request() {
      return peopleRequests().refreshSession;
    },
    ...{},
    ...{}
  },
  logOut: {
    method: "post",
    path: "/auth/logout",
    ...{},
    ...{},
    security: optionalApiKey,
    get request() {
      return peopleRequests().logOut;
    },
    ...{},
    ...{}
  },
  verifyToken: {
    method: "get",
    path: "/auth/verify",
    ...{},
    ...{},
    security: requires("user", "token:verify"),
    ...{}
  },
  verifySession: {
    method: "post",
    path: "/auth/session/verify",
    ...{},
    ...{},
    security: optionalApiKey,
    get request() {
      return peopleRequests().verifySession;
    },
    ...{},
    ...{}
  },
  listMySessions: {
    method: "get",
    path: "/me/sessions",
    ...{},
    ...{},
    security: anySession,
    ...{}
  },
  endMyOtherSessions: {
    method: "delete",
    path: "/me/sessions",
    ...{},
    ...{},
    security: anySession,
    "x-session-check": true,
    get request() {
      return peopleRequests().endMyOtherSessions;
    },
    ...{},
    ...{}
  },
  endMySession: {
    method: "delete",
    path: "/me/sessions/{sessionId}",
    ...{},
    ...{},
    security: anySession,
    "x-session-check": true,
    get request() {
      return peopleRequests().endMySession;
    },
    ...{}
  },
  getJwks: {
    method: "get",
    path: "/.well-known/jwks.json",
    ...{},
    ...{},
    security: noAuthentication,
    standalone: true,
    apiKeyExempt: true,
    ...{}
  },
  getOpenIdConfiguration: {
    method: "get",
    path: "/.well-known/openid-configuration",
    ...{},
    ...{},
    security: noAuthentication,
    standalone: true,
    apiKeyExempt: true,
    ...{}
  }
}))();

var Dependencies = /* @__PURE__ */ (() => z.array(
  z.object({
    name: z.string(),
    status: z.enum(["ok", "unavailable"]),
    latency: z.number()
  })
))();

var systemRoutes = /* @__PURE__ */ (() => defineRoutes("system", {
  getHealth: {
    method: "get",
    path: "/health",
    ...{},
    ...{},
    security: noAuthentication,
    standalone: true,
    apiKeyExempt: true,
    ...{}
  },
  getReadiness: {
    method: "get",
    path: "/health/ready",
    ...{},
    ...{},
    security: noAuthentication,
    standalone: true,
    apiKeyExempt: true,
    ...{},
    ...{}
  },
  getMetrics: {
    method: "get",
    path: "/metrics",
    ...{},
    ...{},
    security: noAuthentication,
    standalone: true,
    apiKeyExempt: true,
    ...{},
    ...{}
  },
  getOpenApi: {
    method: "get",
    path: "/openapi.json",
    ...{},
    ...{},
    security: noAuthentication,
    standalone: true,
    apiKeyExempt: true,
    ...{}
  }
}))();

var mayRead = /* @__PURE__ */ (() => requires("user", "tasks:read"))();
var mayWrite = /* @__PURE__ */ (() => requires("user", "tasks:write"))();
var taskRoutes = /* @__PURE__ */ (() => defineRoutes("tasks", {
  listTasks: {
    method: "get",
    path: "/tasks",
    ...{},
    ...{},
    security: mayRead,
    get request() {
      return tasksRequests().listTasks;
    },
    ...{}
  },
  createTask: {
    method: "post",
    path: "/tasks",
    ...{},
    ...{},
    security: mayWrite,
    get request() {
      return tasksRequests().createTask;
    },
    ...{},
    ...{}
  },
  getTask: {
    method: "get",
    path: "/tasks/{taskId}",
    ...{},
    ...{},
    security: mayRead,
    get request() {
      return tasksRequests().getTask;
    },
    ...{},
    ...{}
  },
  updateTask: {
    method: "patch",
    path: "/tasks/{taskId}",
    ...{},
    ...{},
    security: mayWrite,
    get request() {
      return tasksRequests().updateTask;
    },
    ...{},
    ...{}
  },
  deleteTask: {
    method: "delete",
    path: "/tasks/{taskId}",
    ...{},
    ...{},
    security: mayWrite,
    get request() {
      return tasksRequests().deleteTask;
    },
    ...{},
    ...{}
  }
}))();

var security3 = /* @__PURE__ */ (() => requires("master"))();
var webhookRoutes = /* @__PURE__ */ (() => defineRoutes("webhooks", {
  createWebhookEndpoint: {
    method: "post",
    path: "/webhook-endpoints",
    ...{},
    ...{},
    security: security3,
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    get request() {
      return webhooksRequests().createWebhookEndpoint;
    },
    ...{},
    ...{}
  },
  listWebhookEndpoints: {
    method: "get",
    path: "/webhook-endpoints",
    ...{},
    ...{},
    security: security3,
    "x-session-check": true,
    ...{}
  },
  deleteWebhookEndpoint: {
    method: "delete",
    path: "/webhook-endpoints/{endpointId}",
    ...{},
    ...{},
    security: security3,
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    get request() {
      return webhooksRequests().deleteWebhookEndpoint;
    },
    ...{}
  },
  rotateWebhookSecret: {
    method: "post",
    path: "/webhook-endpoints/{endpointId}/secret",
    ...{},
    ...{},
    security: security3,
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    get request() {
      return webhooksRequests().rotateWebhookSecret;
    },
    ...{},
    ...{}
  },
  listWebhookDeliveries: {
    method: "get",
    path: "/webhook-endpoints/{endpointId}/deliveries",
    ...{},
    ...{},
    security: security3,
    "x-session-check": true,
    get request() {
      return webhooksRequests().listWebhookDeliveries;
    },
    ...{},
    ...{}
  },
  redeliver: {
    method: "post",
    path: "/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redeliver",
    ...{},
    ...{},
    security: security3,
    "x-session-check": true,
    "x-rate-limit": [{ limit: 30, window: 60, by: "user" }],
    get request() {
      return webhooksRequests().redeliver;
    },
    ...{},
    ...{}
  }
}))();

var routes = /* @__PURE__ */ (() => ({
  auth: { ...authRoutes, ...enrolmentRoutes },
  sessions: sessionRoutes,
  accounts: accountRoutes,
  authenticators: authenticatorRoutes,
  administration: administrationRoutes,
  "api-keys": apiKeyRoutes,
  tasks: taskRoutes,
  billing: billingRoutes,
  webhooks: webhookRoutes,
  events: eventRoutes,
  system: systemRoutes
}))();
var contract = /* @__PURE__ */ (() => Object.assign({}, ...Object.values(routes)))();

var problems = /* @__PURE__ */ (() => ({
  invalid_request: { status: 400, title: "The request is invalid" },
  invalid_one_time_token: { status: 400, title: "The link is invalid or has expired" },
  invalid_signature: { status: 400, title: "The signature is invalid" },
  unauthenticated: { status: 401, title: "Valid credentials are required" },
  invalid_credentials: { status: 401, title: "The credentials are incorrect" },
  account_proof_required: { status: 401, title: "Proof of the account is required" },
  invalid_challenge: { status: 401, title: "The challenge is invalid, used or expired" },
  authentication_incomplete: {
    status: 401,
    title: "The account requires another proof of the user"
  },
  reauthentication_required: {
    status: 401,
    title: "The operation requires a recent authentication of the user"
  },
  invalid_session: { status: 401, title: "The session is invalid or has ended" },
  forbidden: { status: 403, title: "Permission denied" },
  authenticator_too_new: {
    status: 403,
    title: "The authenticator was added less than 72 hours ago"
  },
  plan_required: { status: 403, title: "The plan of the user does not include this operation" },
  origin_not_allowed: { status: 403, title: "Requests from this origin are not allowed" },
  account_suspended: { status: 403, title: "The account is suspended" },
  sign_up_closed: { status: 403, title: "Only invited users can sign up" },
  email_not_verified: { status: 403, title: "The email address is not verified" },
  password_reset_required: {
    status: 403,
    title: "The account was secured, so its password must be reset"
  },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "Method not allowed" },
  request_timeout: { status: 408, title: "The request did not arrive in time" },
  email_taken: { status: 409, title: "An account with this email address already exists" },
  email_not_settable: {
    status: 409,
    title: "Only an account without an email address, whose factors were reset, can get one"
  },
  username_taken: { status: 409, title: "An account with this username already exists" },
  conflict: { status: 409, title: "Another request changed the resource" },
  last_super_admin: { status: 409, title: "At least one active super_admin is required" },
  last_authenticator: {
    status: 409,
    title: "The account requires at least one way to log in"
  },
  second_factor_missing: { status: 409, title: "The account has no second factor" },
  second_factor_required: {
    status: 409,
    title: "The role of the user requires a second factor"
  },
  password_missing: { status: 409, title: "The account has neither a password nor a passkey" },
  too_many_passkeys: {
    status: 409,
    title: "The user has reached the maximum number of passkeys"
  },
  too_many_tasks: {
    status: 409,
    title: "The user has reached the maximum number of open tasks"
  },
  too_many_api_keys: { status: 409, title: "The user has reached the maximum number of API keys" },
  already_subscribed: { status: 409, title: "The user already has a subscription" },
  not_subscribed: { status: 409, title: "The user has no subscription" },
  too_many_webhook_endpoints: {
    status: 409,
    title: "The maximum number of webhook endpoints has been reached"
  },
  precondition_failed: {
    status: 412,
    title: "The version of the resource does not meet If-Match or If-None-Match"
  },
  payload_too_large: { status: 413, title: "The request body is too large" },
  unsupported_media_type: { status: 415, title: "Unsupported media type" },
  expectation_failed: { status: 417, title: "The server does not meet the expectation" },
  idempotency_key_reused: {
    status: 422,
    title: "The idempotency key was used with a different request body"
  },
  rate_limited: { status: 429, title: "Too many requests" },
  headers_too_large: { status: 431, title: "The request headers are too large" },
  internal: { status: 500, title: "Internal server error" },
  not_implemented: {
    status: 501,
    title: "The server does not implement what the request requires"
  },
  payments_not_configured: { status: 501, title: "Payments are not configured" },
  unavailable: { status: 503, title: "The service is temporarily unavailable" }
}))();
var InvalidPart = /* @__PURE__ */ (() => z.object({
  in: z.enum(["body", "query", "path", "header", "cookie"]),
  pointer: z.string(),
  detail: z.string()
}))();
var Problem = /* @__PURE__ */ (() => z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(problems)),
  detail: z.string().optional(),
  requestId: z.string().optional(),
  errors: z.array(InvalidPart).optional(),
  availableAt: Timestamp.optional(),
  pending: PendingLogIn.optional(),
  dependencies: Dependencies.optional()
}))();

var profile = /* @__PURE__ */ (() => ["email", "username", "name", "locale", "plan"])();
var ofUser = /* @__PURE__ */ (() => ({ userId: UserId }))();
var ofSession = /* @__PURE__ */ (() => ({ ...ofUser, sessionId: SessionId }))();
var ofApiKey = /* @__PURE__ */ (() => ({ ...ofUser, keyId: ApiKeyId }))();
var ofAuthenticator = /* @__PURE__ */ (() => ({
  ...ofUser,
  authenticatorId: z.string().optional(),
  kind: z.enum(["passkey", "totp", "recovery_codes"])
}))();
var ofTask = /* @__PURE__ */ (() => ({ ...ofUser, taskId: TaskId }))();
var eventDefinitions = /* @__PURE__ */ (() => ({
  "user.created": ["An account was created.", { ...ofUser, role: Role }],
  "user.updated": [
    "The profile, the email address or the plan of a user was changed.",
    {
      ...ofUser,
      changed: z.array(z.enum(profile))
    }
  ],
  "user.role_changed": [
    "The role of a user was changed.",
    {
      ...ofUser,
      role: Role,
      previousRole: Role,
      wasPending: z.literal(true).optional()
    }
  ],
  "user.role_change_pending": [
    "A user was given a role that requires a second factor. It takes effect when the user has completed a login with a second factor and a code from the mailbox.",
    {
      ...ofUser,
      role: Role,
      pendingRole: Role
    }
  ],
  "user.suspended": ["A user was suspended.", ofUser],
  "user.reinstated": ["The suspension of a user has ended.", ofUser],
  "user.deleted": [
    "An account was deleted. The consumer must delete the personal data that it stores about the user.",
    ofUser
  ],
  "user.email_change_requested": [
    "A change of the email address was requested. It takes effect when the new address is confirmed.",
    ofUser
  ],
  "user.email_verified": ["A user has verified their email address.", ofUser],
  "user.password_changed": ["The password of a user was changed or reset.", ofUser],
  "user.locked_out": [
    "After too many wrong passwords, the API has started to reject logins to an account, either from one device or network, or from all unknown devices. This does not affect other known devices. The API publishes this event at most once a day for each account.",
    ofUser
  ],
  "user.secured": [
    "The recipient of a security mail has secured the account, or has undone an email change: all sessions, API keys and links have ended, and the user must reset the password.",
    ofUser
  ],
  "user.factor_recovery_requested": [
    "A user has reported the loss of the second factor. After 72 hours, a login without it removes all factors. Until then, the user can cancel the request.",
    ofUser
  ],
  "user.factor_recovery_cancelled": [
    "A request to remove a lost second factor was cancelled, by a session of the user, by a login with the factor, or by a recovery. The factors remain.",
    ofUser
  ],
  "authenticator.added": [
    "A passkey, a TOTP authenticator or the first set of recovery codes was added to an account.",
    ofAuthenticator
  ],
  "authenticator.removed": [
    "A passkey, a TOTP authenticator or the set of recovery codes was removed from an account.",
    ofAuthenticator
  ],
  "passkey.copy_suspected": [
    "The signature counter of a passkey has gone back, so a copy of the passkey may exist. The API has refused this use of it. The API publishes this event at most once a day for each account, unless another passkey is affected.",
    { ...ofUser, authenticatorId: AuthenticatorId }
  ],
  "recovery_codes.replaced": [
    "The recovery codes of an account were replaced by a new set. The codes of the earlier set are invalid.",
    ofUser
  ],
  "recovery_code.used": ["A user has used a recovery code.", ofUser],
  "trusted_device.added": [
    "A login with the second factor has made a device trusted. Later logins there need the password only.",
    { ...ofUser, deviceId: DeviceId }
  ],
  "session.started": ["A session has started: a user has signed up or logged in.", ofSession],
  "session.ended": [
    "A session has ended: by logout, by revocation, because it expired, or because the user has started more than 100 sessions.",
    {
      ...ofSession,
      reason: z.enum(["revoked", "expired", "replayed", "limit"]).optional()
    }
  ],
  "session.replayed": [
    "A client sent a refresh token that had already been used, so the API ended the session. The token may be stolen.",
    ofSession
  ],
  "api_key.created": [
    "An API key was created.",
    { ...ofApiKey, scopes: z.array(Scope) }
  ],
  "api_key.revoked": ["An API key was revoked.", ofApiKey],
  "task.created": ["A task was created.", { ...ofTask, status: TaskStatus }],
  "task.updated": ["A task was changed.", { ...ofTask, status: TaskStatus }],
  "task.deleted": ["A task was deleted.", ofTask],
  "webhook_endpoint.disabled": [
    "The API has disabled a webhook endpoint, because the endpoint responded with 410, or because at least 20 consecutive attempts failed over more than 24 hours.",
    {
      userId: UserId,
      endpointId: WebhookEndpointId
    }
  ]
}))();
var source = /* @__PURE__ */ (() => z.string().min(1))();
function eventOf(type) {
  const [description2, data] = eventDefinitions[type];
  const name2 = type.replace(/(?:^|[._])(\w)/g, (_, letter) => letter.toUpperCase());
  return z.object({
    specversion: z.literal("1.0"),
    id: EventId,
    source,
    type: z.literal(type),
    time: Timestamp,
    subject: z.string(),
    datacontenttype: z.literal("application/json"),
    actor: z.string().optional(),
    requestid: z.string().optional(),
    traceparent: z.string().regex(/^00-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/).optional(),
    data: z.object(data)
  });
}
var events = /* @__PURE__ */ (() => Object.fromEntries(
  Object.keys(eventDefinitions).map((type) => [type, eventOf(type)])
))();
export {
  Activity,
  ApiKeyId,
  AuthResult,
  AuthenticatorId,
  AuthenticatorType,
  DeviceId,
  Email,
  EventId,
  EventType,
  GivenEmail,
  GivenLocale,
  InvalidPart,
  Locale,
  NewApiKey,
  PersonName,
  Plan,
  PlanId,
  PlanPrice,
  Problem,
  Role,
  Scope,
  SessionId,
  SubscriptionStatus,
  Task,
  TaskId,
  TaskStatus,
  User,
  UserId,
  UserPage,
  UserStatus,
  Username,
  VerifiedToken,
  WebhookEndpointId,
  acceptedRoles,
  acceptsAnonymous,
  acceptsForwardingKey,
  anySession,
  contract,
  defineRoutes,
  emptyResponse,
  events,
  foldText,
  includesRole,
  jsonBody,
  jsonResponse,
  leastRoles,
  noAuthentication,
  normalizeEmail,
  offsetDateTime,
  optionalApiKey,
  optionalJsonBody,
  problems,
  requires,
  requiresExactly,
  routes,
  satisfiesRule,
  shownText,
  systemRoutes,
  taskRoutes,
  tenMinutes,
  versionedResponse,
  withAsciiDomain
};
