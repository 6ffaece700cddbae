// Written by `npm run openapi` from openapi/openapi.json.
export interface paths {
    "/auth/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign up
         * @description Creates an account and starts its first session. The email address and the username must be unique. The API sends a verification link to the email address. The link expires after 24 hours. The API publishes `user.created` and `session.started`.
         *
         *     If the installation requires verified email addresses (`REQUIRE_VERIFIED_EMAIL`) or hides which ones are taken (`SIGN_UP_PRIVACY`), there is no account yet: the API stores the sign-up for 24 hours, sends a code and a link by mail and returns a challenge. The account begins when the client proves the email address, with the code or the link and the challenge (`answerChallenge`), or with the link and the password (`verifyEmail`). Until then a login returns `invalid_credentials`. A username that another account got meanwhile is omitted. With `SIGN_UP_PRIVACY`, the response is the same for a taken email address, whose owner is notified by mail. With `SIGN_UP=invite`, the API returns `sign_up_closed`.
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         *
         *     **Rate limit:** 20 requests per hour per client IP address.
         */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in
         * @description Starts a session with an email address or username, and a password. For an unknown identifier and for a wrong password, the API returns the same error after the same time. The API publishes `session.started`. If the device or the network is new, it notifies the user by mail. If the account requires another proof, the API returns 202 with a challenge for `answerChallenge`, and starts no session.
         *
         *     The API slows down password guessing. A request with the device token of an earlier login to the account (`deviceToken`, or the device cookie) comes from a known device. The API counts the failed logins to an account for each known device, and for each network (an IPv4 address or an IPv6 /64) of unknown devices. After 5 failures of one device or network, it returns `rate_limited` with `Retry-After` for 30 seconds. Each further failure doubles this time, up to 1 hour. After 100 failures of unknown devices, it accepts only known devices, so other clients cannot lock out a device of the user. After 100 failures of known devices and sessions, each of them counts as its network. Wrong passwords in `changePassword`, `changeEmail`, `deleteMe` and `reauthenticate` count, too. If too many other attempts of the device or network are still being checked, the API returns `rate_limited` with a `Retry-After` of 1 second. This does not start a lockout. When a lockout starts, the API publishes `user.locked_out` and notifies the user by mail, at most once a day. The API deletes the counted failures after `resetPassword` or `unlockUser`, or 24 hours after the first failure. This ends every lockout of the account.
         *
         *     The client keeps the device token after a logout, and the API returns it again at each login from the device. The token proves nothing by itself, and a wrong one has no effect.
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         *
         *     **Rate limit:** 30 requests per minute per client IP address.
         */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete a login with another proof
         * @description Adds a proof to a login that returned `pending`. If the account requires no further proof, the API starts the session and publishes `session.started`. Otherwise it returns the next challenge.
         *
         *     A challenge expires 10 minutes after the login, and is valid for one successful answer. It becomes invalid when the account is suspended, gets another role or is recovered. A challenge that the API returned in cookie mode is bound to the browser by a cookie, and the API returns the session in cookie mode, too. Failed proofs are counted as failed logins. If the reason is `verify_email`, the client can omit the proof after the user has opened the link in the mail.
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         *
         *     **Rate limit:** 30 requests per minute per client IP address.
         */
        post: operations["answerChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/lost-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report the loss of the second factor during a login
         * @description For a user who has neither the second factor nor a recovery code. The client sends the challenge of a login that requires a second factor. The API returns a challenge with the reason `lost_factor`, and sends a code to the email address. When `answerChallenge` has received the code and the password, the API notifies the user and starts a delay of 72 hours. `availableAt` of the challenge contains its end. A login with the same steps then succeeds, within 7 days: it removes the second factors and ends all sessions and API keys. If the login has proven both already, `answerChallenge` without a proof completes it. Until then, each session of the user can cancel the request (`cancelFactorRecovery`), and a login with the second factor or a recovery cancels it, too. The API publishes `user.factor_recovery_requested` and `user.factor_recovery_cancelled`, and mails the user about both. For a user whose role requires a second factor, and for an account without a password, the API returns `forbidden`: an administrator removes the factor (`resetUserAuthenticators`). A user without a password who has a recovery code sets a password with it (`resetPassword`).
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         *
         *     **Rate limit:** 30 requests per minute per client IP address.
         */
        post: operations["reportLostFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/reauthenticate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reauthenticate the user of a session
         * @description Authenticates the user of a session again, for operations that require a recent authentication (RFC 9470). The client sends the refresh token in the body or as the session cookie, and one or two proofs. The API rotates the refresh token and returns an access token with the new time, methods and level of the authentication. If the account has a second factor, the API requires two factors, or a passkey that verifies the user; otherwise it returns `reauthentication_required`. A wrong proof counts as a failed login.
         *
         *     An account without a password, a passkey and a TOTP authenticator has no proof but its mailbox. Its user requests a code (`requestEmailCode`) and sends the code with the challenge. The access token then has no `acr`. For other accounts the API rejects a mailed code (`invalid_credentials`).
         *
         *     If the request names an operation, the response also contains a token for one request of that operation.
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         *
         *     **Rate limit:** 30 requests per minute per client IP address.
         */
        post: operations["reauthenticate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/email-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in by a code in a mail
         * @description Sends a mail with a code of 8 digits and a link, and returns the challenge that they answer (`answerChallenge` with the method `email_code`). The code expires after 10 minutes, and the API judges at most 5 codes. It works only with this challenge, so only in the browser or app that has asked for it: a link that is opened elsewhere has no challenge, and the application there asks the user to enter the code where the login began. A request for the page of the link changes nothing. The mail names the browser, the network and the time of the request.
         *
         *     The response is the same whether or not the account exists. If there is none and sign-up is open, the code opens an account without a password. If the email address of the account was never verified, the API decides as described for `resetPassword`, because the code does not prove the account. A code proves the mailbox only: an account with a second factor requires it as well, and the access token has no `acr`. The limits on mails are those of `forgotPassword`. Beyond them, the response is the same and no mail is sent.
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         *
         *     **Rate limit:** 20 requests per hour per client IP address.
         */
        post: operations["requestEmailCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get the options to use a passkey
         * @description Returns the options for `navigator.credentials.get()`. The challenge in them expires after 5 minutes and is valid once, for one purpose: a login (`logInWithPasskey`), the second factor of a login (`answerChallenge`), a new authentication of a session (`reauthenticate`), or the undo of an email change (`undoEmailChange`). The API stores nothing.
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         *
         *     **Rate limit:** 60 requests per minute per client IP address.
         */
        post: operations["requestPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in with a passkey
         * @description Starts a session with a passkey, without an identifier and a password. The authenticator must have verified the user by a PIN or biometrics, so the login has two factors. The API publishes `session.started`. It refuses a passkey whose signature counter goes back, because a copy of the passkey may exist. Failed attempts are not counted: a signature cannot be guessed.
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         *
         *     **Rate limit:** 30 requests per minute per client IP address.
         */
        post: operations["logInWithPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/email/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify an email address
         * @description Verifies an email address with the one-time token from a mail. The client also proves the account: by an access token of one of its sessions, by its password in `password`, or by the challenge of its sign-up or login. Without this proof the API returns `account_proof_required` and changes nothing, because a stranger may have created the account with the email address of another person. The owner of the email address resets the password instead (`forgotPassword`). A wrong password counts as a failed login.
         *
         *     For a new account, the API publishes `user.email_verified` and sends a welcome mail. For an email change (`changeEmail`), it replaces the email address of the account, publishes `user.updated` and notifies the old email address by mail. Each token is valid once.
         *
         *     **Access:** an access token is optional. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 60 requests per hour per client IP address.
         */
        post: operations["verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/email/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resend the verification mail
         * @description Sends a new verification link to an email address. The link expires after 24 hours. The response is the same whether or not the account exists, and the API sends no mail to an address that is already verified. The limits on mails are those of `forgotPassword`, and count together with them.
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         *
         *     **Rate limit:** 20 requests per hour per client IP address.
         */
        post: operations["resendVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request a password reset
         * @description Sends a mail with a link to set a new password. The link expires after 15 minutes. An invited user receives a new invitation instead, which expires after 24 hours. The response is the same whether or not the account exists, so it does not reveal which email addresses have an account. A request with the device token of an earlier login to the account comes from a known device. In an hour, the API sends at most 4 of these mails for each known device of the account. For unknown devices, it sends at most 4 for each network and 5 for all networks together, and one additional mail beyond these two limits. A request beyond these limits returns the same response and sends no mail. A new link does not invalidate an earlier one.
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         *
         *     **Rate limit:** 20 requests per hour per client IP address.
         */
        post: operations["forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset the password
         * @description Sets a new password with the one-time token from a mail. The API ends all sessions of the user and all API keys that were created before (their status is `ended_by_recovery`). It invalidates all links in earlier mails, cancels a pending email change and clears the lockout of the account. Devices of earlier logins are then unknown devices. If the user already had a password, the API publishes `user.password_changed` and notifies the user by mail. For an invited user, the API sets the first password and activates the account. If the email address was not verified before, the API publishes `user.email_verified` and sends a welcome mail. Each token is valid once.
         *
         *     A reset keeps the second factors of the account, except those that were added in the last 72 hours and that no older factor has confirmed. If the account keeps one, the reset requires a proof by it. Without the proof, the API returns 202 with a challenge, and the one-time token stays valid. The client then repeats the request with `proof`, or adds the proof to the challenge (`answerChallenge`) and repeats the request with the `challenge` of the response.
         *
         *     Without a proof by a second factor, the new password proves no more than the mailbox for 72 hours. Until then it completes neither a login after `resetUserAuthenticators`, nor a login that adds the second factor which the role requires (`availableAt`).
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         *
         *     **Rate limit:** 60 requests per hour per client IP address.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/secure-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Secure an account
         * @description Secures an account with the token from a security mail: a mail about a change of a way to log in, or about a login from a new device. The link is valid for 7 days, until the account is secured or its password is reset. It also works for the recipient at a former email address. The API ends all sessions of the user and all API keys (their status is `ended_by_recovery`), makes all devices unknown, invalidates all links in earlier mails except the one of `undoEmailChange`, removes the second factors and passkeys that were added in the last 72 hours, and cancels a pending email change. It starts no session. Until the password is reset, `logIn` returns `password_reset_required`. The API publishes `user.secured` and notifies the user by mail. `next` in the response is how the user gets access again.
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         *
         *     **Rate limit:** 60 requests per hour per client IP address.
         */
        post: operations["secureAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/email/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo an email change
         * @description Restores the email address that an account had before a change, with the token from the mail to that address. The link is valid for 72 hours after the change, also after further changes of the email address or of the password. The API requires the password that the account had when the address was changed, or a proof by a second factor that the account has had for 72 hours. Wrong passwords are limited as in `logIn`, with a counter for each link, and wrong codes as in `answerChallenge`. With a factor that was added later the API returns `authenticator_too_new`. The API undoes later changes of the email address, too. It ends all sessions, API keys and links as `secureAccount` does, and sends a reset link to the restored address. Until the password is reset, `logIn` returns `password_reset_required`. The API publishes `user.updated` and `user.secured`, and notifies both addresses by mail.
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         *
         *     **Rate limit:** 60 requests per hour per client IP address.
         */
        post: operations["undoEmailChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/enrolment/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a TOTP secret during a login
         * @description For a login with the reason `enroll_second_factor`: the role of the user requires a second factor, and the account has none. The client has answered the challenge by the password and a code from the mailbox, and `methods` contains `totp`. Otherwise the API returns `invalid_challenge`. The API creates a secret for an authenticator app, as `setUpTotp` does. The challenge stays valid, for `confirmEnrolledTotp`. A new call replaces the secret of an earlier one.
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         *
         *     **Rate limit:** 30 requests per minute per client IP address.
         */
        post: operations["enrolTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/enrolment/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a TOTP secret and complete the login
         * @description Adds the TOTP authenticator of the secret that `enrolTotp` returned for the same challenge, and starts the session, with both factors. The challenge and the code are valid once. The API judges at most 10 wrong codes for each secret. The API ends all other sessions of the user, and notifies the user by mail. It publishes `session.started`. If a promotion to another role has waited for the second factor, the user has this role from then on.
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         *
         *     **Rate limit:** 30 requests per minute per client IP address.
         */
        post: operations["confirmEnrolledTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/enrolment/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get the options to create a passkey during a login
         * @description For a login with the reason `enroll_second_factor` whose `methods` contain `passkey`, as for `enrolTotp`. It returns the options for `navigator.credentials.create()`, as `startPasskey` does. The challenge in them expires after 5 minutes, and is valid once, for `enrolPasskey` of the same login.
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         *
         *     **Rate limit:** 30 requests per minute per client IP address.
         */
        post: operations["startPasskeyEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/enrolment/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a passkey and complete the login
         * @description Adds a passkey that the browser has created with the options of `startPasskeyEnrolment`, and starts the session. Everything else is as for `confirmEnrolledTotp`.
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         *
         *     **Rate limit:** 30 requests per minute per client IP address.
         */
        post: operations["enrolPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh the tokens of a session
         * @description Exchanges a refresh token for a new access token and a new refresh token. The client sends the token in the body or as the session cookie. Each refresh token is valid once. For 10 seconds after the rotation of a token, the API accepts the token again if it is one of the last five tokens of the session. The client must have the same user agent or network as the client of the last refresh, as another tab has. The API then returns the current refresh token. From another client, it rejects the token with `invalid_session`, and the session stays active. If a client sends a rotated token later, the API assumes theft (RFC 9700, section 4.14.2): it ends the session and publishes `session.replayed`. A back end that refreshes for a browser forwards the user agent and the address of the browser.
         *
         *     If the account requires another proof since the login, the API returns `authentication_incomplete` with a challenge in `pending`, for `answerChallenge`. The session stays active and the refresh token stays valid. A session that completes the challenge replaces this one.
         *
         *     With `mode=cookie`, a request without a session cookie and without a body is no error: the API returns 204. So a page asks whether the user is signed in.
         *
         *     A session expires 14 days after its last use, and at the latest 30 days after the login. These values and the 10 seconds are defaults, which an installation can change.
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log out
         * @description Ends the session of a refresh token. The client sends the token in the body or as the session cookie, which the API then deletes. The API publishes `session.ended`. It returns 204 even if the session does not exist.
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         */
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Verify an access token or an API key
         * @description Returns the user, the role and the scopes of the access token or API key in the request. The API verifies an access token without a database lookup, so it does not detect that the session has ended. `verifySession` detects it. For an API key, the API reads the key and its owner.
         *
         *     **Access:** an access token, or an API key with the scope `token:verify`.
         */
        get: operations["verifyToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/session/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify a session
         * @description Returns the user of a session. The client sends the refresh token in the body or as the session cookie. The token stays valid. The API reads the session and the account, so it rejects a session that has ended. It extends the session at most once a day. `expiresAt` is the absolute end of the session, 30 days after the login by default; a session that the client does not use expires earlier.
         *
         *     For 10 seconds after a token was rotated, the API accepts it only from a client with the same user agent or network as the client of the last refresh. From another client, it rejects the token with `invalid_session`, and the session stays active. A back end that verifies the session of a browser therefore forwards the user agent and the address of the browser. A token that was rotated earlier is a replay, as for `refreshSession`: the API ends the session and publishes `session.replayed`. If the account requires another proof, the API returns `authentication_incomplete`; `refreshSession` returns the challenge.
         *
         *     **Access:** no access token required. A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.
         */
        post: operations["verifySession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sessions of the user
         * @description Returns the active sessions of the signed-in user, the newest first. A sign-up and each login start a session. An account has at most 100 sessions: the next login ends the oldest one, and the API publishes `session.ended` with the reason `limit`.
         *
         *     **Access:** an access token.
         */
        get: operations["listMySessions"];
        put?: never;
        post?: never;
        /**
         * End all other sessions of the user
         * @description Ends all sessions of the signed-in user except the current one, by one write. The API publishes `session.ended` for each. It deletes 100 sessions with the request; if there are more, the events of the others follow with later logins, or when the sessions expire. With `If-Match`, the API ends them only if the account still has that version.
         *
         *     **Access:** an access token. The API rejects the access token of a session that has ended.
         */
        delete: operations["endMyOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session of the user
         * @description Ends one session of the signed-in user, for example on a lost device. The API publishes `session.ended`. It returns 204 even if the session does not exist.
         *
         *     **Access:** an access token. The API rejects the access token of a session that has ended.
         */
        delete: operations["endMySession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the JSON Web Key Set
         * @description Returns the public keys that verify access tokens: the current, the next and the previous signing key. Clients can cache the response for 5 minutes.
         *
         *     **Access:** no access token and no API key required.
         */
        get: operations["getJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/openid-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the issuer metadata
         * @description Returns the issuer and the URL of its key set in the format of OpenID Connect Discovery. JWT libraries use it to verify access tokens. Clients can cache the response for 5 minutes.
         *
         *     **Access:** no access token and no API key required.
         */
        get: operations["getOpenIdConfiguration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the account of the user
         * @description Returns the account of the signed-in user.
         *
         *     **Access:** an access token.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        /**
         * Delete the account of the user
         * @description Deletes the account of the signed-in user. A wrong password counts as a failed login. The API ends all sessions, revokes all API keys, deletes the tasks and the customer at the payment provider, and removes the personal data from the activity log. Other accounts can then use the email address and the username. The API publishes `user.deleted` and confirms the deletion by mail. With `If-Match`, the API deletes the account only if it still has that version. The last active super_admin cannot be deleted.
         *
         *     **Access:** an access token. Requires a token of `reauthenticate` for this operation in the header `X-Reauthentication`, or the password in the body if the account has no second factor. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 10 requests per 5 minutes per user.
         */
        delete: operations["deleteMe"];
        options?: never;
        head?: never;
        /**
         * Update the profile of the user
         * @description Changes the name, the username or the language of the signed-in user. With `If-Match`, the API makes the change only if the account still has that version. The API publishes `user.updated`, and notifies the user of a changed username by mail.
         *
         *     **Access:** an access token. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 60 requests per hour per user.
         */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the password of the user
         * @description Changes the password of the signed-in user. By default, it ends all other sessions of the user. All links in earlier mails become invalid. A wrong password counts as a failed login. The API publishes `user.password_changed` and notifies the user by mail. With `If-Match`, the API makes the change only if the account still has that version.
         *
         *     **Access:** an access token. Requires a token of `reauthenticate` for this operation in the header `X-Reauthentication`, or the password in the body if the account has no second factor. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 10 requests per 5 minutes per user.
         */
        put: operations["changePassword"];
        post?: never;
        /**
         * Remove the password of the user
         * @description Removes the password of the signed-in user, who logs in with a passkey from then on. The API ends all other sessions of the user, and all links in earlier mails become invalid. An account without a passkey keeps its password. The user sets a password again with `changePassword` or `resetPassword`. The API publishes `user.password_changed` and notifies the user by mail.
         *
         *     **Access:** an access token. Requires a token of `reauthenticate` for this operation in the header `X-Reauthentication`. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 30 requests per hour per user.
         */
        delete: operations["removePassword"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the email address of the user
         * @description Requests a change of the email address of the signed-in user. The API sends a link to the new email address and notifies the current one. The link expires after 24 hours. The email address changes when `verifyEmail` receives the token of the link. A new request replaces the previous one, whose link becomes invalid. The change also invalidates all links in mails to the former email address. If another account already has the new email address, or had it in the last 72 hours, the API returns the same response, but sends no mail.
         *
         *     The API accepts at most 10 requests of a user in an hour. In an hour, it sends at most 3 mails for a user to one email address, and at most 5 for all users to one email address. An email address can change at most 3 times in 72 hours. Beyond these limits it returns `rate_limited` with `Retry-After`. The API publishes `user.email_change_requested`. A wrong password counts as a failed login. With `If-Match`, the API accepts the request only if the account still has that version.
         *
         *     **Access:** an access token. Requires a token of `reauthenticate` for this operation in the header `X-Reauthentication`, or the password in the body if the account has no second factor. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 10 requests per 5 minutes per user.
         */
        post: operations["changeEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the data of the user
         * @description Returns all data that the API stores about the signed-in user, except passwords, tokens and the secrets of API keys. A large export has several pages. `nextCursor` of a page is the `cursor` of the next one, and the last page has none. Each page contains the account; the first one contains the API keys and the billing data. The lists of sessions, activity and tasks continue from page to page.
         *
         *     **Access:** an access token. Requires an authentication within the last 10 minutes. The API rejects the access token of a session that has ended.
         */
        get: operations["exportMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/authenticators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the authenticators of the user
         * @description Returns the passkeys, the TOTP authenticator and the recovery codes of the signed-in user, the oldest first, without their secrets.
         *
         *     **Access:** an access token.
         */
        get: operations["listMyAuthenticators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get the options to create a passkey
         * @description Returns the options for `navigator.credentials.create()`. The challenge in them expires after 5 minutes. It is valid once, for `addPasskey` of the same session.
         *
         *     **Access:** an access token. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 30 requests per hour per user.
         */
        post: operations["startPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a passkey to the account of the user
         * @description Adds a passkey that the browser has created with the options of `startPasskey`. The passkey is another way to log in, and a second factor beside the password. The API ends all other sessions of the user. The session of the request continues, and counts as authenticated by both factors. A user can have at most 20 passkeys.
         *
         *     **Access:** an access token. Requires a token of `reauthenticate` for this operation in the header `X-Reauthentication`. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 30 requests per hour per user.
         */
        post: operations["addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a passkey of the user
         * @description Removes a passkey. The API ends all other sessions of the user. The last passkey of an account without a password cannot be removed, nor the last second factor of a user whose role requires one.
         *
         *     **Access:** an access token. Requires a token of `reauthenticate` for this operation in the header `X-Reauthentication`. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 30 requests per hour per user.
         */
        delete: operations["removePasskey"];
        options?: never;
        head?: never;
        /**
         * Rename a passkey of the user
         * @description Changes the name by which the user recognises a passkey.
         *
         *     **Access:** an access token. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 30 requests per hour per user.
         */
        patch: operations["renamePasskey"];
        trace?: never;
    };
    "/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a TOTP secret
         * @description Creates a secret for an authenticator app (TOTP, RFC 6238: SHA-1, six digits, 30 seconds), as text, as a URI and as a QR code. The API stores it encrypted and does not return it again. The secret proves nothing until `confirmTotp` receives its first code in the same session, within 15 minutes. A TOTP authenticator that the user has already stays valid until then. A new call replaces the unconfirmed secret of an earlier one. An account without a password and a passkey has another one first (`password_missing`).
         *
         *     **Access:** an access token. Requires a token of `reauthenticate` for this operation in the header `X-Reauthentication`. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 30 requests per hour per user.
         */
        post: operations["setUpTotp"];
        /**
         * Remove the TOTP authenticator
         * @description Removes the TOTP authenticator of the signed-in user. If the account has no other second factor, the API also deletes the recovery codes. A proof by an authenticator that was added in the last 72 hours is not sufficient, unless an older one has confirmed it: the client adds a proof by an older one or by an older recovery code. It ends all other sessions of the user. A user whose role requires a second factor adds another one first.
         *
         *     **Access:** an access token. Requires a token of `reauthenticate` for this operation in the header `X-Reauthentication`. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 30 requests per hour per user.
         */
        delete: operations["removeTotp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a TOTP secret
         * @description Adds the TOTP authenticator of the secret that `setUpTotp` returned in the same session, and replaces an earlier one. From then on a login requires it besides the password. The code is valid once: the next login needs a later one. The API judges at most 10 wrong codes for each secret, and then returns `rate_limited`. The API ends all other sessions of the user. The session of the request continues, and counts as authenticated by both factors.
         *
         *     **Access:** an access token. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 10 requests per 5 minutes per user.
         */
        post: operations["confirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create recovery codes
         * @description Creates ten recovery codes of 120 bits each, for a user who has lost the second factor. They replace the earlier codes. Each is valid once, instead of a TOTP code or a passkey. The API stores hashes only and does not return the codes again. It ends all other sessions of the user.
         *
         *     **Access:** an access token. Requires a token of `reauthenticate` for this operation in the header `X-Reauthentication`. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 30 requests per hour per user.
         */
        post: operations["createRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/factor-recovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Cancel the removal of a lost second factor
         * @description Cancels the request to log in without the second factor (`reportLostFactor`). A user who has not made the request should also change the password. It returns 204 even if there is no request.
         *
         *     **Access:** an access token. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 30 requests per hour per user.
         */
        delete: operations["cancelFactorRecovery"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the trusted devices of the user
         * @description Returns the devices on which the signed-in user logs in without the second factor, the oldest first. A login makes a device trusted (`trustDevice` of `answerChallenge`) for `TRUSTED_DEVICE_DAYS`. An account has at most 100: the next one ends the trust in the oldest. The device gets a new device token then. The API publishes `trusted_device.added` and notifies the user by mail. A recovery and each change of a second factor end the trust. A session that starts without the second factor has the level `aal1`.
         *
         *     **Access:** an access token. The API rejects the access token of a session that has ended.
         */
        get: operations["listMyDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/devices/{deviceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a trusted device
         * @description Ends the trust in a device of the signed-in user, and the sessions that started there without the second factor. The next login there requires the second factor. If the session of this request is one of them, it stays active until its next refresh, which requires the second factor. It returns 204 even if the device is not trusted.
         *
         *     **Access:** an access token. The API rejects the access token of a session that has ended.
         */
        delete: operations["removeMyDevice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the users
         * @description Returns users, the newest first. A new account appears in the list after a short delay. With several filters, a user must match all of them. With a filter, a page can have fewer items than `limit`, or no items, although more pages follow.
         *
         *     **Access:** an access token, or an API key with the scope `users:read`. Requires at least the role `agent` (of the user or the owner of the API key). The API rejects the access token of a session that has ended.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Invite a user
         * @description Creates an account without a password and sends an invitation to its email address. The user sets the password with the link in the mail (`resetPassword`). The link expires after 24 hours. `forgotPassword` sends a new one. The API sends at most 5 invitations of all administrators to one email address in an hour. Beyond it, it returns `rate_limited` with `Retry-After`. The new role must be lower than the role of the caller, unless the caller is a super_admin. An API key can grant only the role `user`, whatever the role of its owner. The API publishes `user.created`.
         *
         *     **Access:** an access token, or an API key with the scope `users:write`. Requires at least the role `master` (of the user or the owner of the API key). The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 60 requests per hour per user.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a user
         * @description Returns the account of a user.
         *
         *     **Access:** an access token, or an API key with the scope `users:read`. Requires at least the role `agent` (of the user or the owner of the API key). The API rejects the access token of a session that has ended.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /**
         * Delete a user
         * @description Deletes the account of a user with the same effects as `deleteMe`. The caller must have a higher role than the user, so a super_admin must get another role (`changeUserRole`) before the deletion. The API publishes `user.deleted` and notifies the user by mail. With `If-Match`, the API deletes the account only if it still has that version.
         *
         *     **Access:** an access token. Requires the role `super_admin`. Requires an authentication within the last 10 minutes. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 30 requests per minute per user.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Update the profile of a user
         * @description Changes the name, the username or the language of a user. The caller must have a higher role than the user. With `If-Match`, the API makes the change only if the account still has that version. The API publishes `user.updated`.
         *
         *     **Access:** an access token, or an API key with the scope `users:write`. Requires at least the role `master` (of the user or the owner of the API key). The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 10 requests per hour per user and target account, and 30 requests per minute per user.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/users/{userId}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Suspend a user
         * @description Suspends a user. `reinstateUser` ends the suspension. The API ends all sessions of the user, and rejects logins and the API keys of the user. The caller must have a higher role than the user, or the role `super_admin`. The API publishes `user.suspended` and notifies the user by mail. The last active super_admin cannot be suspended. With `If-Match`, the API makes the change only if the account still has that version.
         *
         *     **Access:** an access token. Requires at least the role `master`. Requires an authentication within the last 10 minutes. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 10 requests per hour per user and target account, and 30 requests per minute per user.
         */
        put: operations["suspendUser"];
        post?: never;
        /**
         * Reinstate a user
         * @description Ends the suspension of a user. The user can log in again, and the API accepts the API keys of the user again. The caller must have a higher role than the user, or the role `super_admin`. If the user is not suspended, the request has no effect. The API publishes `user.reinstated`. With `If-Match`, the API makes the change only if the account still has that version.
         *
         *     **Access:** an access token. Requires at least the role `master`. Requires an authentication within the last 10 minutes. The API rejects the access token of a session that has ended.
         */
        delete: operations["reinstateUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}/lockout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Unlock a user
         * @description Ends the lockout that too many failed logins to an account have caused. The API deletes the records of the failed logins from all devices and networks, so the user can try to log in again. The caller must have a higher role than the user. An account can be unlocked 5 times a day. Beyond it, the API returns `rate_limited`, and the user resets the password by mail.
         *
         *     **Access:** an access token. Requires at least the role `agent`. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 30 requests per minute per user.
         */
        delete: operations["unlockUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}/authenticators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the authenticators of a user
         * @description Returns the passkeys, the TOTP authenticator and the recovery codes of a user, the oldest first, without their secrets. The caller must have a higher role than the user.
         *
         *     **Access:** an access token. Requires at least the role `master`. The API rejects the access token of a session that has ended.
         */
        get: operations["listUserAuthenticators"];
        put?: never;
        post?: never;
        /**
         * Remove the authenticators of a user
         * @description Removes the passkeys, the TOTP authenticator and the recovery codes of a user who has lost them. It is a recovery: the API ends all sessions, API keys and links of the user. The next login requires the password and a code from the mailbox. A password that a mailed link has set counts 72 hours later: a mailbox alone is not sufficient. The caller must have a higher role than the user and have authenticated with a second factor (`aal2`) in the last 10 minutes. An administrator can do this 10 times a day. The factors of a super_admin are removed by the command `latch users reset-factors`. With `If-Match`, the API removes them only if the account still has that version.
         *
         *     **Access:** an access token. Requires at least the role `master`. Requires an authentication within the last 10 minutes. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 30 requests per minute per user.
         */
        delete: operations["resetUserAuthenticators"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the email address of a user who has none
         * @description Gives an email address to an account that has none, after `resetUserAuthenticators`. Without it, such a user cannot prove a mailbox, and so cannot log in. The user proves the address at the next login, which requires the password and a mailed code; a user who does not know the password requests a reset (`forgotPassword`). The response contains no secret. The caller must have a higher role than the user and have authenticated with a second factor (`aal2`) in the last 10 minutes. An administrator can do this 10 times a day. The command `latch users set-email` does the same for a super_admin. The API publishes `user.updated` and notifies the user by mail. With `If-Match`, the API makes the change only if the account still has that version.
         *
         *     **Access:** an access token. Requires the role `super_admin`. Requires an authentication within the last 10 minutes. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 30 requests per minute per user.
         */
        put: operations["setUserEmail"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End all sessions of a user
         * @description Ends all sessions of a user. The caller must have a higher role than the user, or the role `super_admin`. The API publishes `session.ended` for each session. With `If-Match`, the API ends them only if the account still has that version.
         *
         *     **Access:** an access token. Requires at least the role `master`. The API rejects the access token of a session that has ended.
         */
        delete: operations["endUserSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the role of a user
         * @description Changes the role of a user and ends all sessions of the user. The new role applies from the next login. If the installation requires a second factor for the role (`SECOND_FACTOR_ROLES`), the role takes effect at once only if the email address of the user is verified and the user has a second factor that suffices by itself. Otherwise `pendingRole` of the account contains the new role, and the sessions stay active. The next login of the user then requires the password, a mailed code and a second factor, which the user can add during this login, and gives the role. The API publishes `user.role_change_pending` and notifies the user by mail. If the user already has the role, the request has no effect. The API publishes `user.role_changed`. The last active super_admin cannot get another role. With `If-Match`, the API makes the change only if the account still has that version.
         *
         *     **Access:** an access token. Requires the role `super_admin`. Requires an authentication within the last 10 minutes. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 10 requests per hour per user and target account, and 30 requests per minute per user.
         */
        put: operations["changeUserRole"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the API keys of the user
         * @description Returns the API keys of the signed-in user, the newest first, without their secrets.
         *
         *     **Access:** an access token.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description Creates an API key for the signed-in user. The response contains the key. The API stores only a hash of it, so it cannot return the key again. A key never has more permissions than the current role of its owner, and no key can grant a role above `user`. A recovery of the account (`resetPassword`) ends the key; it stays in the list with the status `ended_by_recovery`. A user can have at most 50 keys, including the keys with the status `ended_by_recovery`. Creating a key raises the version of the account. The API publishes `api_key.created` and notifies the user by mail.
         *
         *     **Access:** an access token. Requires an authentication within the last 10 minutes. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 60 requests per hour per user.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Revokes an API key of the signed-in user. The API rejects the key from then on, publishes `api_key.revoked` and notifies the user by mail. It returns 204 even if the key does not exist.
         *
         *     **Access:** an access token. Requires an authentication within the last 10 minutes. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 60 requests per hour per user.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tasks of the user
         * @description Returns the tasks of the user, the newest first. With several filters, a task must match all of them. `dueAfter` and `dueBefore` exclude tasks without a due date. With a filter, a page can have fewer items than `limit`, or no items, although more pages follow.
         *
         *     **Access:** an access token, or an API key with the scope `tasks:read`.
         */
        get: operations["listTasks"];
        put?: never;
        /**
         * Create a task
         * @description Creates a task of the user. With an `Idempotency-Key`, the client can safely repeat the request within 24 hours: the API creates one task, and returns the first response each time, even if the task has been changed or deleted since. It does not create a deleted task again. To compare the bodies, it stores a hash of the first body and no text, so the text of a deleted task is not kept. The API publishes `task.created`.
         *
         *     A user can have 10,000 tasks with a status other than `done`. Above it, the API returns `too_many_tasks`. After the user completes or deletes tasks, it accepts new ones within 5 seconds.
         *
         *     **Access:** an access token, or an API key with the scope `tasks:write`.
         */
        post: operations["createTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a task
         * @description Returns a task of the user. For a task of another user the API returns `not_found`.
         *
         *     **Access:** an access token, or an API key with the scope `tasks:read`.
         */
        get: operations["getTask"];
        put?: never;
        post?: never;
        /**
         * Delete a task
         * @description Deletes a task of the user. With `If-Match`, the API deletes the task only if it still has that version. The API publishes `task.deleted`. For a deleted task, or a task of another user, it returns `not_found`.
         *
         *     **Access:** an access token, or an API key with the scope `tasks:write`.
         */
        delete: operations["deleteTask"];
        options?: never;
        head?: never;
        /**
         * Update a task
         * @description Changes a task of the user. With `If-Match`, the API makes the change only if the task still has that version. The API publishes `task.updated`. For a task of another user it returns `not_found`. A task that is `done` can be opened again unless the user has 10,000 open tasks.
         *
         *     **Access:** an access token, or an API key with the scope `tasks:write`.
         */
        patch: operations["updateTask"];
        trace?: never;
    };
    "/billing/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the plans
         * @description Returns the plans that a user can have, the free plan first. If the installation has no payments configured, the list can contain only the free plan.
         *
         *     **Access:** no access token and no API key required.
         */
        get: operations["listPlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the subscription of the user
         * @description Returns the current plan of the signed-in user and the status of the subscription. A change at the payment provider appears as soon as the provider has delivered its webhook. The scope of access tokens contains the new plan from the next refresh.
         *
         *     **Access:** an access token.
         */
        get: operations["getSubscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/checkout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a checkout page
         * @description Creates a page of the payment provider, on which the signed-in user pays for a plan. A repeated request within 10 minutes returns the same page. The page expires after 1 hour. A user with a subscription changes it in the billing portal (`createBillingPortal`). When the user has paid, the API publishes `user.updated` with the new plan.
         *
         *     **Access:** an access token. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 30 requests per 5 minutes per user.
         */
        post: operations["createCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/portal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a billing portal page
         * @description Creates a page of the payment provider, on which the signed-in user changes the plan or the payment method, downloads invoices or cancels the subscription.
         *
         *     **Access:** an access token. Requires an authentication within the last 10 minutes. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 30 requests per 5 minutes per user.
         */
        post: operations["createBillingPortal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/stripe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive an event from Stripe
         * @description Receives webhooks from Stripe. The API verifies the signature of the raw body. The signature must be at most 5 minutes old. It then reads the current subscription from Stripe, so Stripe can deliver events repeatedly and in any order. If the plan of the user changes, the API publishes `user.updated`. It ignores events that do not concern subscriptions.
         *
         *     **Access:** no access token and no API key required.
         */
        post: operations["receiveStripeEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the webhook endpoints
         * @description Returns all webhook endpoints of the installation, the newest first, without their secrets.
         *
         *     **Access:** an access token. Requires at least the role `master`. The API rejects the access token of a session that has ended.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Create a webhook endpoint
         * @description Creates a webhook endpoint. The API delivers events to its `url` from then on, and signs each delivery with the secret of the endpoint (Standard Webhooks). Only this response contains the secret. The API rejects addresses of private networks, here and at each attempt. An installation can have at most 20 endpoints.
         *
         *     The endpoint must respond with a 2xx status within 10 seconds. Otherwise the API retries: it makes up to 8 attempts within about 24 hours. If the endpoint responds with 410, or if at least 20 consecutive attempts fail over more than 24 hours, the API disables it and publishes `webhook_endpoint.disabled`.
         *
         *     **Access:** an access token. Requires at least the role `master`. Requires an authentication within the last 10 minutes. The API rejects the access token of a session that has ended.
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints/{endpointId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint
         * @description Deletes a webhook endpoint. The API cancels all pending deliveries to it. It returns 204 even if the endpoint does not exist.
         *
         *     **Access:** an access token. Requires at least the role `master`. Requires an authentication within the last 10 minutes. The API rejects the access token of a session that has ended.
         */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints/{endpointId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate the secret of a webhook endpoint
         * @description Replaces the secret of a webhook endpoint. Only this response contains the new secret. For 24 hours, the API signs each delivery with both the new and the previous secret, so `webhook-signature` has two signatures. If the secret is rotated again within 24 hours, the secret before the previous one becomes invalid immediately.
         *
         *     **Access:** an access token. Requires at least the role `master`. Requires an authentication within the last 10 minutes. The API rejects the access token of a session that has ended.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints/{endpointId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the deliveries of a webhook endpoint
         * @description Returns the deliveries of the last 30 days to a webhook endpoint, the newest event first. With a filter, a page can have fewer items than `limit`, or no items, although more pages follow.
         *
         *     **Access:** an access token. Requires at least the role `master`. The API rejects the access token of a session that has ended.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redeliver an event
         * @description Delivers an event to a webhook endpoint again, regardless of the status of the delivery. The API makes an attempt immediately. If it fails, the API retries as for a new event. If an attempt is already in progress, the API makes no further one. If the endpoint is disabled, the API makes a single attempt, and a successful attempt enables the endpoint. This requires an authentication within the last 10 minutes (`reauthentication_required`).
         *
         *     **Access:** an access token. Requires at least the role `master`. The API rejects the access token of a session that has ended.
         *
         *     **Rate limit:** 30 requests per minute per user.
         */
        post: operations["redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the activity of the user
         * @description Returns the activity log of the signed-in user, the newest event first. An event appears in the log after a short delay, usually less than a second.
         *
         *     **Access:** an access token.
         */
        get: operations["listMyActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the activity of a user
         * @description Returns the activity log of a user, the newest event first. An event appears in the log after a short delay, usually less than a second.
         *
         *     **Access:** an access token. Requires at least the role `master`. The API rejects the access token of a session that has ended.
         */
        get: operations["listUserActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check liveness
         * @description Returns 200 if the process is running. It checks no dependency.
         *
         *     **Access:** no access token and no API key required.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check readiness
         * @description Checks each dependency of the API, such as the database, and returns its status and latency. A dependency that does not respond within 2 seconds is unavailable: the API then responds with the problem `unavailable`, whose `dependencies` name it.
         *
         *     **Access:** no access token and no API key required.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the metrics
         * @description Returns the metrics of the process in the text format 0.0.4 of Prometheus. They contain no personal data. If the installation has configured a key for the metrics, the client must send it as a bearer token. If metrics are disabled, the API returns `not_found`.
         *
         *     **Access:** no access token and no API key required.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the OpenAPI document
         * @description Returns this OpenAPI 3.1 document. Clients can be generated from it.
         *
         *     **Access:** no access token and no API key required.
         */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "user.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * user.created
         * @description An account was created.
         */
        post: operations["onUserCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "user.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * user.updated
         * @description The profile, the email address or the plan of a user was changed.
         */
        post: operations["onUserUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "user.role_changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * user.role_changed
         * @description The role of a user was changed.
         */
        post: operations["onUserRoleChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "user.role_change_pending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * user.role_change_pending
         * @description A user was given a role that requires a second factor. It takes effect when the user has completed a login with a second factor and a code from the mailbox.
         */
        post: operations["onUserRoleChangePending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "user.suspended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * user.suspended
         * @description A user was suspended.
         */
        post: operations["onUserSuspended"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "user.reinstated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * user.reinstated
         * @description The suspension of a user has ended.
         */
        post: operations["onUserReinstated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "user.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * user.deleted
         * @description An account was deleted. The consumer must delete the personal data that it stores about the user.
         */
        post: operations["onUserDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "user.email_change_requested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * user.email_change_requested
         * @description A change of the email address was requested. It takes effect when the new address is confirmed.
         */
        post: operations["onUserEmailChangeRequested"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "user.email_verified": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * user.email_verified
         * @description A user has verified their email address.
         */
        post: operations["onUserEmailVerified"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "user.password_changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * user.password_changed
         * @description The password of a user was changed or reset.
         */
        post: operations["onUserPasswordChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "user.locked_out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * user.locked_out
         * @description After too many wrong passwords, the API has started to reject logins to an account, either from one device or network, or from all unknown devices. This does not affect other known devices. The API publishes this event at most once a day for each account.
         */
        post: operations["onUserLockedOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "user.secured": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * user.secured
         * @description The recipient of a security mail has secured the account, or has undone an email change: all sessions, API keys and links have ended, and the user must reset the password.
         */
        post: operations["onUserSecured"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "user.factor_recovery_requested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * user.factor_recovery_requested
         * @description A user has reported the loss of the second factor. After 72 hours, a login without it removes all factors. Until then, the user can cancel the request.
         */
        post: operations["onUserFactorRecoveryRequested"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "user.factor_recovery_cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * user.factor_recovery_cancelled
         * @description A request to remove a lost second factor was cancelled, by a session of the user, by a login with the factor, or by a recovery. The factors remain.
         */
        post: operations["onUserFactorRecoveryCancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "authenticator.added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * authenticator.added
         * @description A passkey, a TOTP authenticator or the first set of recovery codes was added to an account.
         */
        post: operations["onAuthenticatorAdded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "authenticator.removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * authenticator.removed
         * @description A passkey, a TOTP authenticator or the set of recovery codes was removed from an account.
         */
        post: operations["onAuthenticatorRemoved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "passkey.copy_suspected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * passkey.copy_suspected
         * @description The signature counter of a passkey has gone back, so a copy of the passkey may exist. The API has refused this use of it. The API publishes this event at most once a day for each account, unless another passkey is affected.
         */
        post: operations["onPasskeyCopySuspected"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "recovery_codes.replaced": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * recovery_codes.replaced
         * @description The recovery codes of an account were replaced by a new set. The codes of the earlier set are invalid.
         */
        post: operations["onRecoveryCodesReplaced"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "recovery_code.used": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * recovery_code.used
         * @description A user has used a recovery code.
         */
        post: operations["onRecoveryCodeUsed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "trusted_device.added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * trusted_device.added
         * @description A login with the second factor has made a device trusted. Later logins there need the password only.
         */
        post: operations["onTrustedDeviceAdded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "session.started": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * session.started
         * @description A session has started: a user has signed up or logged in.
         */
        post: operations["onSessionStarted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "session.ended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * session.ended
         * @description A session has ended: by logout, by revocation, because it expired, or because the user has started more than 100 sessions.
         */
        post: operations["onSessionEnded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "session.replayed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * session.replayed
         * @description A client sent a refresh token that had already been used, so the API ended the session. The token may be stolen.
         */
        post: operations["onSessionReplayed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "api_key.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * api_key.created
         * @description An API key was created.
         */
        post: operations["onApiKeyCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "api_key.revoked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * api_key.revoked
         * @description An API key was revoked.
         */
        post: operations["onApiKeyRevoked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * task.created
         * @description A task was created.
         */
        post: operations["onTaskCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * task.updated
         * @description A task was changed.
         */
        post: operations["onTaskUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * task.deleted
         * @description A task was deleted.
         */
        post: operations["onTaskDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook_endpoint.disabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * webhook_endpoint.disabled
         * @description The API has disabled a webhook endpoint, because the endpoint responded with 410, or because at least 20 consecutive attempts failed over more than 24 hours.
         */
        post: operations["onWebhookEndpointDisabled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description An account was created. */
        UserCreatedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "user.created";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                role: components["schemas"]["Role"];
            };
        };
        /**
         * @description The role of a user. Each role includes the permissions of the roles before it: `user`, `agent`, `master`, `super_admin`.
         * @example user
         * @enum {string}
         */
        Role: "user" | "agent" | "master" | "super_admin";
        /** @description The profile, the email address or the plan of a user was changed. */
        UserUpdatedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "user.updated";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The names of the changed fields.
                 * @example [
                 *       "name"
                 *     ]
                 */
                changed: ("email" | "username" | "name" | "locale" | "plan")[];
            };
        };
        /** @description The role of a user was changed. */
        UserRoleChangedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "user.role_changed";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                role: components["schemas"]["Role"];
                /**
                 * @description The role before the change.
                 * @example user
                 * @enum {string}
                 */
                previousRole: "user" | "agent" | "master" | "super_admin";
                /**
                 * @description Whether a role that was pending has taken effect, by a login of the user. The actor is the administrator who gave the role. Absent otherwise.
                 * @example true
                 * @enum {boolean}
                 */
                wasPending?: true;
            };
        };
        /** @description A user was given a role that requires a second factor. It takes effect when the user has completed a login with a second factor and a code from the mailbox. */
        UserRoleChangePendingEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "user.role_change_pending";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The present role.
                 * @example user
                 * @enum {string}
                 */
                role: "user" | "agent" | "master" | "super_admin";
                /**
                 * @description The role that the user gets.
                 * @example user
                 * @enum {string}
                 */
                pendingRole: "user" | "agent" | "master" | "super_admin";
            };
        };
        /** @description A user was suspended. */
        UserSuspendedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "user.suspended";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
            };
        };
        /** @description The suspension of a user has ended. */
        UserReinstatedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "user.reinstated";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
            };
        };
        /** @description An account was deleted. The consumer must delete the personal data that it stores about the user. */
        UserDeletedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "user.deleted";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
            };
        };
        /** @description A change of the email address was requested. It takes effect when the new address is confirmed. */
        UserEmailChangeRequestedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "user.email_change_requested";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
            };
        };
        /** @description A user has verified their email address. */
        UserEmailVerifiedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "user.email_verified";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
            };
        };
        /** @description The password of a user was changed or reset. */
        UserPasswordChangedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "user.password_changed";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
            };
        };
        /** @description After too many wrong passwords, the API has started to reject logins to an account, either from one device or network, or from all unknown devices. This does not affect other known devices. The API publishes this event at most once a day for each account. */
        UserLockedOutEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "user.locked_out";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
            };
        };
        /** @description The recipient of a security mail has secured the account, or has undone an email change: all sessions, API keys and links have ended, and the user must reset the password. */
        UserSecuredEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "user.secured";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
            };
        };
        /** @description A user has reported the loss of the second factor. After 72 hours, a login without it removes all factors. Until then, the user can cancel the request. */
        UserFactorRecoveryRequestedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "user.factor_recovery_requested";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
            };
        };
        /** @description A request to remove a lost second factor was cancelled, by a session of the user, by a login with the factor, or by a recovery. The factors remain. */
        UserFactorRecoveryCancelledEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "user.factor_recovery_cancelled";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
            };
        };
        /** @description A passkey, a TOTP authenticator or the first set of recovery codes was added to an account. */
        AuthenticatorAddedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "authenticator.added";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of the authenticator. Absent for recovery codes, which are one set.
                 * @example aut_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                authenticatorId?: string;
                /**
                 * @description The kind of the authenticator.
                 * @example passkey
                 * @enum {string}
                 */
                kind: "passkey" | "totp" | "recovery_codes";
            };
        };
        /** @description A passkey, a TOTP authenticator or the set of recovery codes was removed from an account. */
        AuthenticatorRemovedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "authenticator.removed";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of the authenticator. Absent for recovery codes, which are one set.
                 * @example aut_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                authenticatorId?: string;
                /**
                 * @description The kind of the authenticator.
                 * @example passkey
                 * @enum {string}
                 */
                kind: "passkey" | "totp" | "recovery_codes";
            };
        };
        /** @description The signature counter of a passkey has gone back, so a copy of the passkey may exist. The API has refused this use of it. The API publishes this event at most once a day for each account, unless another passkey is affected. */
        PasskeyCopySuspectedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "passkey.copy_suspected";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of an authenticator, a TypeID.
                 * @example aut_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                authenticatorId: string;
            };
        };
        /** @description The recovery codes of an account were replaced by a new set. The codes of the earlier set are invalid. */
        RecoveryCodesReplacedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "recovery_codes.replaced";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
            };
        };
        /** @description A user has used a recovery code. */
        RecoveryCodeUsedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "recovery_code.used";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
            };
        };
        /** @description A login with the second factor has made a device trusted. Later logins there need the password only. */
        TrustedDeviceAddedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "trusted_device.added";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of a device, a TypeID.
                 * @example dev_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                deviceId: string;
            };
        };
        /** @description A session has started: a user has signed up or logged in. */
        SessionStartedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "session.started";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of a session, a TypeID.
                 * @example ses_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                sessionId: string;
            };
        };
        /** @description A session has ended: by logout, by revocation, because it expired, or because the user has started more than 100 sessions. */
        SessionEndedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "session.ended";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of a session, a TypeID.
                 * @example ses_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                sessionId: string;
                /**
                 * @description Why the session has ended. `revoked`: a logout, or the end of the session by its user, by an administrator or by a change of the account. `expired`: its time was over. `replayed`: a used refresh token was sent again. `limit`: a newer session has replaced it, because an account has at most 100. Absent in events of release 0.2 and before.
                 * @example revoked
                 * @enum {string}
                 */
                reason?: "revoked" | "expired" | "replayed" | "limit";
            };
        };
        /** @description A client sent a refresh token that had already been used, so the API ended the session. The token may be stolen. */
        SessionReplayedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "session.replayed";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of a session, a TypeID.
                 * @example ses_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                sessionId: string;
            };
        };
        /** @description An API key was created. */
        ApiKeyCreatedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "api_key.created";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of an API key, a TypeID.
                 * @example key_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                keyId: string;
                /** @description The permissions of the key. */
                scopes: components["schemas"]["Scope"][];
            };
        };
        /**
         * @description A permission of an API key. `users:read` needs an owner with the role `agent` or higher, `users:write` needs an owner with the role `master` or higher. `client:forward` needs an owner with the role `super_admin`: a back end with it sends the address and the user agent of its clients in `X-Client-Address` and `X-Client-User-Agent`.
         * @example users:read
         * @enum {string}
         */
        Scope: "token:verify" | "users:read" | "users:write" | "tasks:read" | "tasks:write" | "client:forward";
        /** @description An API key was revoked. */
        ApiKeyRevokedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "api_key.revoked";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of an API key, a TypeID.
                 * @example key_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                keyId: string;
            };
        };
        /** @description A task was created. */
        TaskCreatedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "task.created";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of a task, a TypeID.
                 * @example tsk_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                taskId: string;
                status: components["schemas"]["TaskStatus"];
            };
        };
        /**
         * @description The progress of a task.
         * @example todo
         * @enum {string}
         */
        TaskStatus: "todo" | "in_progress" | "done";
        /** @description A task was changed. */
        TaskUpdatedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "task.updated";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of a task, a TypeID.
                 * @example tsk_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                taskId: string;
                status: components["schemas"]["TaskStatus"];
            };
        };
        /** @description A task was deleted. */
        TaskDeletedEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "task.deleted";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of a task, a TypeID.
                 * @example tsk_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                taskId: string;
            };
        };
        /** @description The API has disabled a webhook endpoint, because the endpoint responded with 410, or because at least 20 consecutive attempts failed over more than 24 hours. */
        WebhookEndpointDisabledEvent: {
            /**
             * @description The version of the CloudEvents specification.
             * @enum {string}
             */
            specversion: "1.0";
            /**
             * @description The id of the event. It is the same in each delivery, so a consumer can process the event once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that publishes the event.
             * @example https://api.example.com
             */
            source: string;
            /**
             * @description The type of the event.
             * @enum {string}
             */
            type: "webhook_endpoint.disabled";
            /**
             * Format: date-time
             * @description The time of the event. Events can arrive in any order; sort them by this field.
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of the resource that the event is about.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The media type of `data`.
             * @enum {string}
             */
            datacontenttype: "application/json";
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id` and in the log.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            /** @description The data of the event. */
            data: {
                /**
                 * @description The id of the user who created the endpoint.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of a webhook endpoint, a TypeID.
                 * @example whe_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                endpointId: string;
            };
        };
        /**
         * @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`.
         * @example 203.0.113.7
         */
        ClientAddress: string;
        /**
         * @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header.
         * @example Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
         */
        ClientUserAgent: string;
        /** @description The signed-in user and the tokens of the session. */
        AuthResult: {
            /**
             * @description The user is signed in.
             * @enum {string}
             */
            status: "signed_in";
            user: components["schemas"]["User"];
            /**
             * @description An access token for `Authorization: Bearer`: a JWT (RFC 9068), signed with ES256.
             * @example eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c3IifQ.c2ln
             */
            accessToken: string;
            /**
             * @description The type of the access token, always `Bearer`.
             * @enum {string}
             */
            tokenType: "Bearer";
            /**
             * @description The lifetime of the access token in seconds, by default 900.
             * @example 900
             */
            expiresIn: number;
            /**
             * Format: password
             * @description The refresh token, for `refreshSession`, `verifySession` and `logOut`. Absent in cookie mode.
             * @example lrt_Qm7RkX2pVzJ0tWcY8sLhNf4uGd1bEaKo6iTvC9yP3xM
             */
            refreshToken?: string;
            /**
             * Format: password
             * @description The token of this device. Absent in cookie mode. Keep it after the session ends and send it with `logIn` and `forgotPassword`. Then failed attempts of other clients cannot lock this device out.
             * @example ldt_AQIDBAUGBwgJCgsMDQ4PEA
             */
            deviceToken?: string;
            /**
             * Format: date-time
             * @description The time when the session expires if the client does not refresh it.
             * @example 2026-11-21T09:00:00.000Z
             */
            refreshExpiresAt: string;
        };
        /** @description A user account. */
        User: {
            /**
             * @description The id of a user, a TypeID.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: idn-email
             * @description The email address, in lower case and Unicode NFC. An internationalised domain is in Unicode. Absent if the owner of the address has proven it, while this account never did. The application then asks the user for another email address (`changeEmail`).
             * @example ada@example.com
             */
            email?: string;
            /**
             * @description Whether the email address is verified.
             * @example false
             */
            emailVerified: boolean;
            /**
             * @description 3 to 32 ASCII letters, digits, dots, dashes or underscores. The username is unique: upper and lower case count as the same. The API stores it as sent.
             * @example ada
             */
            username?: string;
            /**
             * @description The name of the user, 1 to 100 characters. The API trims it and converts it to Unicode NFC.
             * @example Ada Lovelace
             */
            name?: string;
            locale?: components["schemas"]["Locale"];
            role: components["schemas"]["Role"];
            /**
             * @description The role that the user gets by the next login, which requires a second factor and a mailed code. Absent in lists of users.
             * @example user
             * @enum {string}
             */
            pendingRole?: "user" | "agent" | "master" | "super_admin";
            status: components["schemas"]["UserStatus"];
            /**
             * @description The id of the current plan of the user. `free`: the user has no paid plan.
             * @example free
             */
            plan: string;
            /**
             * Format: date-time
             * @description The time when the account was created.
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description The time of the last change of the account.
             * @example 2026-11-21T09:00:00.000Z
             */
            updatedAt: string;
            /**
             * @description The version of the resource. Each change increases it. `ETag` contains it.
             * @example 1
             */
            version: number;
        };
        /**
         * @description The language of the mails to the user: English or German. If absent, the API uses the default language of the installation.
         * @example en
         * @enum {string}
         */
        Locale: "en" | "de";
        /**
         * @description The status of an account. `active`: the user can log in. `invited`: the user has not set a password yet. `suspended`: an administrator has blocked the account.
         * @example active
         * @enum {string}
         */
        UserStatus: "active" | "invited" | "suspended";
        /** @description A login that requires another proof. There is no session yet. */
        PendingLogIn: {
            /**
             * @description The login is not complete.
             * @enum {string}
             */
            status: "pending";
            /**
             * Format: password
             * @description The state of the login, for `answerChallenge`. It is opaque and valid once. In cookie mode, only the same browser can use it.
             * @example lch_AQIDBAUGBwgJCgsMDQ4PEA
             */
            challenge: string;
            /**
             * Format: date-time
             * @description The time when the challenge expires.
             * @example 2026-11-21T09:00:00.000Z
             */
            expiresAt: string;
            reason: components["schemas"]["PendingReason"];
            /**
             * Format: date-time
             * @description The time from which the login is possible: without the lost factor, or with a password that a mailed link has set in the last 72 hours. Absent if the login requires something else.
             * @example 2026-11-21T09:00:00.000Z
             */
            availableAt?: string;
            /**
             * @description The methods of which one is required next. For `enroll_second_factor` without an open proof, the factors that the user can add: `passkey` with `enrolPasskey`, `totp` with `enrolTotp`.
             * @example [
             *       "totp",
             *       "recovery_code"
             *     ]
             */
            methods: components["schemas"]["ProofMethod"][];
        };
        /**
         * @description What the login still requires. `second_factor`: another factor of the account. `verify_email`: a proof of the mailbox, for an email address that is not verified or for a pending role; the API has sent a mail. `enroll_second_factor`: the role of the user, or the pending one, requires a second factor, and the account has none. `lost_factor`: the user has lost the second factor, or an administrator has removed it; the login requires the password and a code from the mailbox, and in the first case a delay (`availableAt`).
         * @example second_factor
         * @enum {string}
         */
        PendingReason: "second_factor" | "verify_email" | "enroll_second_factor" | "lost_factor";
        /**
         * @description A method to prove the identity of a user.
         * @example totp
         * @enum {string}
         */
        ProofMethod: "password" | "passkey" | "totp" | "recovery_code" | "email_code";
        /** @description An error in the format of RFC 9457. */
        Problem: {
            /**
             * @description The type of the problem as a URI reference: `/problems/` and the code.
             * @example /problems/invalid_request
             */
            type: string;
            /**
             * @description A short summary of the problem, in English. It is the same for each occurrence.
             * @example The request is invalid
             */
            title: string;
            /**
             * @description The HTTP status code.
             * @example 400
             */
            status: number;
            /**
             * @description The stable code of the problem. Clients use it to handle the error.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "invalid_one_time_token" | "invalid_signature" | "unauthenticated" | "invalid_credentials" | "account_proof_required" | "invalid_challenge" | "authentication_incomplete" | "reauthentication_required" | "invalid_session" | "forbidden" | "authenticator_too_new" | "plan_required" | "origin_not_allowed" | "account_suspended" | "sign_up_closed" | "email_not_verified" | "password_reset_required" | "not_found" | "method_not_allowed" | "request_timeout" | "email_taken" | "email_not_settable" | "username_taken" | "conflict" | "last_super_admin" | "last_authenticator" | "second_factor_missing" | "second_factor_required" | "password_missing" | "too_many_passkeys" | "too_many_tasks" | "too_many_api_keys" | "already_subscribed" | "not_subscribed" | "too_many_webhook_endpoints" | "precondition_failed" | "payload_too_large" | "unsupported_media_type" | "expectation_failed" | "idempotency_key_reused" | "rate_limited" | "headers_too_large" | "internal" | "not_implemented" | "payments_not_configured" | "unavailable";
            /** @description Details of this occurrence, in English. Absent if the title is sufficient. */
            detail?: string;
            /**
             * @description The id of the request, also in the header `X-Request-Id` and in the log. Include it in a support request.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestId?: string;
            /** @description The invalid parts of the request, at most 100. Only for `invalid_request`. */
            errors?: components["schemas"]["InvalidPart"][];
            /**
             * Format: date-time
             * @description The time from which the oldest authenticator of the account suffices. Only for `authenticator_too_new`.
             * @example 2026-11-21T09:00:00.000Z
             */
            availableAt?: string;
            /** @description The challenge that completes the authentication, for `answerChallenge`. Only for `authentication_incomplete` of `refreshSession`. The session stays active. */
            pending?: {
                /**
                 * @description The login is not complete.
                 * @enum {string}
                 */
                status: "pending";
                /**
                 * Format: password
                 * @description The state of the login, for `answerChallenge`. It is opaque and valid once. In cookie mode, only the same browser can use it.
                 * @example lch_AQIDBAUGBwgJCgsMDQ4PEA
                 */
                challenge: string;
                /**
                 * Format: date-time
                 * @description The time when the challenge expires.
                 * @example 2026-11-21T09:00:00.000Z
                 */
                expiresAt: string;
                reason: components["schemas"]["PendingReason"];
                /**
                 * Format: date-time
                 * @description The time from which the login is possible: without the lost factor, or with a password that a mailed link has set in the last 72 hours. Absent if the login requires something else.
                 * @example 2026-11-21T09:00:00.000Z
                 */
                availableAt?: string;
                /**
                 * @description The methods of which one is required next. For `enroll_second_factor` without an open proof, the factors that the user can add: `passkey` with `enrolPasskey`, `totp` with `enrolTotp`.
                 * @example [
                 *       "totp",
                 *       "recovery_code"
                 *     ]
                 */
                methods: components["schemas"]["ProofMethod"][];
            };
            /** @description The dependencies of the API. Only for `unavailable` of `getReadiness`. */
            dependencies?: {
                /**
                 * @description The name of the dependency.
                 * @example dynamodb
                 */
                name: string;
                /**
                 * @description The status of the dependency.
                 * @enum {string}
                 */
                status: "ok" | "unavailable";
                /**
                 * @description The duration of the check in milliseconds.
                 * @example 2.1
                 */
                latency: number;
            }[];
        };
        /** @description One invalid part of a request. */
        InvalidPart: {
            /**
             * @description The part of the request that has the invalid value.
             * @example body
             * @enum {string}
             */
            in: "body" | "query" | "path" | "header" | "cookie";
            /**
             * @description A JSON Pointer (RFC 6901) as a URI fragment. It points to a field of the body, or to a parameter by its name.
             * @example #/email
             */
            pointer: string;
            /**
             * @description The rule that the value violates, in English.
             * @example Must be an email address
             */
            detail: string;
        };
        /** @description The data of a new account. */
        SignUp: {
            /**
             * Format: email
             * @description An email address of at most 254 characters. The API trims it and converts it to lower case and Unicode NFC. All spellings of an internationalised domain are one domain (UTS 46); answers show it in Unicode.
             * @example ada@example.com
             */
            email: string;
            /**
             * Format: password
             * @description The new password: characters of any script, used in Unicode NFC and otherwise exactly as sent. By default it needs at least 8 characters. The API rejects common passwords, and the email address, username or name of the user.
             * @example correct horse battery staple
             */
            password: string;
            /**
             * @description 3 to 32 ASCII letters, digits, dots, dashes or underscores. The username is unique: upper and lower case count as the same. The API stores it as sent.
             * @example ada
             */
            username?: string;
            /**
             * @description The name of the user, 1 to 100 characters. The API trims it and converts it to Unicode NFC.
             * @example Ada Lovelace
             */
            name?: string;
            /**
             * @description The language of the mails to the user. By default, the API takes it from the `Accept-Language` header.
             * @example en
             */
            locale?: string;
        };
        /** @description The credentials of a user. */
        LogIn: {
            /**
             * @description The email address or the username of the user.
             * @example ada@example.com
             */
            identifier: string;
            /**
             * Format: password
             * @description The current password of the user.
             * @example correct horse battery staple
             */
            password: string;
            /**
             * Format: password
             * @description The `deviceToken` of an earlier response for this account. In cookie mode the browser sends it as a cookie. The API counts the attempts of a known device separately from those of other clients. The token proves nothing by itself.
             * @example ldt_AQIDBAUGBwgJCgsMDQ4PEA
             */
            deviceToken?: string;
        };
        /** @description The challenge of a login, and the next proof. */
        ChallengeAnswer: {
            /**
             * Format: password
             * @description The state of the login, for `answerChallenge`. It is opaque and valid once. In cookie mode, only the same browser can use it.
             * @example lch_AQIDBAUGBwgJCgsMDQ4PEA
             */
            challenge: string;
            proof?: components["schemas"]["ChallengeProof"];
            /**
             * @description Whether the user logs in on this device without the second factor from now on, for the time that the installation allows (`TRUSTED_DEVICE_DAYS`). It has no effect if the installation does not allow it, or if the role of the user requires a second factor. Default: false.
             * @example false
             */
            trustDevice?: boolean;
        };
        /** @description A proof by one of the methods of the challenge. Omit it to continue after the user has opened the link in the mail. */
        ChallengeProof: components["schemas"]["PasswordProof"] | components["schemas"]["PasskeyProof"] | components["schemas"]["TotpProof"] | components["schemas"]["RecoveryCodeProof"] | components["schemas"]["EmailCodeProof"];
        /** @description The password of the user. */
        PasswordProof: {
            /**
             * @description A proof by the password. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            method: "password";
            /**
             * Format: password
             * @description The current password of the user.
             * @example correct horse battery staple
             */
            password: string;
        };
        /** @description A passkey that the user has used. */
        PasskeyProof: {
            /**
             * @description A proof by a passkey. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            method: "passkey";
            credential: components["schemas"]["AuthenticationCredential"];
        };
        /** @description The use of a passkey as `PublicKeyCredential.toJSON()` returns it (`AuthenticationResponseJSON` of WebAuthn Level 3). The API ignores other fields. */
        AuthenticationCredential: {
            /**
             * @description The id of the credential, in base64url.
             * @example -R85HbTJsv3g6nAYnLo_tj9Xm6YSKzOt
             */
            id: string;
            /**
             * @description The id of the credential, in base64url.
             * @example -R85HbTJsv3g6nAYnLo_tj9Xm6YSKzOt
             */
            rawId: string;
            /**
             * @example public-key
             * @enum {string}
             */
            type: "public-key";
            /**
             * @description Whether the authenticator is part of the device.
             * @example platform
             */
            authenticatorAttachment?: string | null;
            /**
             * @description The results of extensions. The API ignores them.
             * @example {}
             */
            clientExtensionResults?: {
                [key: string]: unknown;
            };
            /** @description The response of the authenticator. */
            response: {
                /**
                 * @description What the browser signed: the challenge and the origin, in base64url.
                 * @example eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0
                 */
                clientDataJSON: string;
                /**
                 * @description The flags and the counter of the authenticator, in base64url.
                 * @example v6vDdDKViwYzYNOtZGHJxHNa5_jt1GWSpeDwFFKy5LUZAAAAAA
                 */
                authenticatorData: string;
                /**
                 * @description The signature, in base64url.
                 * @example MEYCIQD1Ck4uRAkknEqFO6NhKC8JhB3fTUVHoTqHeAIY3v_NOAIh
                 */
                signature: string;
                /**
                 * @description The id of the user, in base64url.
                 * @example dXNyXzAxamQ3cDN0MWtmNGZ2ejBlOG0ycTVjOWF4
                 */
                userHandle?: string | null;
            };
        };
        /** @description The current code of an authenticator app. */
        TotpProof: {
            /**
             * @description A proof by an authenticator app. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            method: "totp";
            /**
             * @description The current code of the app: six digits.
             * @example 287082
             */
            code: string;
        };
        /** @description A recovery code, which is valid once. */
        RecoveryCodeProof: {
            /**
             * @description A proof by a recovery code. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            method: "recovery_code";
            /**
             * Format: password
             * @description A recovery code. Separators, and upper and lower case, do not matter.
             * @example MFRGGZ-DFMZTW-Q2LKNN-WG23TP
             */
            code: string;
        };
        /** @description A code or a link from a mail. The challenge of the same login must be in the request, so it works only where the login began. It proves the mailbox, and is never a second factor. */
        EmailCodeProof: {
            /**
             * @description A proof by a code from a mail. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            method: "email_code";
            /**
             * @description The code of 8 digits from the mail.
             * @example 1234 5678
             */
            code?: string;
            /**
             * Format: password
             * @description Instead of the code, the token of the link in the same mail.
             * @example ott_8q6cmskTFvdDCHFLW08loonvGHXEJ7GRcWXUTJvEeyc
             */
            token?: string;
        };
        /** @description The challenge of a login that requires a second factor. */
        LostFactor: {
            /**
             * Format: password
             * @description The state of the login, for `answerChallenge`. It is opaque and valid once. In cookie mode, only the same browser can use it.
             * @example lch_AQIDBAUGBwgJCgsMDQ4PEA
             */
            challenge: string;
        };
        /** @description The new tokens of the session, and the token for one operation. */
        ReauthenticationResult: {
            /**
             * @description The user is signed in.
             * @enum {string}
             */
            status: "signed_in";
            user: components["schemas"]["User"];
            /**
             * @description An access token for `Authorization: Bearer`: a JWT (RFC 9068), signed with ES256.
             * @example eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c3IifQ.c2ln
             */
            accessToken: string;
            /**
             * @description The type of the access token, always `Bearer`.
             * @enum {string}
             */
            tokenType: "Bearer";
            /**
             * @description The lifetime of the access token in seconds, by default 900.
             * @example 900
             */
            expiresIn: number;
            /**
             * Format: password
             * @description The refresh token, for `refreshSession`, `verifySession` and `logOut`. Absent in cookie mode.
             * @example lrt_Qm7RkX2pVzJ0tWcY8sLhNf4uGd1bEaKo6iTvC9yP3xM
             */
            refreshToken?: string;
            /**
             * Format: password
             * @description The token of this device. Absent in cookie mode. Keep it after the session ends and send it with `logIn` and `forgotPassword`. Then failed attempts of other clients cannot lock this device out.
             * @example ldt_AQIDBAUGBwgJCgsMDQ4PEA
             */
            deviceToken?: string;
            /**
             * Format: date-time
             * @description The time when the session expires if the client does not refresh it.
             * @example 2026-11-21T09:00:00.000Z
             */
            refreshExpiresAt: string;
            /**
             * Format: password
             * @description The token for one request of the operation, for the header `X-Reauthentication`. It is valid for 10 minutes. Absent if the request names no operation.
             * @example lra_AQIDBAUGBwgJCgsMDQ4PEA
             */
            reauthenticationToken?: string;
        };
        /** @description Proofs of the user of a session. */
        Reauthentication: {
            /**
             * Format: password
             * @description The refresh token. Omit it to use the session cookie.
             * @example lrt_Qm7RkX2pVzJ0tWcY8sLhNf4uGd1bEaKo6iTvC9yP3xM
             */
            refreshToken?: string;
            /**
             * @description One proof, or two of different methods for an account with a second factor. More are never required. A mailed code (`email_code`) is accepted only for an account that has nothing else, because it is no factor.
             * @example [
             *       {
             *         "method": "password",
             *         "password": "correct horse battery staple"
             *       }
             *     ]
             */
            proofs: components["schemas"]["ProofInput"][];
            /**
             * Format: password
             * @description The challenge that `requestEmailCode` returned. Required for a proof by a mailed code.
             * @example lch_AQIDBAUGBwgJCgsMDQ4PEA
             */
            challenge?: string;
            /**
             * @description The id of the operation that the user is about to request, if it requires a token of `reauthenticate`.
             * @example changeEmail
             * @enum {string}
             */
            operation?: "addPasskey" | "changeEmail" | "changePassword" | "createRecoveryCodes" | "deleteMe" | "removePassword" | "removePasskey" | "removeTotp" | "setUpTotp";
        };
        /** @description A proof of the identity of the user. */
        ProofInput: components["schemas"]["PasswordProof"] | components["schemas"]["PasskeyProof"] | components["schemas"]["TotpProof"] | components["schemas"]["RecoveryCodeProof"] | components["schemas"]["EmailCodeProof"];
        /** @description The email address of the user. */
        EmailCodeRequest: {
            /**
             * Format: email
             * @description An email address of at most 254 characters. The API trims it and converts it to lower case and Unicode NFC. All spellings of an internationalised domain are one domain (UTS 46); answers show it in Unicode.
             * @example ada@example.com
             */
            email: string;
            /**
             * Format: password
             * @description The `deviceToken` of an earlier response for this account. In cookie mode the browser sends it as a cookie. The API counts the attempts of a known device separately from those of other clients. The token proves nothing by itself.
             * @example ldt_AQIDBAUGBwgJCgsMDQ4PEA
             */
            deviceToken?: string;
        };
        /** @description The options to use a passkey. */
        PasskeyRequest: {
            publicKey: components["schemas"]["PasskeyRequestOptions"];
            /**
             * Format: date-time
             * @description The time when the challenge expires.
             * @example 2026-11-21T09:00:00.000Z
             */
            expiresAt: string;
        };
        /** @description The options for `PublicKeyCredential.parseRequestOptionsFromJSON()`. */
        PasskeyRequestOptions: {
            /**
             * @description The challenge in base64url. It is valid once, for 5 minutes.
             * @example lpc_AQIDBAUGBwgJCgsMDQ4PEA
             */
            challenge: string;
            /**
             * @description How long the browser waits for the user, in milliseconds.
             * @example 300000
             */
            timeout: number;
            /**
             * @description The domain that passkeys belong to (`PASSKEY_RP_ID`).
             * @example example.com
             */
            rpId: string;
            /**
             * @description Always empty: the browser shows the passkeys that it knows for the domain.
             * @example []
             */
            allowCredentials: components["schemas"]["PasskeyDescriptor"][];
            /**
             * @description Whether the authenticator must verify the user by a PIN or biometrics.
             * @example required
             * @enum {string}
             */
            userVerification: "required" | "preferred";
        };
        /** @description A passkey that the account has. */
        PasskeyDescriptor: {
            /**
             * @description The id of a credential.
             * @example -R85HbTJsv3g6nAYnLo_tg
             */
            id: string;
            /**
             * @example public-key
             * @enum {string}
             */
            type: "public-key";
            /**
             * @description How the browser reaches the authenticator.
             * @example [
             *       "internal"
             *     ]
             */
            transports?: string[];
        };
        /** @description What a passkey is used for. */
        PasskeyPurpose: {
            /**
             * @description What the passkey is for: `logInWithPasskey`, `answerChallenge`, `reauthenticate` or `undoEmailChange`. Default: `log_in`.
             * @default log_in
             * @example log_in
             * @enum {string}
             */
            purpose: "log_in" | "second_factor" | "reauthenticate" | "undo_email_change";
            /**
             * Format: password
             * @description The challenge of the login. Required for `second_factor`.
             * @example lch_AQIDBAUGBwgJCgsMDQ4PEA
             */
            challenge?: string;
            /**
             * Format: password
             * @description The token of the link to undo an email change. Required for `undo_email_change`.
             * @example ott_AQGU0pgLBBgAAAAAAAAAAAAAAAAAAGpTXwCZqsg1bDvXmSSXKbPzMTr5
             */
            token?: string;
            /**
             * Format: password
             * @description The refresh token of the session, for `reauthenticate`. Omit it to use the session cookie.
             * @example lrt_Qm7RkX2pVzJ0tWcY8sLhNf4uGd1bEaKo6iTvC9yP3xM
             */
            refreshToken?: string;
        };
        /** @description A passkey that the user has used. */
        PasskeyLogIn: {
            credential: components["schemas"]["AuthenticationCredential"];
            /**
             * Format: password
             * @description The `deviceToken` of an earlier response for this account. In cookie mode the browser sends it as a cookie. The API counts the attempts of a known device separately from those of other clients. The token proves nothing by itself.
             * @example ldt_AQIDBAUGBwgJCgsMDQ4PEA
             */
            deviceToken?: string;
        };
        /** @description The one-time token of the link in a mail, and proof of the account. */
        EmailVerification: {
            /**
             * Format: password
             * @description The token of the link in a mail: the part of the URL after `#token=`. It is valid once.
             * @example ott_8q6cmskTFvdDCHFLW08loonvGHXEJ7GRcWXUTJvEeyc
             */
            token: string;
            /**
             * Format: password
             * @description The password of the account. Required if the request has neither an access token of the account nor a challenge.
             * @example correct horse battery staple
             */
            password?: string;
            /**
             * Format: password
             * @description The challenge that the sign-up or the login with the password returned.
             * @example lch_AQIDBAUGBwgJCgsMDQ4PEA
             */
            challenge?: string;
            /**
             * Format: password
             * @description The `deviceToken` of an earlier response for this account. In cookie mode the browser sends it as a cookie. The API counts the attempts of a known device separately from those of other clients. The token proves nothing by itself.
             * @example ldt_AQIDBAUGBwgJCgsMDQ4PEA
             */
            deviceToken?: string;
        };
        /** @description The email address of the account. */
        ForgottenPassword: {
            /**
             * Format: email
             * @description An email address of at most 254 characters, in any spelling.
             * @example ada@example.com
             */
            email: string;
            /**
             * Format: password
             * @description The `deviceToken` of an earlier response for this account. In cookie mode the browser sends it as a cookie. The API counts the attempts of a known device separately from those of other clients. The token proves nothing by itself.
             * @example ldt_AQIDBAUGBwgJCgsMDQ4PEA
             */
            deviceToken?: string;
        };
        /** @description A new password, and the one-time token that allows the reset. */
        PasswordReset: {
            /**
             * Format: password
             * @description The token of the link in a mail: the part of the URL after `#token=`. It is valid once.
             * @example ott_8q6cmskTFvdDCHFLW08loonvGHXEJ7GRcWXUTJvEeyc
             */
            token: string;
            /**
             * Format: password
             * @description The new password: characters of any script, used in Unicode NFC and otherwise exactly as sent. By default it needs at least 8 characters. The API rejects common passwords, and the email address, username or name of the user.
             * @example correct horse battery staple
             */
            password: string;
            proof?: components["schemas"]["PasswordResetProof"];
            /**
             * Format: password
             * @description The challenge that this operation returned, or the next one that `answerChallenge` returned for it with a proof by a second factor.
             * @example lch_AQIDBAUGBwgJCgsMDQ4PEA
             */
            challenge?: string;
        };
        /** @description A proof by a second factor of the account. It is required if the account has one, unless the challenge contains it. */
        PasswordResetProof: components["schemas"]["PasswordProof"] | components["schemas"]["PasskeyProof"] | components["schemas"]["TotpProof"] | components["schemas"]["RecoveryCodeProof"] | components["schemas"]["EmailCodeProof"];
        /** @description A secured account. A login with the password is rejected until the reset. */
        SecuredAccount: {
            /**
             * @description How the user gets access again. `reset_password`: the API has sent a reset link to the email address of the account, which is the one that received the security mail. `undo_email_change`: the email address was changed in the last 72 hours. The user undoes this first with `undoEmailChange`. Until the 72 hours are over, the API sends no reset link. `none`: the account has had another email address for more than 72 hours. Only this address receives reset links.
             * @example reset_password
             * @enum {string}
             */
            next: "reset_password" | "undo_email_change" | "none";
        };
        /** @description The token of the link in a security mail. */
        SecurityLink: {
            /**
             * Format: password
             * @description The token of the link in a mail: the part of the URL after `#token=`.
             * @example ott_AQGU0pgLBBgAAAAAAAAAAAAAAAAAAGpTXwCZqsg1bDvXmSSXKbPzMTr5
             */
            token: string;
        };
        /** @description The token of the link to undo an email change, and a password or a second factor from before it. */
        EmailChangeUndo: {
            /**
             * Format: password
             * @description The token of the link in a mail: the part of the URL after `#token=`.
             * @example ott_AQGU0pgLBBgAAAAAAAAAAAAAAAAAAGpTXwCZqsg1bDvXmSSXKbPzMTr5
             */
            token: string;
            /**
             * Format: password
             * @description The password that the account had when the email address was changed.
             * @example correct horse battery staple
             */
            password?: string;
            proof?: components["schemas"]["EmailChangeUndoProof"];
        };
        /** @description Instead of the password, a proof by a second factor that is older than 72 hours, so older than the change. A passkey answers the challenge of `requestPasskey` with the purpose `undo_email_change`. */
        EmailChangeUndoProof: components["schemas"]["PasswordProof"] | components["schemas"]["PasskeyProof"] | components["schemas"]["TotpProof"] | components["schemas"]["RecoveryCodeProof"] | components["schemas"]["EmailCodeProof"];
        /** @description A new TOTP secret. The API returns it only in this response. */
        TotpEnrolment: {
            /**
             * @description The secret in base32 (RFC 4648), to type into an app.
             * @example GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ
             */
            secret: string;
            /**
             * @description The secret as an `otpauth:` URI, which apps on the same device open.
             * @example otpauth://totp/auth.example.com:ada%40example.com?issuer=auth.example.com&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30
             */
            uri: string;
            /**
             * @description The QR code of the URI, as an SVG document.
             * @example <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 41 41"></svg>
             */
            qrCode: string;
            /**
             * Format: date-time
             * @description The time until which the API accepts the first code of the secret.
             * @example 2026-11-21T09:00:00.000Z
             */
            expiresAt: string;
        };
        /** @description The login in which the user adds the first second factor. */
        Enrolment: {
            /**
             * Format: password
             * @description The challenge of a login with the reason `enroll_second_factor`, after the proofs of the password and of the mailbox.
             * @example lch_AQIDBAUGBwgJCgsMDQ4PEA
             */
            challenge: string;
        };
        /** @description The login in which the user adds a TOTP authenticator, and its first code. */
        EnrolmentConfirmation: {
            /**
             * Format: password
             * @description The challenge of a login with the reason `enroll_second_factor`, after the proofs of the password and of the mailbox.
             * @example lch_AQIDBAUGBwgJCgsMDQ4PEA
             */
            challenge: string;
            /**
             * @description The current code of the app: six digits.
             * @example 287082
             */
            code: string;
        };
        /** @description The options to create a passkey. */
        PasskeyRegistration: {
            publicKey: components["schemas"]["PasskeyCreationOptions"];
            /**
             * Format: date-time
             * @description The time when the challenge expires.
             * @example 2026-11-21T09:00:00.000Z
             */
            expiresAt: string;
        };
        /** @description The options for `PublicKeyCredential.parseCreationOptionsFromJSON()`. */
        PasskeyCreationOptions: {
            /** @description The app that passkeys belong to. */
            rp: {
                /**
                 * @description The domain that passkeys belong to (`PASSKEY_RP_ID`).
                 * @example example.com
                 */
                id: string;
                /**
                 * @description The same domain.
                 * @example example.com
                 */
                name: string;
            };
            /** @description The account, as browsers show it. */
            user: {
                /**
                 * @description The id of the user, in base64url.
                 * @example dXNyXzAxamQ3cDN0MWtmNGZ2ejBlOG0ycTVjOWF4
                 */
                id: string;
                /**
                 * @description The email address of the user, by which browsers list passkeys.
                 * @example ada@example.com
                 */
                name: string;
                /**
                 * @description The name of the user.
                 * @example Ada Lovelace
                 */
                displayName: string;
            };
            /**
             * @description The challenge in base64url. It is valid once, for 5 minutes.
             * @example lpc_AQIDBAUGBwgJCgsMDQ4PEA
             */
            challenge: string;
            /** @description The algorithms that the API accepts, the preferred one first. */
            pubKeyCredParams: {
                /**
                 * @example public-key
                 * @enum {string}
                 */
                type: "public-key";
                /**
                 * @description A COSE algorithm.
                 * @example -7
                 */
                alg: number;
            }[];
            /**
             * @description How long the browser waits for the user, in milliseconds.
             * @example 300000
             */
            timeout: number;
            /** @description The passkeys of the account. Their authenticators create no other one. */
            excludeCredentials: components["schemas"]["PasskeyDescriptor"][];
            /** @description The authenticators that the API accepts. */
            authenticatorSelection: {
                /**
                 * @description The passkey must be discoverable, so that the user need not type a name.
                 * @example required
                 * @enum {string}
                 */
                residentKey: "required";
                /**
                 * @description As `residentKey`, for older browsers.
                 * @example true
                 * @enum {boolean}
                 */
                requireResidentKey: true;
                /**
                 * @description Whether the authenticator must verify the user by a PIN or biometrics.
                 * @example required
                 * @enum {string}
                 */
                userVerification: "required" | "preferred";
            };
            /**
             * @description The API does not ask for the model.
             * @example none
             * @enum {string}
             */
            attestation: "none";
        };
        /** @description The login in which the user adds a passkey, and the passkey. */
        PasskeyEnrolment: {
            /**
             * Format: password
             * @description The challenge of a login with the reason `enroll_second_factor`, after the proofs of the password and of the mailbox.
             * @example lch_AQIDBAUGBwgJCgsMDQ4PEA
             */
            challenge: string;
            credential: components["schemas"]["RegistrationCredential"];
            /**
             * @description The name by which the user recognises the passkey. Default: "Passkey".
             * @example Laptop
             */
            name?: string;
        };
        /** @description A new passkey as `PublicKeyCredential.toJSON()` returns it (`RegistrationResponseJSON` of WebAuthn Level 3). The API ignores other fields. */
        RegistrationCredential: {
            /**
             * @description The id of the credential, in base64url.
             * @example -R85HbTJsv3g6nAYnLo_tj9Xm6YSKzOt
             */
            id: string;
            /**
             * @description The id of the credential, in base64url.
             * @example -R85HbTJsv3g6nAYnLo_tj9Xm6YSKzOt
             */
            rawId: string;
            /**
             * @example public-key
             * @enum {string}
             */
            type: "public-key";
            /**
             * @description Whether the authenticator is part of the device.
             * @example platform
             */
            authenticatorAttachment?: string | null;
            /**
             * @description The results of extensions. The API ignores them.
             * @example {}
             */
            clientExtensionResults?: {
                [key: string]: unknown;
            };
            /** @description The response of the authenticator. */
            response: {
                /**
                 * @description What the browser signed: the challenge and the origin, in base64url.
                 * @example eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0
                 */
                clientDataJSON: string;
                /**
                 * @description The new public key and its authenticator, in base64url.
                 * @example o2NmbXRkbm9uZWdhdHRTdG10oA
                 */
                attestationObject: string;
                /**
                 * @description How the browser reaches the authenticator.
                 * @example [
                 *       "internal"
                 *     ]
                 */
                transports?: string[];
            };
        };
        /** @description The refresh token of a session. */
        RefreshToken: {
            /**
             * Format: password
             * @description The refresh token. Omit it to use the session cookie.
             * @example lrt_Qm7RkX2pVzJ0tWcY8sLhNf4uGd1bEaKo6iTvC9yP3xM
             */
            refreshToken?: string;
        };
        /** @description The user and the permissions of valid credentials. */
        VerifiedToken: {
            /**
             * @description The id of a user, a TypeID.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            userId: string;
            role: components["schemas"]["Role"];
            /**
             * @description The scopes, separated by spaces (RFC 6749, section 3.3): `plan:<plan id>` with the plan of the user, and the scopes of an API key.
             * @example plan:free
             */
            scope: string;
            /**
             * @description The id of the session. Absent for an API key.
             * @example ses_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            sessionId?: string;
            /**
             * Format: date-time
             * @description The time of the authentication that the session is based on (the claim `auth_time`). A refresh does not change it. Absent for an API key.
             * @example 2026-11-21T09:00:00.000Z
             */
            authenticatedAt?: string;
            /**
             * @description The methods of that authentication (RFC 8176): `pwd`, `otp`, `pop`, `user`, `mfa`. Absent for an API key, and for an authentication by mail alone.
             * @example [
             *       "pwd"
             *     ]
             */
            amr?: string[];
            /**
             * @description The assurance level of the authentication (NIST SP 800-63B-4): `aal2` after a login with two factors, for 24 hours. Absent for an API key, and for an authentication by mail alone.
             * @example aal1
             * @enum {string}
             */
            acr?: "aal1" | "aal2";
            /**
             * Format: date-time
             * @description The time when the credentials expire. Absent for an API key that does not expire.
             * @example 2026-11-21T09:00:00.000Z
             */
            expiresAt?: string;
        };
        /** @description The user of a valid session. */
        VerifiedSession: {
            /**
             * @description The id of a user, a TypeID.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            userId: string;
            user: components["schemas"]["User"];
            /**
             * Format: date-time
             * @description The absolute end of the session. Using the session does not extend it. A session that the client does not use expires earlier.
             * @example 2026-11-21T09:00:00.000Z
             */
            expiresAt: string;
        };
        /** @description The refresh token of a session to verify. */
        SealedSession: {
            /**
             * Format: password
             * @description The refresh token of the session, the same value as `refreshToken` in other operations. Omit it to use the session cookie.
             * @example lrt_Qm7RkX2pVzJ0tWcY8sLhNf4uGd1bEaKo6iTvC9yP3xM
             */
            session?: string;
        };
        /** @description The active sessions of a user. */
        SessionList: {
            /** @description The active sessions, the newest first. */
            items: components["schemas"]["Session"][];
        };
        /** @description A session of a user on one device. A sign-up and each login start one. */
        Session: {
            /**
             * @description The id of a session, a TypeID.
             * @example ses_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * @description Whether the access token of this request belongs to the session.
             * @example true
             */
            current: boolean;
            /**
             * @description The IP address of the client that last used the session.
             * @example 192.0.2.7
             */
            address: string;
            /**
             * @description The `User-Agent` of the client, at most 256 characters.
             * @example Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
             */
            userAgent?: string;
            /**
             * Format: date-time
             * @description The time when the session started.
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description The time of the start, or of the last refresh or extension of the session.
             * @example 2026-11-21T09:00:00.000Z
             */
            lastUsedAt: string;
            /**
             * Format: date-time
             * @description The time when the session expires if the client does not use it.
             * @example 2026-11-21T09:00:00.000Z
             */
            expiresAt: string;
        };
        /** @description A set of public keys (RFC 7517). */
        JsonWebKeySet: {
            /** @description The current, the next and the previous signing key. */
            keys: {
                /**
                 * @description The key type: elliptic curve.
                 * @enum {string}
                 */
                kty: "EC";
                /**
                 * @description The elliptic curve.
                 * @enum {string}
                 */
                crv: "P-256";
                /**
                 * @description The x coordinate in Base64url.
                 * @example WbbaSStufflt8XO0wmS3xJYUFmUtKkZQGmLkVaIXuL8
                 */
                x: string;
                /**
                 * @description The y coordinate in Base64url.
                 * @example Ff2gqnEHV8oFSFwqY9-HRzHAAfeGHi7Q3wDpEqBqVxM
                 */
                y: string;
                /**
                 * @description The id of the key. The header of an access token contains the same `kid`.
                 * @example vgCA643_keGm
                 */
                kid: string;
                /**
                 * @description The use of the key: signatures.
                 * @enum {string}
                 */
                use: "sig";
                /**
                 * @description The signature algorithm.
                 * @enum {string}
                 */
                alg: "ES256";
            }[];
        };
        /** @description Metadata of the issuer in the format of OpenID Connect Discovery 1.0. */
        OpenIdConfiguration: {
            /**
             * Format: uri
             * @description The issuer: the value of `iss` in access tokens.
             * @example https://api.example.com
             */
            issuer: string;
            /**
             * Format: uri
             * @description The URL of the key set (`getJwks`).
             * @example https://api.example.com/.well-known/jwks.json
             */
            jwks_uri: string;
            /**
             * @description Required by the specification. There is no authorization endpoint, so no response type is usable.
             * @example [
             *       "none"
             *     ]
             */
            response_types_supported: string[];
            /**
             * @description `public`: `sub` is the id of the user.
             * @example [
             *       "public"
             *     ]
             */
            subject_types_supported: string[];
            /**
             * @description The signature algorithms of access tokens.
             * @example [
             *       "ES256"
             *     ]
             */
            id_token_signing_alg_values_supported: string[];
            /**
             * @description `none`: there is no token endpoint.
             * @example [
             *       "none"
             *     ]
             */
            token_endpoint_auth_methods_supported: string[];
            /**
             * @description The claims of access tokens.
             * @example [
             *       "iss",
             *       "aud",
             *       "sub",
             *       "iat",
             *       "exp",
             *       "jti",
             *       "sid",
             *       "role",
             *       "scope",
             *       "auth_time",
             *       "amr",
             *       "acr"
             *     ]
             */
            claims_supported: string[];
            /**
             * @description The values of `acr`: the assurance levels of NIST SP 800-63B-4.
             * @example [
             *       "aal1",
             *       "aal2"
             *     ]
             */
            acr_values_supported: string[];
        };
        /** @description A change of a profile. Fields that are absent keep their values. */
        ProfileChange: {
            /**
             * @description The new name. `null` removes the name.
             * @example Ada Lovelace
             */
            name?: string | null;
            /**
             * @description The new username. `null` removes it, so another account can use it.
             * @example ada
             */
            username?: string | null;
            /**
             * @description The new language of mails. `null` selects the default of the installation.
             * @example en
             */
            locale?: string | null;
        };
        /** @description The password of the user, to confirm the deletion. It is required without the header `X-Reauthentication`. */
        Confirmation: {
            /**
             * Format: password
             * @description The current password of the user.
             * @example correct horse battery staple
             */
            password?: string;
        };
        /** @description The new password of the user. The current one is required without the header `X-Reauthentication`. */
        PasswordChange: {
            /**
             * Format: password
             * @description The current password of the user.
             * @example correct horse battery staple
             */
            currentPassword?: string;
            /**
             * Format: password
             * @description The new password: characters of any script, used in Unicode NFC and otherwise exactly as sent. By default it needs at least 8 characters. The API rejects common passwords, and the email address, username or name of the user.
             * @example correct horse battery staple
             */
            newPassword: string;
            /**
             * @description Whether the API ends all other sessions of the user. Default: true.
             * @default true
             * @example true
             */
            endOtherSessions: boolean;
        };
        /** @description The new email address. The password of the user is required without the header `X-Reauthentication`. */
        EmailChange: {
            /**
             * Format: email
             * @description An email address of at most 254 characters. The API trims it and converts it to lower case and Unicode NFC. All spellings of an internationalised domain are one domain (UTS 46); answers show it in Unicode.
             * @example ada@example.com
             */
            email: string;
            /**
             * Format: password
             * @description The current password of the user.
             * @example correct horse battery staple
             */
            password?: string;
        };
        /** @description A page of all data that the API stores about a user, without secrets. */
        PersonalData: {
            /**
             * Format: date-time
             * @description The time of the export.
             * @example 2026-11-21T09:00:00.000Z
             */
            exportedAt: string;
            /** @description The account. */
            user: {
                /**
                 * @description The id of a user, a TypeID.
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                id: string;
                /**
                 * Format: idn-email
                 * @description The email address, in lower case and Unicode NFC. An internationalised domain is in Unicode. Absent if the owner of the address has proven it, while this account never did. The application then asks the user for another email address (`changeEmail`).
                 * @example ada@example.com
                 */
                email?: string;
                /**
                 * @description Whether the email address is verified.
                 * @example false
                 */
                emailVerified: boolean;
                /**
                 * @description 3 to 32 ASCII letters, digits, dots, dashes or underscores. The username is unique: upper and lower case count as the same. The API stores it as sent.
                 * @example ada
                 */
                username?: string;
                /**
                 * @description The name of the user, 1 to 100 characters. The API trims it and converts it to Unicode NFC.
                 * @example Ada Lovelace
                 */
                name?: string;
                locale?: components["schemas"]["Locale"];
                role: components["schemas"]["Role"];
                /**
                 * @description The role that the user gets by the next login, which requires a second factor and a mailed code. Absent in lists of users.
                 * @example user
                 * @enum {string}
                 */
                pendingRole?: "user" | "agent" | "master" | "super_admin";
                status: components["schemas"]["UserStatus"];
                /**
                 * @description The id of the current plan of the user. `free`: the user has no paid plan.
                 * @example free
                 */
                plan: string;
                /**
                 * Format: date-time
                 * @description The time when the account was created.
                 * @example 2026-11-21T09:00:00.000Z
                 */
                createdAt: string;
                /**
                 * Format: date-time
                 * @description The time of the last change of the account.
                 * @example 2026-11-21T09:00:00.000Z
                 */
                updatedAt: string;
                /**
                 * @description The version of the resource. Each change increases it. `ETag` contains it.
                 * @example 1
                 */
                version: number;
                /**
                 * @description The reason for the suspension. Absent if the user is not suspended.
                 * @example Chargeback
                 */
                suspensionReason?: string;
                /**
                 * @description The reason for which an administrator has removed the authenticators. Absent after the next login.
                 * @example Lost phone, identity verified by video call
                 */
                factorResetReason?: string;
                /**
                 * Format: date-time
                 * @description The time of that removal. Absent after the next login.
                 * @example 2026-11-21T09:00:00.000Z
                 */
                factorResetAt?: string;
                /** @description The request of the user to remove a lost second factor. Absent if there is none. */
                factorRecovery?: {
                    /**
                     * Format: date-time
                     * @description The time of the request.
                     * @example 2026-11-21T09:00:00.000Z
                     */
                    requestedAt: string;
                    /**
                     * Format: date-time
                     * @description From this time on, a login without the second factor removes it.
                     * @example 2026-11-21T09:00:00.000Z
                     */
                    effectiveAt: string;
                };
                /** @description The passkey of which a copy may exist (`passkey.copy_suspected`). Absent if there is none. */
                passkeyCopy?: {
                    /**
                     * @description The id of an authenticator, a TypeID.
                     * @example aut_01jd7p3t1kf4fvz0e8m2q5c9ax
                     */
                    authenticatorId: string;
                    /**
                     * Format: date-time
                     * @description The time of the use that the API has refused.
                     * @example 2026-11-21T09:00:00.000Z
                     */
                    at: string;
                };
                /**
                 * Format: date-time
                 * @description The time of the last lockout about which the API has notified the user. Absent if there was none.
                 * @example 2026-11-21T09:00:00.000Z
                 */
                lockedOutAt?: string;
                /**
                 * Format: date-time
                 * @description The time of the last change of the password. Absent if there was none.
                 * @example 2026-11-21T09:00:00.000Z
                 */
                passwordChangedAt?: string;
                /**
                 * Format: date-time
                 * @description The time when the plan ends unless the payment provider renews it. Absent without an end.
                 * @example 2026-11-21T09:00:00.000Z
                 */
                planUntil?: string;
                /**
                 * @description An earlier spelling of the email address. Absent if there is none.
                 * @example ada@münchen.example
                 */
                emailSpelling?: string;
                /**
                 * @description Whether the operator has confirmed that the email address belongs to the user. Absent if not.
                 * @example true
                 */
                emailTrusted?: boolean;
                /**
                 * Format: date-time
                 * @description Until this time the API sends no reset link, because a former email address has secured the account. Absent if it sends them.
                 * @example 2026-11-21T09:00:00.000Z
                 */
                resetBlockedUntil?: string;
                /**
                 * @description The new email address of the last request for an email change. Absent if no request is pending.
                 * @example ada@new.example.com
                 */
                pendingEmail?: string;
                /** @description The email addresses that were replaced in the last 72 hours. Absent if there are none. */
                formerEmails?: {
                    /**
                     * @description The former email address.
                     * @example ada@old.example.com
                     */
                    email: string;
                    /**
                     * Format: date-time
                     * @description Until this time the change can be undone, and no other account can use the address.
                     * @example 2026-11-21T09:00:00.000Z
                     */
                    heldUntil: string;
                }[];
                /**
                 * Format: date-time
                 * @description The time when the account was secured. Absent if the password was reset since.
                 * @example 2026-11-21T09:00:00.000Z
                 */
                securedAt?: string;
            };
            /** @description The sessions, as the API stores them, without secrets. */
            sessions: {
                [key: string]: unknown;
            }[];
            /** @description The API keys, without their secrets, on the first page. */
            apiKeys: components["schemas"]["ApiKey"][];
            /** @description The passkeys, the TOTP authenticator and the recovery codes, without secrets, on the first page. */
            authenticators: components["schemas"]["Authenticator"][];
            /** @description The devices on which the user logs in without the second factor. */
            trustedDevices: components["schemas"]["TrustedDevice"][];
            /** @description The activity log of the account. */
            activity: components["schemas"]["Activity"][];
            /** @description The tasks. Absent if the installation does not serve tasks. */
            tasks?: components["schemas"]["Task"][];
            /** @description The billing data, on the first page. Absent if the user has never opened a payment page. */
            billing?: {
                /**
                 * @description The id of the customer at the payment provider.
                 * @example cus_QXg1o8vcGmoR32
                 */
                customerId: string;
                /** @description The subscription, as the API stores it. Absent if there is none. */
                subscription?: {
                    [key: string]: unknown;
                };
            };
            /**
             * @description The `cursor` of the next page. Absent on the last page.
             * @example tasks.tsk_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            nextCursor?: string;
        };
        /** @description An API key, without its secret. */
        ApiKey: {
            /**
             * @description The id of an API key, a TypeID.
             * @example key_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * @description A name that describes the purpose of the key, 1 to 100 characters.
             * @example Nightly report
             */
            name: string;
            /**
             * @description The first 16 characters of the key, to identify it.
             * @example latch_AZPQQMXHS2
             */
            prefix: string;
            /** @description The permissions of the key. */
            scopes: components["schemas"]["Scope"][];
            /**
             * @description The status of the key, apart from the status of its owner's account. A recovery of the account (a password reset by mail) ends all keys that were created before it: their status is `ended_by_recovery`.
             * @example active
             * @enum {string}
             */
            status: "active" | "expired" | "ended_by_recovery";
            /**
             * Format: date-time
             * @description The time when the key was created.
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description The time when the key expires. Absent if the key does not expire.
             * @example 2026-11-21T09:00:00.000Z
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description The time of the last use, with a precision of one minute. Absent if the key was never used.
             * @example 2026-11-21T09:00:00.000Z
             */
            lastUsedAt?: string;
        };
        /** @description An authenticator of a user, without its secrets. */
        Authenticator: {
            /**
             * @description The id of an authenticator, a TypeID.
             * @example aut_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            type: components["schemas"]["AuthenticatorType"];
            /**
             * @description The name that the user gave to the passkey. Absent for other types.
             * @example Ada's laptop
             */
            name?: string;
            /**
             * @description Whether the passkey is synchronised between the devices of the user. Absent for other types.
             * @example true
             */
            backedUp?: boolean;
            /**
             * @description The number of unused recovery codes. Absent for other types.
             * @example 9
             */
            remaining?: number;
            /**
             * Format: date-time
             * @description The time when the authenticator was added.
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description The time of the last use. Absent if the authenticator was never used.
             * @example 2026-11-21T09:00:00.000Z
             */
            lastUsedAt?: string;
        };
        /**
         * @description The type of an authenticator: a passkey (WebAuthn), an app that generates time-based codes (TOTP, RFC 6238), or a set of recovery codes.
         * @example passkey
         * @enum {string}
         */
        AuthenticatorType: "passkey" | "totp" | "recovery_codes";
        /** @description A device on which the user logs in without the second factor. */
        TrustedDevice: {
            /**
             * @description The id of a device, a TypeID.
             * @example dev_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * @description Whether the session of this request is on the device.
             * @example true
             */
            current: boolean;
            /**
             * @description The `User-Agent` of the client when the device became trusted.
             * @example Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
             */
            userAgent?: string;
            /**
             * Format: date-time
             * @description The time when the device became trusted.
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description The time when the trust expires.
             * @example 2026-11-21T09:00:00.000Z
             */
            expiresAt: string;
        };
        /** @description An event in the activity log of an account. */
        Activity: {
            /**
             * @description The id of an event, a TypeID.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            type: components["schemas"]["EventType"];
            /**
             * Format: date-time
             * @description The time of the event.
             * @example 2026-11-21T09:00:00.000Z
             */
            at: string;
            /**
             * @description The id of the resource that the event is about.
             * @example ses_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The IP address of the client. Absent if it is unknown.
             * @example 192.0.2.7
             */
            address?: string;
            /**
             * @description The `data` of the event. Its fields depend on `type`.
             * @example {
             *       "role": "agent",
             *       "previousRole": "user"
             *     }
             */
            data?: {
                [key: string]: unknown;
            };
            /**
             * @description The id of the request that caused the event, as in `X-Request-Id`.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestId?: string;
        };
        /**
         * @description The type of an event.
         * @example session.started
         * @enum {string}
         */
        EventType: "user.created" | "user.updated" | "user.role_changed" | "user.role_change_pending" | "user.suspended" | "user.reinstated" | "user.deleted" | "user.email_change_requested" | "user.email_verified" | "user.password_changed" | "user.locked_out" | "user.secured" | "user.factor_recovery_requested" | "user.factor_recovery_cancelled" | "authenticator.added" | "authenticator.removed" | "passkey.copy_suspected" | "recovery_codes.replaced" | "recovery_code.used" | "trusted_device.added" | "session.started" | "session.ended" | "session.replayed" | "api_key.created" | "api_key.revoked" | "task.created" | "task.updated" | "task.deleted" | "webhook_endpoint.disabled";
        /** @description A task of a user. */
        Task: {
            /**
             * @description The id of a task, a TypeID.
             * @example tsk_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * @description The title in one line, 1 to 200 characters. The API trims it and converts it to Unicode NFC.
             * @example Water the plants
             */
            title: string;
            /**
             * @description A description, at most 5000 characters.
             * @example The ficus needs water twice a week.
             */
            description?: string;
            status: components["schemas"]["TaskStatus"];
            /**
             * Format: date-time
             * @description The due date. Absent if there is none.
             * @example 2026-11-21T09:00:00.000Z
             */
            dueAt?: string;
            /**
             * Format: date-time
             * @description The time when the task was created.
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description The time of the last change of the task.
             * @example 2026-11-21T09:00:00.000Z
             */
            updatedAt: string;
            /**
             * @description The version of the resource. Each change increases it. `ETag` contains it.
             * @example 1
             */
            version: number;
        };
        /** @description The ways in which a user can prove who they are. */
        AuthenticatorList: {
            /** @description The authenticators, the oldest first. */
            items: components["schemas"]["Authenticator"][];
            /**
             * @description Whether the account has a password.
             * @example true
             */
            hasPassword: boolean;
        };
        /** @description A passkey that the browser has created. */
        NewPasskey: {
            credential: components["schemas"]["RegistrationCredential"];
            /**
             * @description The name by which the user recognises the passkey. Default: "Passkey".
             * @example Laptop
             */
            name?: string;
        };
        /** @description The new name of a passkey. */
        PasskeyChange: {
            /**
             * @description The name by which the user recognises the passkey.
             * @example Laptop
             */
            name: string;
        };
        /** @description The first code of a new TOTP secret. */
        TotpConfirmation: {
            /**
             * @description The current code of the app: six digits.
             * @example 287082
             */
            code: string;
        };
        /** @description A new set of recovery codes. The API returns them only in this response. */
        RecoveryCodes: {
            /** @description The ten codes. Each is valid once. */
            codes: string[];
            /**
             * Format: date-time
             * @description The time when the codes were created.
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
        };
        /** @description The trusted devices of a user. */
        TrustedDeviceList: {
            /** @description The trusted devices, the oldest first. */
            items: components["schemas"]["TrustedDevice"][];
        };
        /** @description A page of users. */
        UserPage: {
            /** @description The users in this page, the newest first. */
            items: components["schemas"]["User"][];
            /** @description The `cursor` of the next page. Absent in the last page. */
            nextCursor?: string;
        };
        /** @description The data of an account to create by invitation. */
        NewUser: {
            /**
             * Format: email
             * @description An email address of at most 254 characters. The API trims it and converts it to lower case and Unicode NFC. All spellings of an internationalised domain are one domain (UTS 46); answers show it in Unicode.
             * @example ada@example.com
             */
            email: string;
            role?: components["schemas"]["Role"];
            /**
             * @description 3 to 32 ASCII letters, digits, dots, dashes or underscores. The username is unique: upper and lower case count as the same. The API stores it as sent.
             * @example ada
             */
            username?: string;
            /**
             * @description The name of the user, 1 to 100 characters. The API trims it and converts it to Unicode NFC.
             * @example Ada Lovelace
             */
            name?: string;
            /**
             * @description The language of the mails to the user: English or German. A region, as in `de-DE` or `de_DE`, has no effect.
             * @example en
             */
            locale?: string;
        };
        /** @description The reason for a suspension. */
        Suspension: {
            /**
             * @description The reason, 1 to 500 characters. The mail to the user does not contain it; the data export does.
             * @example Chargeback
             */
            reason: string;
        };
        /** @description The reason for the removal of authenticators. */
        AuthenticatorReset: {
            /**
             * @description The reason, 1 to 500 characters. The mail to the user does not contain it; the data export does.
             * @example Lost phone, identity verified by video call
             */
            reason: string;
        };
        /** @description The email address for a user who has none. */
        UserEmail: {
            /**
             * Format: email
             * @description An email address of at most 254 characters. The API trims it and converts it to lower case and Unicode NFC. All spellings of an internationalised domain are one domain (UTS 46); answers show it in Unicode.
             * @example ada@example.com
             */
            email: string;
        };
        /** @description The new role of a user. */
        RoleChange: {
            role: components["schemas"]["Role"];
        };
        /** @description A new API key with its secret. */
        CreatedApiKey: {
            /**
             * @description The id of an API key, a TypeID.
             * @example key_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * @description A name that describes the purpose of the key, 1 to 100 characters.
             * @example Nightly report
             */
            name: string;
            /**
             * @description The first 16 characters of the key, to identify it.
             * @example latch_AZPQQMXHS2
             */
            prefix: string;
            /** @description The permissions of the key. */
            scopes: components["schemas"]["Scope"][];
            /**
             * @description The status of the key, apart from the status of its owner's account. A recovery of the account (a password reset by mail) ends all keys that were created before it: their status is `ended_by_recovery`.
             * @example active
             * @enum {string}
             */
            status: "active" | "expired" | "ended_by_recovery";
            /**
             * Format: date-time
             * @description The time when the key was created.
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description The time when the key expires. Absent if the key does not expire.
             * @example 2026-11-21T09:00:00.000Z
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description The time of the last use, with a precision of one minute. Absent if the key was never used.
             * @example 2026-11-21T09:00:00.000Z
             */
            lastUsedAt?: string;
            /**
             * @description The key, for the header `X-API-Key`. The API returns it only in this response.
             * @example latch_AZPQQMXHS23iSPR778cnQzNAUd3_zCwJJ19mVFSZAxdZR0XuF8CPeYzX3OC6gVXc2hT2OYwdFUURZSChMwF8CQ
             */
            key: string;
        };
        /** @description The data of an API key to create. */
        NewApiKey: {
            /**
             * @description A name that describes the purpose of the key, 1 to 100 characters.
             * @example Nightly report
             */
            name: string;
            /** @description The permissions of the key, each at most once. */
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: date-time
             * @description The time when the key expires, in the future, in ISO 8601 with any offset. If absent, the key does not expire.
             * @example 2026-11-21T09:00:00.000Z
             */
            expiresAt?: string;
        };
        /** @description The API keys of a user. */
        ApiKeyList: {
            /** @description The API keys, the newest first. */
            items: components["schemas"]["ApiKey"][];
        };
        /** @description A page of tasks. */
        TaskPage: {
            /** @description The tasks in this page, the newest first. */
            items: components["schemas"]["Task"][];
            /** @description The `cursor` of the next page. Absent in the last page. */
            nextCursor?: string;
        };
        /** @description The data of a task to create. */
        NewTask: {
            /**
             * @description The title in one line, 1 to 200 characters. The API trims it and converts it to Unicode NFC.
             * @example Water the plants
             */
            title: string;
            /**
             * @description A description, at most 5000 characters.
             * @example The ficus needs water twice a week.
             */
            description?: string;
            status?: components["schemas"]["TaskStatus"];
            /**
             * Format: date-time
             * @description The due date in ISO 8601 with any offset. The API converts it to UTC, with millisecond precision.
             * @example 2026-11-21T09:00:00.000Z
             */
            dueAt?: string;
        };
        /** @description A change of a task. Fields that are absent keep their values. */
        TaskChange: {
            /**
             * @description The title in one line, 1 to 200 characters. The API trims it and converts it to Unicode NFC.
             * @example Water the plants
             */
            title?: string;
            /**
             * @description The new description. `null` removes the description.
             * @example The ficus needs water twice a week.
             */
            description?: string | null;
            status?: components["schemas"]["TaskStatus"];
            /**
             * Format: date-time
             * @description The new due date. `null` removes the due date.
             * @example 2026-11-21T09:00:00.000Z
             */
            dueAt?: string | null;
        };
        /** @description The plans that a user can have. */
        PlanList: {
            /** @description The plans, the free plan first. */
            items: components["schemas"]["Plan"][];
        };
        /** @description A plan that a user can have. */
        Plan: {
            /**
             * @description The id of a plan. The scope of access tokens contains it as `plan:<id>`.
             * @example pro
             */
            id: string;
            /**
             * @description The name of the plan.
             * @example Pro
             */
            name: string;
            /**
             * @description A description of the plan.
             * @example For teams of up to ten people.
             */
            description?: string;
            /** @description The price. Absent for the free plan, and if the installation does not publish the price. */
            price?: {
                /**
                 * @description The amount in the smallest unit of the currency, such as cents.
                 * @example 1900
                 */
                amount: number;
                /**
                 * @description The currency: an ISO 4217 code in lower case.
                 * @example eur
                 */
                currency: string;
                /**
                 * @description The unit of the billing period.
                 * @example month
                 * @enum {string}
                 */
                interval: "day" | "week" | "month" | "year";
                /**
                 * @description The number of units in a billing period. Default: 1.
                 * @default 1
                 * @example 1
                 */
                intervalCount: number;
            };
        };
        /** @description The current plan and the subscription of a user. */
        Subscription: {
            /**
             * @description The id of the current plan of the user.
             * @example pro
             */
            plan: string;
            status: components["schemas"]["SubscriptionStatus"];
            /**
             * Format: date-time
             * @description The end of the paid period, when the next payment is due.
             * @example 2026-11-21T09:00:00.000Z
             */
            currentPeriodEndsAt?: string;
            /**
             * Format: date-time
             * @description The end of the trial. Absent if there is no trial.
             * @example 2026-11-21T09:00:00.000Z
             */
            trialEndsAt?: string;
            /**
             * Format: date-time
             * @description The time when the subscription ends. Absent if the user has not canceled it.
             * @example 2026-11-21T09:00:00.000Z
             */
            cancelsAt?: string;
            /**
             * Format: date-time
             * @description The time until which the user keeps the plan after a failed payment. Absent without a failed payment.
             * @example 2026-11-21T09:00:00.000Z
             */
            graceEndsAt?: string;
        };
        /**
         * @description The status of the subscription at the payment provider. `none`: there is no subscription. With `trialing` and `active`, the user has the plan of the subscription. With `past_due`, the user keeps it until `graceEndsAt`. With any other status, the user has the free plan.
         * @example active
         * @enum {string}
         */
        SubscriptionStatus: "none" | "incomplete" | "trialing" | "active" | "past_due" | "unpaid" | "paused" | "canceled";
        /** @description A page of the payment provider. */
        PaymentPage: {
            /**
             * Format: uri
             * @description The URL to open in the browser of the user. It is only for this user and expires.
             * @example https://checkout.stripe.com/c/pay/cs_test_a1b2C3d4E5f6G7h8
             */
            url: string;
        };
        /** @description The plan to pay for, and the pages to return to. */
        Checkout: {
            /**
             * @description The id of a plan. The scope of access tokens contains it as `plan:<id>`.
             * @example pro
             */
            planId: string;
            /**
             * Format: uri
             * @description The page to which the payment provider redirects the user after the payment. Its origin must be the origin of the app or another allowed origin of the installation. The provider replaces `{CHECKOUT_SESSION_ID}` in the query with the id of the checkout.
             * @example https://app.example.com/welcome
             */
            successUrl: string;
            /**
             * Format: uri
             * @description The page to which the payment provider redirects the user after a canceled checkout. The same origins are allowed.
             * @example https://app.example.com/pricing
             */
            cancelUrl: string;
        };
        /** @description An event that Stripe has signed. */
        StripeEvent: {
            /**
             * @description The id of the event at Stripe.
             * @example evt_1PgafmB7WZ01zgkW6dKueIc5
             */
            id: string;
            /**
             * @description The type of the event at Stripe.
             * @example customer.subscription.updated
             */
            type: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A webhook endpoint with its secret. */
        CreatedWebhookEndpoint: {
            /**
             * @description The id of a webhook endpoint, a TypeID.
             * @example whe_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri
             * @description The URL to which the API delivers events: https, at a public address, without credentials and without a fragment.
             * @example https://example.com/latch-events
             */
            url: string;
            /**
             * @description A description of the endpoint, 1 to 200 characters.
             * @example CRM
             */
            description?: string;
            /** @description The types of the events that the API delivers to the endpoint, each at most once. If absent, the API delivers all events. */
            types?: components["schemas"]["EventType"][];
            status: components["schemas"]["WebhookEndpointStatus"];
            /**
             * @description The reason why the API disabled the endpoint. `gone`: the endpoint responded with 410. `failing`: at least 20 consecutive attempts failed over more than 24 hours. Absent if it is enabled.
             * @example failing
             * @enum {string}
             */
            disabledReason?: "gone" | "failing";
            /**
             * Format: date-time
             * @description The time when the API disabled the endpoint. Absent if it is enabled.
             * @example 2026-11-21T09:00:00.000Z
             */
            disabledAt?: string;
            /**
             * Format: date-time
             * @description The time when the endpoint was created.
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
            /**
             * @description The id of the user who created the endpoint.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            createdBy: string;
            /**
             * Format: date-time
             * @description The time until which the API also signs with the previous secret. Absent without a rotation in the last 24 hours.
             * @example 2026-11-21T09:00:00.000Z
             */
            previousSecretUntil?: string;
            /**
             * @description The secret that signs deliveries (Standard Webhooks). The API returns it only in this response.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
             */
            secret: string;
        };
        /**
         * @description The status of an endpoint. The API delivers no events to a `disabled` endpoint. A successful redelivery enables it.
         * @example enabled
         * @enum {string}
         */
        WebhookEndpointStatus: "enabled" | "disabled";
        /** @description The data of a webhook endpoint to create. */
        NewWebhookEndpoint: {
            /**
             * Format: uri
             * @description The URL to which the API delivers events: https, at a public address, without credentials and without a fragment.
             * @example https://example.com/latch-events
             */
            url: string;
            /**
             * @description A description of the endpoint, 1 to 200 characters.
             * @example CRM
             */
            description?: string;
            /** @description The types of the events that the API delivers to the endpoint, each at most once. If absent, the API delivers all events. */
            types?: components["schemas"]["EventType"][];
        };
        /** @description All webhook endpoints. */
        WebhookEndpointList: {
            /** @description The endpoints, the newest first. */
            items: components["schemas"]["WebhookEndpoint"][];
        };
        /** @description A URL to which the API delivers events. */
        WebhookEndpoint: {
            /**
             * @description The id of a webhook endpoint, a TypeID.
             * @example whe_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri
             * @description The URL to which the API delivers events: https, at a public address, without credentials and without a fragment.
             * @example https://example.com/latch-events
             */
            url: string;
            /**
             * @description A description of the endpoint, 1 to 200 characters.
             * @example CRM
             */
            description?: string;
            /** @description The types of the events that the API delivers to the endpoint, each at most once. If absent, the API delivers all events. */
            types?: components["schemas"]["EventType"][];
            status: components["schemas"]["WebhookEndpointStatus"];
            /**
             * @description The reason why the API disabled the endpoint. `gone`: the endpoint responded with 410. `failing`: at least 20 consecutive attempts failed over more than 24 hours. Absent if it is enabled.
             * @example failing
             * @enum {string}
             */
            disabledReason?: "gone" | "failing";
            /**
             * Format: date-time
             * @description The time when the API disabled the endpoint. Absent if it is enabled.
             * @example 2026-11-21T09:00:00.000Z
             */
            disabledAt?: string;
            /**
             * Format: date-time
             * @description The time when the endpoint was created.
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
            /**
             * @description The id of the user who created the endpoint.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            createdBy: string;
            /**
             * Format: date-time
             * @description The time until which the API also signs with the previous secret. Absent without a rotation in the last 24 hours.
             * @example 2026-11-21T09:00:00.000Z
             */
            previousSecretUntil?: string;
        };
        /** @description A page of deliveries. */
        WebhookDeliveryPage: {
            /** @description The deliveries in this page, the newest first. */
            items: components["schemas"]["WebhookDelivery"][];
            /** @description The `cursor` of the next page. Absent in the last page. */
            nextCursor?: string;
        };
        /** @description The delivery of one event to one webhook endpoint. */
        WebhookDelivery: {
            /**
             * @description The id of the event. It is the `webhook-id` of each attempt.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            type: components["schemas"]["EventType"];
            status: components["schemas"]["WebhookDeliveryStatus"];
            /**
             * @description The number of attempts so far.
             * @example 1
             */
            attempts: number;
            /**
             * Format: date-time
             * @description The time when the delivery was created.
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description The time of the last attempt. Absent before the first one.
             * @example 2026-11-21T09:00:00.000Z
             */
            lastAttemptAt?: string;
            /**
             * Format: date-time
             * @description The time of the next attempt. Absent if there is none.
             * @example 2026-11-21T09:00:00.000Z
             */
            nextAttemptAt?: string;
            /**
             * @description The HTTP status of the last response. Absent if there was no response.
             * @example 204
             */
            lastStatus?: number;
            /**
             * @description The error of the last attempt. Absent if it succeeded. `no public address` means that the host does not exist, or has an address that is not public.
             * @example ECONNREFUSED
             */
            lastError?: string;
        };
        /**
         * @description The status of a delivery. `pending`: the API makes another attempt. `delivered`: the endpoint responded with a 2xx status. `failed`: the API makes no further attempt.
         * @example delivered
         * @enum {string}
         */
        WebhookDeliveryStatus: "pending" | "delivered" | "failed";
        /** @description A page of activities. */
        ActivityPage: {
            /** @description The activities in this page, the newest first. */
            items: components["schemas"]["Activity"][];
            /** @description The `cursor` of the next page. Absent in the last page. */
            nextCursor?: string;
        };
        /** @description The state of the process. */
        Health: {
            /**
             * @description Always `ok`.
             * @enum {string}
             */
            status: "ok";
            /**
             * @description The version of the API.
             * @example 0.2.0
             */
            version: string;
            /**
             * @description The seconds since the start of the process.
             * @example 12.5
             */
            uptime: number;
        };
        /** @description The state of the dependencies of the API. */
        Readiness: {
            /**
             * @description Always `ok`.
             * @enum {string}
             */
            status: "ok";
            dependencies: components["schemas"]["Dependencies"];
        };
        /** @description The dependencies of the API. */
        Dependencies: {
            /**
             * @description The name of the dependency.
             * @example dynamodb
             */
            name: string;
            /**
             * @description The status of the dependency.
             * @enum {string}
             */
            status: "ok" | "unavailable";
            /**
             * @description The duration of the check in milliseconds.
             * @example 2.1
             */
            latency: number;
        }[];
        /**
         * @description Metrics in the text format of Prometheus.
         * @example latch_log_ins_total{outcome="succeeded"} 42
         */
        Metrics: string;
        /** @description An OpenAPI document. */
        OpenApi: {
            /**
             * @description The version of the OpenAPI Specification.
             * @example 3.1.0
             */
            openapi: string;
        } & {
            [key: string]: unknown;
        };
    };
    responses: never;
    parameters: {
        /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
        ClientAddress: components["schemas"]["ClientAddress"];
        /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
        ClientUserAgent: components["schemas"]["ClientUserAgent"];
    };
    requestBodies: never;
    headers: {
        /** @description The version of the resource in quotes. Send it as `If-Match` with a change (RFC 9110, section 13.1.1). */
        ETag: string;
        /** @description The authentication scheme. `error` is present if the credentials in the request are invalid (RFC 6750), or `insufficient_user_authentication` with `max_age` if the operation requires a more recent or stronger authentication (RFC 9470). `acr_values` is then the required level, as in the claim `acr` of the access token; it is present only if a second factor is required. */
        "WWW-Authenticate": string;
        /** @description The seconds to wait before a retry (RFC 9110, section 10.2.3). */
        "Retry-After": number;
        /** @description The rate limit: `q` requests in a window of `w` seconds. */
        "RateLimit-Policy": string;
        /** @description The remaining requests: `r` until the window ends in `t` seconds. */
        RateLimit: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    signUp: {
        parameters: {
            query?: {
                /** @description `cookie`: the API returns the refresh token only as an HttpOnly cookie, the session cookie. `body` (default): the API returns it in the body. */
                mode?: "body" | "cookie";
            };
            header?: {
                /** @description The same as the query parameter `mode`, which takes precedence. */
                "x-session-mode"?: "body" | "cookie";
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUp"];
            };
        };
        responses: {
            /** @description The new account and the tokens of its first session. */
            201: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "signed_in",
                     *       "user": {
                     *         "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *         "email": "ada@example.com",
                     *         "emailVerified": false,
                     *         "username": "ada",
                     *         "name": "Ada Lovelace",
                     *         "locale": "en",
                     *         "role": "user",
                     *         "pendingRole": "user",
                     *         "status": "active",
                     *         "plan": "free",
                     *         "createdAt": "2026-11-21T09:00:00.000Z",
                     *         "updatedAt": "2026-11-21T09:00:00.000Z",
                     *         "version": 1
                     *       },
                     *       "accessToken": "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c3IifQ.c2ln",
                     *       "tokenType": "Bearer",
                     *       "expiresIn": 900,
                     *       "refreshToken": "lrt_Qm7RkX2pVzJ0tWcY8sLhNf4uGd1bEaKo6iTvC9yP3xM",
                     *       "deviceToken": "ldt_AQIDBAUGBwgJCgsMDQ4PEA",
                     *       "refreshExpiresAt": "2026-11-21T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthResult"];
                };
            };
            /** @description The sign-up, which a code or a link from a mail completes, or a login that requires another proof. */
            202: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "pending",
                     *       "challenge": "lch_AQIDBAUGBwgJCgsMDQ4PEA",
                     *       "expiresAt": "2026-11-21T09:00:00.000Z",
                     *       "reason": "second_factor",
                     *       "availableAt": "2026-11-21T09:00:00.000Z",
                     *       "methods": [
                     *         "totp",
                     *         "recovery_code"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PendingLogIn"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_up_closed`: Only invited users can sign up. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_taken`: An account with this email address already exists. `username_taken`: An account with this username already exists. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logIn: {
        parameters: {
            query?: {
                /** @description `cookie`: the API returns the refresh token only as an HttpOnly cookie, the session cookie. `body` (default): the API returns it in the body. */
                mode?: "body" | "cookie";
            };
            header?: {
                /** @description The same as the query parameter `mode`, which takes precedence. */
                "x-session-mode"?: "body" | "cookie";
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogIn"];
            };
        };
        responses: {
            /** @description The account and the tokens of the new session. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "signed_in",
                     *       "user": {
                     *         "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *         "email": "ada@example.com",
                     *         "emailVerified": false,
                     *         "username": "ada",
                     *         "name": "Ada Lovelace",
                     *         "locale": "en",
                     *         "role": "user",
                     *         "pendingRole": "user",
                     *         "status": "active",
                     *         "plan": "free",
                     *         "createdAt": "2026-11-21T09:00:00.000Z",
                     *         "updatedAt": "2026-11-21T09:00:00.000Z",
                     *         "version": 1
                     *       },
                     *       "accessToken": "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c3IifQ.c2ln",
                     *       "tokenType": "Bearer",
                     *       "expiresIn": 900,
                     *       "refreshToken": "lrt_Qm7RkX2pVzJ0tWcY8sLhNf4uGd1bEaKo6iTvC9yP3xM",
                     *       "deviceToken": "ldt_AQIDBAUGBwgJCgsMDQ4PEA",
                     *       "refreshExpiresAt": "2026-11-21T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthResult"];
                };
            };
            /** @description The login requires another proof. */
            202: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "pending",
                     *       "challenge": "lch_AQIDBAUGBwgJCgsMDQ4PEA",
                     *       "expiresAt": "2026-11-21T09:00:00.000Z",
                     *       "reason": "second_factor",
                     *       "availableAt": "2026-11-21T09:00:00.000Z",
                     *       "methods": [
                     *         "totp",
                     *         "recovery_code"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PendingLogIn"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `invalid_credentials`: The credentials are incorrect. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_suspended`: The account is suspended. `password_reset_required`: The account was secured, so its password must be reset. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerChallenge: {
        parameters: {
            query?: {
                /** @description `cookie`: the API returns the refresh token only as an HttpOnly cookie, the session cookie. `body` (default): the API returns it in the body. */
                mode?: "body" | "cookie";
            };
            header?: {
                /** @description The same as the query parameter `mode`, which takes precedence. */
                "x-session-mode"?: "body" | "cookie";
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChallengeAnswer"];
            };
        };
        responses: {
            /** @description The account and the tokens of the new session. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "signed_in",
                     *       "user": {
                     *         "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *         "email": "ada@example.com",
                     *         "emailVerified": false,
                     *         "username": "ada",
                     *         "name": "Ada Lovelace",
                     *         "locale": "en",
                     *         "role": "user",
                     *         "pendingRole": "user",
                     *         "status": "active",
                     *         "plan": "free",
                     *         "createdAt": "2026-11-21T09:00:00.000Z",
                     *         "updatedAt": "2026-11-21T09:00:00.000Z",
                     *         "version": 1
                     *       },
                     *       "accessToken": "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c3IifQ.c2ln",
                     *       "tokenType": "Bearer",
                     *       "expiresIn": 900,
                     *       "refreshToken": "lrt_Qm7RkX2pVzJ0tWcY8sLhNf4uGd1bEaKo6iTvC9yP3xM",
                     *       "deviceToken": "ldt_AQIDBAUGBwgJCgsMDQ4PEA",
                     *       "refreshExpiresAt": "2026-11-21T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthResult"];
                };
            };
            /** @description The login requires another proof. */
            202: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "pending",
                     *       "challenge": "lch_AQIDBAUGBwgJCgsMDQ4PEA",
                     *       "expiresAt": "2026-11-21T09:00:00.000Z",
                     *       "reason": "second_factor",
                     *       "availableAt": "2026-11-21T09:00:00.000Z",
                     *       "methods": [
                     *         "totp",
                     *         "recovery_code"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PendingLogIn"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `invalid_challenge`: The challenge is invalid, used or expired. `invalid_credentials`: The credentials are incorrect. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_suspended`: The account is suspended. `password_reset_required`: The account was secured, so its password must be reset. `origin_not_allowed`: Requests from this origin are not allowed. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportLostFactor: {
        parameters: {
            query?: {
                /** @description `cookie`: the API returns the refresh token only as an HttpOnly cookie, the session cookie. `body` (default): the API returns it in the body. */
                mode?: "body" | "cookie";
            };
            header?: {
                /** @description The same as the query parameter `mode`, which takes precedence. */
                "x-session-mode"?: "body" | "cookie";
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LostFactor"];
            };
        };
        responses: {
            /** @description The challenge that continues the login. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "pending",
                     *       "challenge": "lch_AQIDBAUGBwgJCgsMDQ4PEA",
                     *       "expiresAt": "2026-11-21T09:00:00.000Z",
                     *       "reason": "second_factor",
                     *       "availableAt": "2026-11-21T09:00:00.000Z",
                     *       "methods": [
                     *         "totp",
                     *         "recovery_code"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PendingLogIn"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `invalid_challenge`: The challenge is invalid, used or expired. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_suspended`: The account is suspended. `forbidden`: Permission denied. `origin_not_allowed`: Requests from this origin are not allowed. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reauthenticate: {
        parameters: {
            query?: {
                /** @description `cookie`: the API returns the refresh token only as an HttpOnly cookie, the session cookie. `body` (default): the API returns it in the body. */
                mode?: "body" | "cookie";
            };
            header?: {
                /** @description The same as the query parameter `mode`, which takes precedence. */
                "x-session-mode"?: "body" | "cookie";
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reauthentication"];
            };
        };
        responses: {
            /** @description The account and the new tokens of the session. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "signed_in",
                     *       "user": {
                     *         "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *         "email": "ada@example.com",
                     *         "emailVerified": false,
                     *         "username": "ada",
                     *         "name": "Ada Lovelace",
                     *         "locale": "en",
                     *         "role": "user",
                     *         "pendingRole": "user",
                     *         "status": "active",
                     *         "plan": "free",
                     *         "createdAt": "2026-11-21T09:00:00.000Z",
                     *         "updatedAt": "2026-11-21T09:00:00.000Z",
                     *         "version": 1
                     *       },
                     *       "accessToken": "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c3IifQ.c2ln",
                     *       "tokenType": "Bearer",
                     *       "expiresIn": 900,
                     *       "refreshToken": "lrt_Qm7RkX2pVzJ0tWcY8sLhNf4uGd1bEaKo6iTvC9yP3xM",
                     *       "deviceToken": "ldt_AQIDBAUGBwgJCgsMDQ4PEA",
                     *       "refreshExpiresAt": "2026-11-21T09:00:00.000Z",
                     *       "reauthenticationToken": "lra_AQIDBAUGBwgJCgsMDQ4PEA"
                     *     }
                     */
                    "application/json": components["schemas"]["ReauthenticationResult"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `invalid_credentials`: The credentials are incorrect. `invalid_challenge`: The challenge is invalid, used or expired. `invalid_session`: The session is invalid or has ended. `reauthentication_required`: The operation requires a recent authentication of the user. `authentication_incomplete`: The account requires another proof of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `origin_not_allowed`: Requests from this origin are not allowed. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestEmailCode: {
        parameters: {
            query?: {
                /** @description `cookie`: the API returns the refresh token only as an HttpOnly cookie, the session cookie. `body` (default): the API returns it in the body. */
                mode?: "body" | "cookie";
            };
            header?: {
                /** @description The same as the query parameter `mode`, which takes precedence. */
                "x-session-mode"?: "body" | "cookie";
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailCodeRequest"];
            };
        };
        responses: {
            /** @description The challenge that the code answers. */
            202: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "pending",
                     *       "challenge": "lch_AQIDBAUGBwgJCgsMDQ4PEA",
                     *       "expiresAt": "2026-11-21T09:00:00.000Z",
                     *       "reason": "second_factor",
                     *       "availableAt": "2026-11-21T09:00:00.000Z",
                     *       "methods": [
                     *         "totp",
                     *         "recovery_code"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PendingLogIn"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestPasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PasskeyPurpose"];
            };
        };
        responses: {
            /** @description The options. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "publicKey": {
                     *         "challenge": "lpc_AQIDBAUGBwgJCgsMDQ4PEA",
                     *         "timeout": 300000,
                     *         "rpId": "example.com",
                     *         "allowCredentials": [],
                     *         "userVerification": "required"
                     *       },
                     *       "expiresAt": "2026-11-21T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyRequest"];
                };
            };
            /** @description `invalid_request`: The request is invalid. `invalid_one_time_token`: The link is invalid or has expired. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `invalid_challenge`: The challenge is invalid, used or expired. `invalid_session`: The session is invalid or has ended. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `origin_not_allowed`: Requests from this origin are not allowed. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logInWithPasskey: {
        parameters: {
            query?: {
                /** @description `cookie`: the API returns the refresh token only as an HttpOnly cookie, the session cookie. `body` (default): the API returns it in the body. */
                mode?: "body" | "cookie";
            };
            header?: {
                /** @description The same as the query parameter `mode`, which takes precedence. */
                "x-session-mode"?: "body" | "cookie";
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyLogIn"];
            };
        };
        responses: {
            /** @description The account and the tokens of the new session. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "signed_in",
                     *       "user": {
                     *         "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *         "email": "ada@example.com",
                     *         "emailVerified": false,
                     *         "username": "ada",
                     *         "name": "Ada Lovelace",
                     *         "locale": "en",
                     *         "role": "user",
                     *         "pendingRole": "user",
                     *         "status": "active",
                     *         "plan": "free",
                     *         "createdAt": "2026-11-21T09:00:00.000Z",
                     *         "updatedAt": "2026-11-21T09:00:00.000Z",
                     *         "version": 1
                     *       },
                     *       "accessToken": "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c3IifQ.c2ln",
                     *       "tokenType": "Bearer",
                     *       "expiresIn": 900,
                     *       "refreshToken": "lrt_Qm7RkX2pVzJ0tWcY8sLhNf4uGd1bEaKo6iTvC9yP3xM",
                     *       "deviceToken": "ldt_AQIDBAUGBwgJCgsMDQ4PEA",
                     *       "refreshExpiresAt": "2026-11-21T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthResult"];
                };
            };
            /** @description The login requires another proof. */
            202: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "pending",
                     *       "challenge": "lch_AQIDBAUGBwgJCgsMDQ4PEA",
                     *       "expiresAt": "2026-11-21T09:00:00.000Z",
                     *       "reason": "second_factor",
                     *       "availableAt": "2026-11-21T09:00:00.000Z",
                     *       "methods": [
                     *         "totp",
                     *         "recovery_code"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PendingLogIn"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `invalid_challenge`: The challenge is invalid, used or expired. `invalid_credentials`: The credentials are incorrect. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_suspended`: The account is suspended. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailVerification"];
            };
        };
        responses: {
            /** @description The email address is verified. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. `invalid_one_time_token`: The link is invalid or has expired. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `account_proof_required`: Proof of the account is required. `invalid_credentials`: The credentials are incorrect. `invalid_challenge`: The challenge is invalid, used or expired. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. `origin_not_allowed`: Requests from this origin are not allowed. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_taken`: An account with this email address already exists. `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendVerification: {
        parameters: {
            query?: never;
            header?: {
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgottenPassword"];
            };
        };
        responses: {
            /** @description The API has accepted the request. */
            202: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgotPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgottenPassword"];
            };
        };
        responses: {
            /** @description The API has accepted the request. */
            202: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: {
                /** @description `cookie`: the API returns the refresh token only as an HttpOnly cookie, the session cookie. `body` (default): the API returns it in the body. */
                mode?: "body" | "cookie";
            };
            header?: {
                /** @description The same as the query parameter `mode`, which takes precedence. */
                "x-session-mode"?: "body" | "cookie";
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordReset"];
            };
        };
        responses: {
            /** @description The account has a second factor, and the reset requires a proof by it. The one-time token is still valid. */
            202: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "pending",
                     *       "challenge": "lch_AQIDBAUGBwgJCgsMDQ4PEA",
                     *       "expiresAt": "2026-11-21T09:00:00.000Z",
                     *       "reason": "second_factor",
                     *       "availableAt": "2026-11-21T09:00:00.000Z",
                     *       "methods": [
                     *         "totp",
                     *         "recovery_code"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PendingLogIn"];
                };
            };
            /** @description The new password is set. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. `invalid_one_time_token`: The link is invalid or has expired. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `invalid_challenge`: The challenge is invalid, used or expired. `invalid_credentials`: The credentials are incorrect. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_suspended`: The account is suspended. `origin_not_allowed`: Requests from this origin are not allowed. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secureAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecurityLink"];
            };
        };
        responses: {
            /** @description The account is secured. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "next": "reset_password"
                     *     }
                     */
                    "application/json": components["schemas"]["SecuredAccount"];
                };
            };
            /** @description `invalid_request`: The request is invalid. `invalid_one_time_token`: The link is invalid or has expired. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoEmailChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailChangeUndo"];
            };
        };
        responses: {
            /** @description The former email address is restored. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "next": "reset_password"
                     *     }
                     */
                    "application/json": components["schemas"]["SecuredAccount"];
                };
            };
            /** @description `invalid_request`: The request is invalid. `invalid_one_time_token`: The link is invalid or has expired. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `invalid_credentials`: The credentials are incorrect. `invalid_challenge`: The challenge is invalid, used or expired. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `authenticator_too_new`: The authenticator was added less than 72 hours ago. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_taken`: An account with this email address already exists. `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrolTotp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Enrolment"];
            };
        };
        responses: {
            /** @description The new secret. */
            201: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
                     *       "uri": "otpauth://totp/auth.example.com:ada%40example.com?issuer=auth.example.com&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30",
                     *       "qrCode": "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 41 41\"></svg>",
                     *       "expiresAt": "2026-11-21T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["TotpEnrolment"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `invalid_challenge`: The challenge is invalid, used or expired. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_suspended`: The account is suspended. `origin_not_allowed`: Requests from this origin are not allowed. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmEnrolledTotp: {
        parameters: {
            query?: {
                /** @description `cookie`: the API returns the refresh token only as an HttpOnly cookie, the session cookie. `body` (default): the API returns it in the body. */
                mode?: "body" | "cookie";
            };
            header?: {
                /** @description The same as the query parameter `mode`, which takes precedence. */
                "x-session-mode"?: "body" | "cookie";
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolmentConfirmation"];
            };
        };
        responses: {
            /** @description The account and the tokens of the new session. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "signed_in",
                     *       "user": {
                     *         "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *         "email": "ada@example.com",
                     *         "emailVerified": false,
                     *         "username": "ada",
                     *         "name": "Ada Lovelace",
                     *         "locale": "en",
                     *         "role": "user",
                     *         "pendingRole": "user",
                     *         "status": "active",
                     *         "plan": "free",
                     *         "createdAt": "2026-11-21T09:00:00.000Z",
                     *         "updatedAt": "2026-11-21T09:00:00.000Z",
                     *         "version": 1
                     *       },
                     *       "accessToken": "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c3IifQ.c2ln",
                     *       "tokenType": "Bearer",
                     *       "expiresIn": 900,
                     *       "refreshToken": "lrt_Qm7RkX2pVzJ0tWcY8sLhNf4uGd1bEaKo6iTvC9yP3xM",
                     *       "deviceToken": "ldt_AQIDBAUGBwgJCgsMDQ4PEA",
                     *       "refreshExpiresAt": "2026-11-21T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthResult"];
                };
            };
            /** @description The login requires another proof. */
            202: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "pending",
                     *       "challenge": "lch_AQIDBAUGBwgJCgsMDQ4PEA",
                     *       "expiresAt": "2026-11-21T09:00:00.000Z",
                     *       "reason": "second_factor",
                     *       "availableAt": "2026-11-21T09:00:00.000Z",
                     *       "methods": [
                     *         "totp",
                     *         "recovery_code"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PendingLogIn"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `invalid_challenge`: The challenge is invalid, used or expired. `invalid_credentials`: The credentials are incorrect. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_suspended`: The account is suspended. `password_reset_required`: The account was secured, so its password must be reset. `origin_not_allowed`: Requests from this origin are not allowed. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startPasskeyEnrolment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Enrolment"];
            };
        };
        responses: {
            /** @description The options. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "publicKey": {
                     *         "rp": {
                     *           "id": "example.com",
                     *           "name": "example.com"
                     *         },
                     *         "user": {
                     *           "id": "dXNyXzAxamQ3cDN0MWtmNGZ2ejBlOG0ycTVjOWF4",
                     *           "name": "ada@example.com",
                     *           "displayName": "Ada Lovelace"
                     *         },
                     *         "challenge": "lpc_AQIDBAUGBwgJCgsMDQ4PEA",
                     *         "pubKeyCredParams": [
                     *           {
                     *             "type": "public-key",
                     *             "alg": -7
                     *           }
                     *         ],
                     *         "timeout": 300000,
                     *         "excludeCredentials": [
                     *           {
                     *             "id": "-R85HbTJsv3g6nAYnLo_tg",
                     *             "type": "public-key",
                     *             "transports": [
                     *               "internal"
                     *             ]
                     *           }
                     *         ],
                     *         "authenticatorSelection": {
                     *           "residentKey": "required",
                     *           "requireResidentKey": true,
                     *           "userVerification": "required"
                     *         },
                     *         "attestation": "none"
                     *       },
                     *       "expiresAt": "2026-11-21T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyRegistration"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `invalid_challenge`: The challenge is invalid, used or expired. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_suspended`: The account is suspended. `origin_not_allowed`: Requests from this origin are not allowed. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrolPasskey: {
        parameters: {
            query?: {
                /** @description `cookie`: the API returns the refresh token only as an HttpOnly cookie, the session cookie. `body` (default): the API returns it in the body. */
                mode?: "body" | "cookie";
            };
            header?: {
                /** @description The same as the query parameter `mode`, which takes precedence. */
                "x-session-mode"?: "body" | "cookie";
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyEnrolment"];
            };
        };
        responses: {
            /** @description The account and the tokens of the new session. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "signed_in",
                     *       "user": {
                     *         "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *         "email": "ada@example.com",
                     *         "emailVerified": false,
                     *         "username": "ada",
                     *         "name": "Ada Lovelace",
                     *         "locale": "en",
                     *         "role": "user",
                     *         "pendingRole": "user",
                     *         "status": "active",
                     *         "plan": "free",
                     *         "createdAt": "2026-11-21T09:00:00.000Z",
                     *         "updatedAt": "2026-11-21T09:00:00.000Z",
                     *         "version": 1
                     *       },
                     *       "accessToken": "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c3IifQ.c2ln",
                     *       "tokenType": "Bearer",
                     *       "expiresIn": 900,
                     *       "refreshToken": "lrt_Qm7RkX2pVzJ0tWcY8sLhNf4uGd1bEaKo6iTvC9yP3xM",
                     *       "deviceToken": "ldt_AQIDBAUGBwgJCgsMDQ4PEA",
                     *       "refreshExpiresAt": "2026-11-21T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthResult"];
                };
            };
            /** @description The login requires another proof. */
            202: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "pending",
                     *       "challenge": "lch_AQIDBAUGBwgJCgsMDQ4PEA",
                     *       "expiresAt": "2026-11-21T09:00:00.000Z",
                     *       "reason": "second_factor",
                     *       "availableAt": "2026-11-21T09:00:00.000Z",
                     *       "methods": [
                     *         "totp",
                     *         "recovery_code"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PendingLogIn"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `invalid_challenge`: The challenge is invalid, used or expired. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_suspended`: The account is suspended. `password_reset_required`: The account was secured, so its password must be reset. `origin_not_allowed`: Requests from this origin are not allowed. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_passkeys`: The user has reached the maximum number of passkeys. `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refreshSession: {
        parameters: {
            query?: {
                /** @description `cookie`: the API returns the refresh token only as an HttpOnly cookie, the session cookie. `body` (default): the API returns it in the body. */
                mode?: "body" | "cookie";
            };
            header?: {
                /** @description The same as the query parameter `mode`, which takes precedence. */
                "x-session-mode"?: "body" | "cookie";
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshToken"];
            };
        };
        responses: {
            /** @description The account and the new tokens of the session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "signed_in",
                     *       "user": {
                     *         "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *         "email": "ada@example.com",
                     *         "emailVerified": false,
                     *         "username": "ada",
                     *         "name": "Ada Lovelace",
                     *         "locale": "en",
                     *         "role": "user",
                     *         "pendingRole": "user",
                     *         "status": "active",
                     *         "plan": "free",
                     *         "createdAt": "2026-11-21T09:00:00.000Z",
                     *         "updatedAt": "2026-11-21T09:00:00.000Z",
                     *         "version": 1
                     *       },
                     *       "accessToken": "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c3IifQ.c2ln",
                     *       "tokenType": "Bearer",
                     *       "expiresIn": 900,
                     *       "refreshToken": "lrt_Qm7RkX2pVzJ0tWcY8sLhNf4uGd1bEaKo6iTvC9yP3xM",
                     *       "deviceToken": "ldt_AQIDBAUGBwgJCgsMDQ4PEA",
                     *       "refreshExpiresAt": "2026-11-21T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthResult"];
                };
            };
            /** @description The browser has no session: cookie mode is requested without a session cookie. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `invalid_session`: The session is invalid or has ended. `authentication_incomplete`: The account requires another proof of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `origin_not_allowed`: Requests from this origin are not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshToken"];
            };
        };
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `origin_not_allowed`: Requests from this origin are not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The credentials are valid. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "role": "user",
                     *       "scope": "plan:free",
                     *       "sessionId": "ses_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "authenticatedAt": "2026-11-21T09:00:00.000Z",
                     *       "amr": [
                     *         "pwd"
                     *       ],
                     *       "acr": "aal1",
                     *       "expiresAt": "2026-11-21T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedToken"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifySession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`. */
                "x-client-address"?: components["parameters"]["ClientAddress"];
                /** @description The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. */
                "x-client-user-agent"?: components["parameters"]["ClientUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SealedSession"];
            };
        };
        responses: {
            /** @description The session is valid. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "user": {
                     *         "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *         "email": "ada@example.com",
                     *         "emailVerified": false,
                     *         "username": "ada",
                     *         "name": "Ada Lovelace",
                     *         "locale": "en",
                     *         "role": "user",
                     *         "pendingRole": "user",
                     *         "status": "active",
                     *         "plan": "free",
                     *         "createdAt": "2026-11-21T09:00:00.000Z",
                     *         "updatedAt": "2026-11-21T09:00:00.000Z",
                     *         "version": 1
                     *       },
                     *       "expiresAt": "2026-11-21T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedSession"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `invalid_session`: The session is invalid or has ended. `authentication_incomplete`: The account requires another proof of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `origin_not_allowed`: Requests from this origin are not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMySessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The active sessions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "ses_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "current": true,
                     *           "address": "192.0.2.7",
                     *           "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                     *           "createdAt": "2026-11-21T09:00:00.000Z",
                     *           "lastUsedAt": "2026-11-21T09:00:00.000Z",
                     *           "expiresAt": "2026-11-21T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMyOtherSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted. */
                "if-match"?: string;
                /** @description An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version. */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The other sessions have ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The version of the resource does not meet If-Match or If-None-Match. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMySession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session, a TypeID. */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJwks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The public keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "kty": "EC",
                     *           "crv": "P-256",
                     *           "x": "WbbaSStufflt8XO0wmS3xJYUFmUtKkZQGmLkVaIXuL8",
                     *           "y": "Ff2gqnEHV8oFSFwqY9-HRzHAAfeGHi7Q3wDpEqBqVxM",
                     *           "kid": "vgCA643_keGm",
                     *           "use": "sig",
                     *           "alg": "ES256"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JsonWebKeySet"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenIdConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metadata of the issuer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "issuer": "https://api.example.com",
                     *       "jwks_uri": "https://api.example.com/.well-known/jwks.json",
                     *       "response_types_supported": [
                     *         "none"
                     *       ],
                     *       "subject_types_supported": [
                     *         "public"
                     *       ],
                     *       "id_token_signing_alg_values_supported": [
                     *         "ES256"
                     *       ],
                     *       "token_endpoint_auth_methods_supported": [
                     *         "none"
                     *       ],
                     *       "claims_supported": [
                     *         "iss",
                     *         "aud",
                     *         "sub",
                     *         "iat",
                     *         "exp",
                     *         "jti",
                     *         "sid",
                     *         "role",
                     *         "scope",
                     *         "auth_time",
                     *         "amr",
                     *         "acr"
                     *       ],
                     *       "acr_values_supported": [
                     *         "aal1",
                     *         "aal2"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OpenIdConfiguration"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted. */
                "if-match"?: string;
                /** @description An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version. */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account of the user. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "email": "ada@example.com",
                     *       "emailVerified": false,
                     *       "username": "ada",
                     *       "name": "Ada Lovelace",
                     *       "locale": "en",
                     *       "role": "user",
                     *       "pendingRole": "user",
                     *       "status": "active",
                     *       "plan": "free",
                     *       "createdAt": "2026-11-21T09:00:00.000Z",
                     *       "updatedAt": "2026-11-21T09:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The client has the current version, which `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The version of the resource does not meet If-Match or If-None-Match. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted. */
                "if-match"?: string;
                /** @description An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version. */
                "if-none-match"?: string;
                /** @description The `reauthenticationToken` of `reauthenticate` for this operation. It is valid once, for 10 minutes. */
                "x-reauthentication"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description The account is deleted. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. `invalid_credentials`: The credentials are incorrect. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. `authenticator_too_new`: The authenticator was added less than 72 hours ago. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_super_admin`: At least one active super_admin is required. `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The version of the resource does not meet If-Match or If-None-Match. */
            412: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted. */
                "if-match"?: string;
                /** @description An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version. */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileChange"];
            };
        };
        responses: {
            /** @description The account after the change. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "email": "ada@example.com",
                     *       "emailVerified": false,
                     *       "username": "ada",
                     *       "name": "Ada Lovelace",
                     *       "locale": "en",
                     *       "role": "user",
                     *       "pendingRole": "user",
                     *       "status": "active",
                     *       "plan": "free",
                     *       "createdAt": "2026-11-21T09:00:00.000Z",
                     *       "updatedAt": "2026-11-21T09:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `username_taken`: An account with this username already exists. `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The version of the resource does not meet If-Match or If-None-Match. */
            412: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted. */
                "if-match"?: string;
                /** @description An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version. */
                "if-none-match"?: string;
                /** @description The `reauthenticationToken` of `reauthenticate` for this operation. It is valid once, for 10 minutes. */
                "x-reauthentication"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description The new password is set. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. `invalid_credentials`: The credentials are incorrect. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The version of the resource does not meet If-Match or If-None-Match. */
            412: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `reauthenticationToken` of `reauthenticate` for this operation. It is valid once, for 10 minutes. */
                "x-reauthentication"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account has no password. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. `authenticator_too_new`: The authenticator was added less than 72 hours ago. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_authenticator`: The account requires at least one way to log in. `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted. */
                "if-match"?: string;
                /** @description An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version. */
                "if-none-match"?: string;
                /** @description The `reauthenticationToken` of `reauthenticate` for this operation. It is valid once, for 10 minutes. */
                "x-reauthentication"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailChange"];
            };
        };
        responses: {
            /** @description The API has accepted the request. */
            202: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. `invalid_credentials`: The credentials are incorrect. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. `authenticator_too_new`: The authenticator was added less than 72 hours ago. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The version of the resource does not meet If-Match or If-None-Match. */
            412: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportMe: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page. Without it the API returns the first page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the data of the user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "exportedAt": "2026-11-21T09:00:00.000Z",
                     *       "user": {
                     *         "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *         "email": "ada@example.com",
                     *         "emailVerified": false,
                     *         "username": "ada",
                     *         "name": "Ada Lovelace",
                     *         "locale": "en",
                     *         "role": "user",
                     *         "pendingRole": "user",
                     *         "status": "active",
                     *         "plan": "free",
                     *         "createdAt": "2026-11-21T09:00:00.000Z",
                     *         "updatedAt": "2026-11-21T09:00:00.000Z",
                     *         "version": 1,
                     *         "suspensionReason": "Chargeback",
                     *         "factorResetReason": "Lost phone, identity verified by video call",
                     *         "factorResetAt": "2026-11-21T09:00:00.000Z",
                     *         "factorRecovery": {
                     *           "requestedAt": "2026-11-21T09:00:00.000Z",
                     *           "effectiveAt": "2026-11-21T09:00:00.000Z"
                     *         },
                     *         "passkeyCopy": {
                     *           "authenticatorId": "aut_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "at": "2026-11-21T09:00:00.000Z"
                     *         },
                     *         "lockedOutAt": "2026-11-21T09:00:00.000Z",
                     *         "passwordChangedAt": "2026-11-21T09:00:00.000Z",
                     *         "planUntil": "2026-11-21T09:00:00.000Z",
                     *         "emailSpelling": "ada@münchen.example",
                     *         "emailTrusted": true,
                     *         "resetBlockedUntil": "2026-11-21T09:00:00.000Z",
                     *         "pendingEmail": "ada@new.example.com",
                     *         "formerEmails": [
                     *           {
                     *             "email": "ada@old.example.com",
                     *             "heldUntil": "2026-11-21T09:00:00.000Z"
                     *           }
                     *         ],
                     *         "securedAt": "2026-11-21T09:00:00.000Z"
                     *       },
                     *       "sessions": [
                     *         {}
                     *       ],
                     *       "apiKeys": [
                     *         {
                     *           "id": "key_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "name": "Nightly report",
                     *           "prefix": "latch_AZPQQMXHS2",
                     *           "scopes": [
                     *             "users:read"
                     *           ],
                     *           "status": "active",
                     *           "createdAt": "2026-11-21T09:00:00.000Z",
                     *           "expiresAt": "2026-11-21T09:00:00.000Z",
                     *           "lastUsedAt": "2026-11-21T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "authenticators": [
                     *         {
                     *           "id": "aut_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "type": "passkey",
                     *           "name": "Ada's laptop",
                     *           "backedUp": true,
                     *           "remaining": 9,
                     *           "createdAt": "2026-11-21T09:00:00.000Z",
                     *           "lastUsedAt": "2026-11-21T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "trustedDevices": [
                     *         {
                     *           "id": "dev_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "current": true,
                     *           "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                     *           "createdAt": "2026-11-21T09:00:00.000Z",
                     *           "expiresAt": "2026-11-21T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "activity": [
                     *         {
                     *           "id": "evt_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "type": "session.started",
                     *           "at": "2026-11-21T09:00:00.000Z",
                     *           "subject": "ses_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "actor": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "address": "192.0.2.7",
                     *           "data": {
                     *             "role": "agent",
                     *             "previousRole": "user"
                     *           },
                     *           "requestId": "9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b"
                     *         }
                     *       ],
                     *       "tasks": [
                     *         {
                     *           "id": "tsk_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "title": "Water the plants",
                     *           "description": "The ficus needs water twice a week.",
                     *           "status": "todo",
                     *           "dueAt": "2026-11-21T09:00:00.000Z",
                     *           "createdAt": "2026-11-21T09:00:00.000Z",
                     *           "updatedAt": "2026-11-21T09:00:00.000Z",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "billing": {
                     *         "customerId": "cus_QXg1o8vcGmoR32",
                     *         "subscription": {}
                     *       },
                     *       "nextCursor": "tasks.tsk_01jd7p3t1kf4fvz0e8m2q5c9ax"
                     *     }
                     */
                    "application/json": components["schemas"]["PersonalData"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyAuthenticators: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The authenticators. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "aut_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "type": "passkey",
                     *           "name": "Ada's laptop",
                     *           "backedUp": true,
                     *           "remaining": 9,
                     *           "createdAt": "2026-11-21T09:00:00.000Z",
                     *           "lastUsedAt": "2026-11-21T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "hasPassword": true
                     *     }
                     */
                    "application/json": components["schemas"]["AuthenticatorList"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The options. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "publicKey": {
                     *         "rp": {
                     *           "id": "example.com",
                     *           "name": "example.com"
                     *         },
                     *         "user": {
                     *           "id": "dXNyXzAxamQ3cDN0MWtmNGZ2ejBlOG0ycTVjOWF4",
                     *           "name": "ada@example.com",
                     *           "displayName": "Ada Lovelace"
                     *         },
                     *         "challenge": "lpc_AQIDBAUGBwgJCgsMDQ4PEA",
                     *         "pubKeyCredParams": [
                     *           {
                     *             "type": "public-key",
                     *             "alg": -7
                     *           }
                     *         ],
                     *         "timeout": 300000,
                     *         "excludeCredentials": [
                     *           {
                     *             "id": "-R85HbTJsv3g6nAYnLo_tg",
                     *             "type": "public-key",
                     *             "transports": [
                     *               "internal"
                     *             ]
                     *           }
                     *         ],
                     *         "authenticatorSelection": {
                     *           "residentKey": "required",
                     *           "requireResidentKey": true,
                     *           "userVerification": "required"
                     *         },
                     *         "attestation": "none"
                     *       },
                     *       "expiresAt": "2026-11-21T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyRegistration"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `reauthenticationToken` of `reauthenticate` for this operation. It is valid once, for 10 minutes. */
                "x-reauthentication"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasskey"];
            };
        };
        responses: {
            /** @description The new passkey. */
            201: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "aut_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "type": "passkey",
                     *       "name": "Ada's laptop",
                     *       "backedUp": true,
                     *       "remaining": 9,
                     *       "createdAt": "2026-11-21T09:00:00.000Z",
                     *       "lastUsedAt": "2026-11-21T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Authenticator"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. `invalid_challenge`: The challenge is invalid, used or expired. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_passkeys`: The user has reached the maximum number of passkeys. `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `reauthenticationToken` of `reauthenticate` for this operation. It is valid once, for 10 minutes. */
                "x-reauthentication"?: string;
            };
            path: {
                /** @description The id of an authenticator, a TypeID. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The passkey is removed. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. `authenticator_too_new`: The authenticator was added less than 72 hours ago. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_authenticator`: The account requires at least one way to log in. `second_factor_required`: The role of the user requires a second factor. `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renamePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an authenticator, a TypeID. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyChange"];
            };
        };
        responses: {
            /** @description The renamed passkey. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "aut_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "type": "passkey",
                     *       "name": "Ada's laptop",
                     *       "backedUp": true,
                     *       "remaining": 9,
                     *       "createdAt": "2026-11-21T09:00:00.000Z",
                     *       "lastUsedAt": "2026-11-21T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Authenticator"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUpTotp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `reauthenticationToken` of `reauthenticate` for this operation. It is valid once, for 10 minutes. */
                "x-reauthentication"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new secret. */
            201: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
                     *       "uri": "otpauth://totp/auth.example.com:ada%40example.com?issuer=auth.example.com&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30",
                     *       "qrCode": "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 41 41\"></svg>",
                     *       "expiresAt": "2026-11-21T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["TotpEnrolment"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. `authenticator_too_new`: The authenticator was added less than 72 hours ago. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `password_missing`: The account has neither a password nor a passkey. `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeTotp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `reauthenticationToken` of `reauthenticate` for this operation. It is valid once, for 10 minutes. */
                "x-reauthentication"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The authenticator is removed. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. `authenticator_too_new`: The authenticator was added less than 72 hours ago. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `second_factor_required`: The role of the user requires a second factor. `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpConfirmation"];
            };
        };
        responses: {
            /** @description The authenticator is added. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `invalid_credentials`: The credentials are incorrect. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRecoveryCodes: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `reauthenticationToken` of `reauthenticate` for this operation. It is valid once, for 10 minutes. */
                "x-reauthentication"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new codes. */
            201: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "codes": [
                     *         "MFRGGZ-DFMZTW-Q2LKNN-WG23TP"
                     *       ],
                     *       "createdAt": "2026-11-21T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. `authenticator_too_new`: The authenticator was added less than 72 hours ago. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `second_factor_missing`: The account has no second factor. `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelFactorRecovery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request is cancelled. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyDevices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trusted devices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "dev_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "current": true,
                     *           "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                     *           "createdAt": "2026-11-21T09:00:00.000Z",
                     *           "expiresAt": "2026-11-21T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TrustedDeviceList"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMyDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a device, a TypeID. */
                deviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The device is not trusted any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description The maximum number of items in the page. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Without it the API returns the first page. */
                cursor?: string;
                /** @description Only users with exactly this role. */
                role?: "user" | "agent" | "master" | "super_admin";
                /** @description Only users with this status. */
                status?: "active" | "invited" | "suspended";
                /** @description Only the user with this email address. */
                email?: string;
                /** @description Only the user with this username. */
                username?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "email": "ada@example.com",
                     *           "emailVerified": false,
                     *           "username": "ada",
                     *           "name": "Ada Lovelace",
                     *           "locale": "en",
                     *           "role": "user",
                     *           "pendingRole": "user",
                     *           "status": "active",
                     *           "plan": "free",
                     *           "createdAt": "2026-11-21T09:00:00.000Z",
                     *           "updatedAt": "2026-11-21T09:00:00.000Z",
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description The new account. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "email": "ada@example.com",
                     *       "emailVerified": false,
                     *       "username": "ada",
                     *       "name": "Ada Lovelace",
                     *       "locale": "en",
                     *       "role": "user",
                     *       "pendingRole": "user",
                     *       "status": "active",
                     *       "plan": "free",
                     *       "createdAt": "2026-11-21T09:00:00.000Z",
                     *       "updatedAt": "2026-11-21T09:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_taken`: An account with this email address already exists. `username_taken`: An account with this username already exists. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted. */
                "if-match"?: string;
                /** @description An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version. */
                "if-none-match"?: string;
            };
            path: {
                /** @description The id of a user, a TypeID. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account of the user. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "email": "ada@example.com",
                     *       "emailVerified": false,
                     *       "username": "ada",
                     *       "name": "Ada Lovelace",
                     *       "locale": "en",
                     *       "role": "user",
                     *       "pendingRole": "user",
                     *       "status": "active",
                     *       "plan": "free",
                     *       "createdAt": "2026-11-21T09:00:00.000Z",
                     *       "updatedAt": "2026-11-21T09:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The client has the current version, which `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The version of the resource does not meet If-Match or If-None-Match. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted. */
                "if-match"?: string;
                /** @description An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version. */
                "if-none-match"?: string;
            };
            path: {
                /** @description The id of a user, a TypeID. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account is deleted. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The version of the resource does not meet If-Match or If-None-Match. */
            412: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted. */
                "if-match"?: string;
                /** @description An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version. */
                "if-none-match"?: string;
            };
            path: {
                /** @description The id of a user, a TypeID. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileChange"];
            };
        };
        responses: {
            /** @description The account after the change. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "email": "ada@example.com",
                     *       "emailVerified": false,
                     *       "username": "ada",
                     *       "name": "Ada Lovelace",
                     *       "locale": "en",
                     *       "role": "user",
                     *       "pendingRole": "user",
                     *       "status": "active",
                     *       "plan": "free",
                     *       "createdAt": "2026-11-21T09:00:00.000Z",
                     *       "updatedAt": "2026-11-21T09:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `username_taken`: An account with this username already exists. `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The version of the resource does not meet If-Match or If-None-Match. */
            412: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspendUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted. */
                "if-match"?: string;
                /** @description An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version. */
                "if-none-match"?: string;
            };
            path: {
                /** @description The id of a user, a TypeID. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Suspension"];
            };
        };
        responses: {
            /** @description The suspended account. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "email": "ada@example.com",
                     *       "emailVerified": false,
                     *       "username": "ada",
                     *       "name": "Ada Lovelace",
                     *       "locale": "en",
                     *       "role": "user",
                     *       "pendingRole": "user",
                     *       "status": "active",
                     *       "plan": "free",
                     *       "createdAt": "2026-11-21T09:00:00.000Z",
                     *       "updatedAt": "2026-11-21T09:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. `last_super_admin`: At least one active super_admin is required. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The version of the resource does not meet If-Match or If-None-Match. */
            412: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reinstateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted. */
                "if-match"?: string;
                /** @description An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version. */
                "if-none-match"?: string;
            };
            path: {
                /** @description The id of a user, a TypeID. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account after the change. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "email": "ada@example.com",
                     *       "emailVerified": false,
                     *       "username": "ada",
                     *       "name": "Ada Lovelace",
                     *       "locale": "en",
                     *       "role": "user",
                     *       "pendingRole": "user",
                     *       "status": "active",
                     *       "plan": "free",
                     *       "createdAt": "2026-11-21T09:00:00.000Z",
                     *       "updatedAt": "2026-11-21T09:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The version of the resource does not meet If-Match or If-None-Match. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlockUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a user, a TypeID. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lockout has ended. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUserAuthenticators: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a user, a TypeID. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The authenticators. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "aut_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "type": "passkey",
                     *           "name": "Ada's laptop",
                     *           "backedUp": true,
                     *           "remaining": 9,
                     *           "createdAt": "2026-11-21T09:00:00.000Z",
                     *           "lastUsedAt": "2026-11-21T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "hasPassword": true
                     *     }
                     */
                    "application/json": components["schemas"]["AuthenticatorList"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetUserAuthenticators: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted. */
                "if-match"?: string;
                /** @description An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version. */
                "if-none-match"?: string;
            };
            path: {
                /** @description The id of a user, a TypeID. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthenticatorReset"];
            };
        };
        responses: {
            /** @description The authenticators are removed. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The version of the resource does not meet If-Match or If-None-Match. */
            412: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUserEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted. */
                "if-match"?: string;
                /** @description An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version. */
                "if-none-match"?: string;
            };
            path: {
                /** @description The id of a user, a TypeID. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserEmail"];
            };
        };
        responses: {
            /** @description The account after the change. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "email": "ada@example.com",
                     *       "emailVerified": false,
                     *       "username": "ada",
                     *       "name": "Ada Lovelace",
                     *       "locale": "en",
                     *       "role": "user",
                     *       "pendingRole": "user",
                     *       "status": "active",
                     *       "plan": "free",
                     *       "createdAt": "2026-11-21T09:00:00.000Z",
                     *       "updatedAt": "2026-11-21T09:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_not_settable`: Only an account without an email address, whose factors were reset, can get one. `email_taken`: An account with this email address already exists. `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The version of the resource does not meet If-Match or If-None-Match. */
            412: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endUserSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted. */
                "if-match"?: string;
                /** @description An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version. */
                "if-none-match"?: string;
            };
            path: {
                /** @description The id of a user, a TypeID. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions have ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The version of the resource does not meet If-Match or If-None-Match. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeUserRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted. */
                "if-match"?: string;
                /** @description An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version. */
                "if-none-match"?: string;
            };
            path: {
                /** @description The id of a user, a TypeID. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleChange"];
            };
        };
        responses: {
            /** @description The account after the change. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "email": "ada@example.com",
                     *       "emailVerified": false,
                     *       "username": "ada",
                     *       "name": "Ada Lovelace",
                     *       "locale": "en",
                     *       "role": "user",
                     *       "pendingRole": "user",
                     *       "status": "active",
                     *       "plan": "free",
                     *       "createdAt": "2026-11-21T09:00:00.000Z",
                     *       "updatedAt": "2026-11-21T09:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. `last_super_admin`: At least one active super_admin is required. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The version of the resource does not meet If-Match or If-None-Match. */
            412: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The API keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "key_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "name": "Nightly report",
                     *           "prefix": "latch_AZPQQMXHS2",
                     *           "scopes": [
                     *             "users:read"
                     *           ],
                     *           "status": "active",
                     *           "createdAt": "2026-11-21T09:00:00.000Z",
                     *           "expiresAt": "2026-11-21T09:00:00.000Z",
                     *           "lastUsedAt": "2026-11-21T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description The new API key with its secret. */
            201: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "name": "Nightly report",
                     *       "prefix": "latch_AZPQQMXHS2",
                     *       "scopes": [
                     *         "users:read"
                     *       ],
                     *       "status": "active",
                     *       "createdAt": "2026-11-21T09:00:00.000Z",
                     *       "expiresAt": "2026-11-21T09:00:00.000Z",
                     *       "lastUsedAt": "2026-11-21T09:00:00.000Z",
                     *       "key": "latch_AZPQQMXHS23iSPR778cnQzNAUd3_zCwJJ19mVFSZAxdZR0XuF8CPeYzX3OC6gVXc2hT2OYwdFUURZSChMwF8CQ"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. `authentication_incomplete`: The account requires another proof of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. `email_not_verified`: The email address is not verified. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_api_keys`: The user has reached the maximum number of API keys. `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an API key, a TypeID. */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The API key is revoked. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description The maximum number of items in the page. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Without it the API returns the first page. */
                cursor?: string;
                /** @description Only tasks with this status. */
                status?: "todo" | "in_progress" | "done";
                /** @description Only tasks that are due at this time or later. */
                dueAfter?: string;
                /** @description Only tasks that are due before this time. */
                dueBefore?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tasks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "tsk_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "title": "Water the plants",
                     *           "description": "The ficus needs water twice a week.",
                     *           "status": "todo",
                     *           "dueAt": "2026-11-21T09:00:00.000Z",
                     *           "createdAt": "2026-11-21T09:00:00.000Z",
                     *           "updatedAt": "2026-11-21T09:00:00.000Z",
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique value, such as a UUID, that the client generates for each new resource. For 24 hours, the API returns the first response again if a request has the same key and the same body. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTask"];
            };
        };
        responses: {
            /** @description The new task. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "tsk_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "title": "Water the plants",
                     *       "description": "The ficus needs water twice a week.",
                     *       "status": "todo",
                     *       "dueAt": "2026-11-21T09:00:00.000Z",
                     *       "createdAt": "2026-11-21T09:00:00.000Z",
                     *       "updatedAt": "2026-11-21T09:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tasks`: The user has reached the maximum number of open tasks. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used with a different request body. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted. */
                "if-match"?: string;
                /** @description An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version. */
                "if-none-match"?: string;
            };
            path: {
                /** @description The id of a task, a TypeID. */
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "tsk_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "title": "Water the plants",
                     *       "description": "The ficus needs water twice a week.",
                     *       "status": "todo",
                     *       "dueAt": "2026-11-21T09:00:00.000Z",
                     *       "createdAt": "2026-11-21T09:00:00.000Z",
                     *       "updatedAt": "2026-11-21T09:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description The client has the current version, which `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The version of the resource does not meet If-Match or If-None-Match. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted. */
                "if-match"?: string;
                /** @description An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version. */
                "if-none-match"?: string;
            };
            path: {
                /** @description The id of a task, a TypeID. */
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The version of the resource does not meet If-Match or If-None-Match. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted. */
                "if-match"?: string;
                /** @description An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version. */
                "if-none-match"?: string;
            };
            path: {
                /** @description The id of a task, a TypeID. */
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskChange"];
            };
        };
        responses: {
            /** @description The task after the change. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "tsk_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "title": "Water the plants",
                     *       "description": "The ficus needs water twice a week.",
                     *       "status": "todo",
                     *       "dueAt": "2026-11-21T09:00:00.000Z",
                     *       "createdAt": "2026-11-21T09:00:00.000Z",
                     *       "updatedAt": "2026-11-21T09:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tasks`: The user has reached the maximum number of open tasks. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The version of the resource does not meet If-Match or If-None-Match. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plans. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "pro",
                     *           "name": "Pro",
                     *           "description": "For teams of up to ten people.",
                     *           "price": {
                     *             "amount": 1900,
                     *             "currency": "eur",
                     *             "interval": "month",
                     *             "intervalCount": 1
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PlanList"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscription of the user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "plan": "pro",
                     *       "status": "active",
                     *       "currentPeriodEndsAt": "2026-11-21T09:00:00.000Z",
                     *       "trialEndsAt": "2026-11-21T09:00:00.000Z",
                     *       "cancelsAt": "2026-11-21T09:00:00.000Z",
                     *       "graceEndsAt": "2026-11-21T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCheckout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Checkout"];
            };
        };
        responses: {
            /** @description The checkout page. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "https://checkout.stripe.com/c/pay/cs_test_a1b2C3d4E5f6G7h8"
                     *     }
                     */
                    "application/json": components["schemas"]["PaymentPage"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_subscribed`: The user already has a subscription. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payments_not_configured`: Payments are not configured. */
            501: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createBillingPortal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The billing portal page. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "https://checkout.stripe.com/c/pay/cs_test_a1b2C3d4E5f6G7h8"
                     *     }
                     */
                    "application/json": components["schemas"]["PaymentPage"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_subscribed`: The user has no subscription. */
            409: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payments_not_configured`: Payments are not configured. */
            501: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveStripeEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The time of the signature (`t`) and the HMAC-SHA-256 of time and body (`v1`), with the signing secret of the webhook endpoint at Stripe. */
                "stripe-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The raw bytes that the sender signed, at most 262144 bytes. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["StripeEvent"];
            };
        };
        responses: {
            /** @description The API has processed the event. Stripe does not need to send it again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. `invalid_signature`: The signature is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payments_not_configured`: Payments are not configured. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook endpoints. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "whe_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "url": "https://example.com/latch-events",
                     *           "description": "CRM",
                     *           "types": [
                     *             "session.started"
                     *           ],
                     *           "status": "enabled",
                     *           "disabledReason": "failing",
                     *           "disabledAt": "2026-11-21T09:00:00.000Z",
                     *           "createdAt": "2026-11-21T09:00:00.000Z",
                     *           "createdBy": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "previousSecretUntil": "2026-11-21T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpointList"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhookEndpoint"];
            };
        };
        responses: {
            /** @description The new endpoint with its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "url": "https://example.com/latch-events",
                     *       "description": "CRM",
                     *       "types": [
                     *         "session.started"
                     *       ],
                     *       "status": "enabled",
                     *       "disabledReason": "failing",
                     *       "disabledAt": "2026-11-21T09:00:00.000Z",
                     *       "createdAt": "2026-11-21T09:00:00.000Z",
                     *       "createdBy": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "previousSecretUntil": "2026-11-21T09:00:00.000Z",
                     *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedWebhookEndpoint"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_webhook_endpoints`: The maximum number of webhook endpoints has been reached. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a webhook endpoint, a TypeID. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a webhook endpoint, a TypeID. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint with its new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "url": "https://example.com/latch-events",
                     *       "description": "CRM",
                     *       "types": [
                     *         "session.started"
                     *       ],
                     *       "status": "enabled",
                     *       "disabledReason": "failing",
                     *       "disabledAt": "2026-11-21T09:00:00.000Z",
                     *       "createdAt": "2026-11-21T09:00:00.000Z",
                     *       "createdBy": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *       "previousSecretUntil": "2026-11-21T09:00:00.000Z",
                     *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedWebhookEndpoint"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed the resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description The maximum number of items in the page. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Without it the API returns the first page. */
                cursor?: string;
                /** @description The status of a delivery. `pending`: the API makes another attempt. `delivered`: the endpoint responded with a 2xx status. `failed`: the API makes no further attempt. */
                status?: components["schemas"]["WebhookDeliveryStatus"];
            };
            header?: never;
            path: {
                /** @description The id of a webhook endpoint, a TypeID. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "evt_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "type": "session.started",
                     *           "status": "delivered",
                     *           "attempts": 1,
                     *           "createdAt": "2026-11-21T09:00:00.000Z",
                     *           "lastAttemptAt": "2026-11-21T09:00:00.000Z",
                     *           "nextAttemptAt": "2026-11-21T09:00:00.000Z",
                     *           "lastStatus": 204,
                     *           "lastError": "ECONNREFUSED"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeliver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a webhook endpoint, a TypeID. */
                endpointId: string;
                /** @description The id of an event, a TypeID. */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The API has accepted the request and delivers the event shortly. */
            202: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `reauthentication_required`: The operation requires a recent authentication of the user. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyActivity: {
        parameters: {
            query?: {
                /** @description The maximum number of items in the page. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Without it the API returns the first page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of activities. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "evt_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "type": "session.started",
                     *           "at": "2026-11-21T09:00:00.000Z",
                     *           "subject": "ses_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "actor": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "address": "192.0.2.7",
                     *           "data": {
                     *             "role": "agent",
                     *             "previousRole": "user"
                     *           },
                     *           "requestId": "9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ActivityPage"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUserActivity: {
        parameters: {
            query?: {
                /** @description The maximum number of items in the page. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Without it the API returns the first page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of a user, a TypeID. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of activities. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "evt_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "type": "session.started",
                     *           "at": "2026-11-21T09:00:00.000Z",
                     *           "subject": "ses_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "actor": "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
                     *           "address": "192.0.2.7",
                     *           "data": {
                     *             "role": "agent",
                     *             "previousRole": "user"
                     *           },
                     *           "requestId": "9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ActivityPage"];
                };
            };
            /** @description `invalid_request`: The request is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Permission denied. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process is running. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "version": "0.2.0",
                     *       "uptime": 12.5
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All dependencies are available. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "dependencies": [
                     *         {
                     *           "name": "dynamodb",
                     *           "status": "ok",
                     *           "latency": 2.1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is temporarily unavailable. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics of the process. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example latch_log_ins_total{outcome="succeeded"} 42 */
                    "text/plain": components["schemas"]["Metrics"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The OpenAPI document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "openapi": "3.1.0"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenApi"];
                };
            };
            /** @description `internal`: Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    onUserCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["UserCreatedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onUserUpdated: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["UserUpdatedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onUserRoleChanged: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["UserRoleChangedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onUserRoleChangePending: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["UserRoleChangePendingEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onUserSuspended: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["UserSuspendedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onUserReinstated: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["UserReinstatedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onUserDeleted: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["UserDeletedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onUserEmailChangeRequested: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["UserEmailChangeRequestedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onUserEmailVerified: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["UserEmailVerifiedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onUserPasswordChanged: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["UserPasswordChangedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onUserLockedOut: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["UserLockedOutEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onUserSecured: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["UserSecuredEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onUserFactorRecoveryRequested: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["UserFactorRecoveryRequestedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onUserFactorRecoveryCancelled: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["UserFactorRecoveryCancelledEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onAuthenticatorAdded: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["AuthenticatorAddedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onAuthenticatorRemoved: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["AuthenticatorRemovedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onPasskeyCopySuspected: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["PasskeyCopySuspectedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onRecoveryCodesReplaced: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["RecoveryCodesReplacedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onRecoveryCodeUsed: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["RecoveryCodeUsedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onTrustedDeviceAdded: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["TrustedDeviceAddedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onSessionStarted: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["SessionStartedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onSessionEnded: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["SessionEndedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onSessionReplayed: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["SessionReplayedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onApiKeyCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["ApiKeyCreatedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onApiKeyRevoked: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["ApiKeyRevokedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onTaskCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["TaskCreatedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onTaskUpdated: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["TaskUpdatedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onTaskDeleted: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["TaskDeletedEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onWebhookEndpointDisabled: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery. */
                "webhook-id": string;
                /** @description The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["WebhookEndpointDisabledEvent"];
            };
        };
        responses: {
            /** @description The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
