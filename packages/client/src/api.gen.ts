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
         * Open an account
         * @description Opens an account and logs in. Email and username are unique; the email is trimmed and lower-cased.
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
         * Log in with a password
         * @description Exchanges an email or a username and a password for tokens. An unknown person and a wrong password get the same answer after the same work.
         */
        post: operations["logIn"];
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
         * @description Takes the token of the mailed link, once. For a changed email this is when it takes effect.
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
         * Mail the verification link again
         * @description Does nothing if the address is verified already.
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
         * Mail a link to choose a new password
         * @description Always 202 after the same work, whether or not the account exists. The link is good for 15 minutes; a few mails an hour are sent to one account.
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
         * Choose a new password
         * @description Takes the token of the mailed link, once, and ends all sessions. An invited person opens the account this way.
         */
        post: operations["resetPassword"];
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
         * Renew the tokens
         * @description Exchanges a refresh token, which is good for one use, for new tokens. Sending the same one again within ten seconds (two tabs at once) gives the same successor; later it counts as stolen and ends the session (RFC 9700, section 4.14.2).
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
         * End the session
         * @description Ends the session of the refresh token. Says 204 also if it was over already.
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
         * Check credentials
         * @description What the presented access token or API key says. For a token no database is asked.
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
         * Check a session
         * @description Whom the sealed session token (the refresh token, in the body or as the cookie) belongs to. Reads session and account, so that what was ended a moment ago is refused; being active prolongs the session, at most once a day.
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
         * Where you are logged in
         * @description One session for each device, newest first.
         */
        get: operations["listMySessions"];
        put?: never;
        post?: never;
        /**
         * Log out everywhere else
         * @description Ends all sessions but the one that asks.
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
         * Log out one device
         * @description Ends one of your sessions. Says 204 also if it was over already.
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
         * The public keys
         * @description The keys that access tokens are signed with, the next and the previous one included. Cacheable.
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
         * Issuer and keys, for discovery
         * @description What a library needs to verify access tokens by itself.
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
         * Your own account
         * @description The profile of the signed-in person.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        /**
         * Delete your account
         * @description Ends everything at once and erases all that names the person; email and username are free again.
         */
        delete: operations["deleteMe"];
        options?: never;
        head?: never;
        /**
         * Change your name or username
         * @description With `If-Match` only if nobody changed the account since.
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
         * Change your password
         * @description Ends all other sessions unless asked not to, and pending reset links.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
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
         * Change your email
         * @description Mails a link to the new address and takes effect when that is followed; the old address is told. Says 202 also if the new address is taken.
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
         * All that is stored about you
         * @description Everything that is stored about the person, as JSON, without secrets.
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
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accounts
         * @description Newest first. With a filter a page may hold fewer items than `limit`, even none; the list is over when there is no `nextCursor`.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Invite a person
         * @description Opens an account and mails an invitation, by which the person chooses the password: an administrator never does. The role must be below your own, a super_admin apart.
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
         * One account
         * @description Any account, by its id.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /**
         * Delete an account
         * @description As deleteMe does. The last super_admin can't be deleted.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Change a person's name or username
         * @description With `If-Match` only if nobody changed the account since.
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
         * Suspend a person
         * @description Ends the person's sessions at once; API keys rest until they are reinstated.
         */
        put: operations["suspendUser"];
        post?: never;
        /**
         * End a suspension
         * @description The person can log in again. Does nothing if there is no suspension.
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
         * End a lockout
         * @description Forgets the failed log-ins of an account, from everywhere.
         */
        delete: operations["unlockUser"];
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
         * Log a person out everywhere
         * @description Ends all sessions of the person at once.
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
         * Change what a person may do
         * @description Ends the person's sessions, so that the new role counts at the next log-in. The last super_admin has to stay one.
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
         * Your API keys
         * @description Newest first, without the keys themselves.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Make an API key
         * @description The key is shown this once. Its scopes can't reach beyond your role, now or later.
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
         * @description Counts at once. Says 204 also if there was no such key of yours.
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
         * List your tasks
         * @description Newest first. A task without a due date is never due. With a filter a page may hold fewer items than `limit`, even none; the list is over when there is no `nextCursor`.
         */
        get: operations["listTasks"];
        put?: never;
        /**
         * Make a task
         * @description With an `Idempotency-Key` it can be sent again, however often and by how many at once: there will be one task, and each answer is the first one, even if the task was changed or deleted since.
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
         * One of your tasks
         * @description A task of someone else is not there.
         */
        get: operations["getTask"];
        put?: never;
        post?: never;
        /**
         * Delete one of your tasks
         * @description A task that is deleted already is not there.
         */
        delete: operations["deleteTask"];
        options?: never;
        head?: never;
        /**
         * Change one of your tasks
         * @description With `If-Match` only if nobody changed the task since.
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
         * What there is to subscribe to
         * @description The free plan first. Where no payments are configured, it may be the only one.
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
         * Your own subscription
         * @description What you may use right now, and until when. A change shows up here as soon as the provider has told it; in the scope of access tokens from the next refresh on.
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
         * Subscribe to a plan
         * @description Gives a page of the payment provider on which the plan is paid. Asking again within ten minutes gives the same page. Who has a subscription changes it in the billing portal.
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
         * Change or cancel your subscription
         * @description Gives a page of the payment provider for plan, payment method, invoices and cancellation.
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
         * For Stripe: something happened
         * @description Checks the signature of the body as it was sent, at most five minutes ago, and then looks up what is the case now, so that events may come twice and in any order. What does not concern subscriptions is ignored.
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
         * The webhook endpoints
         * @description Newest first, without the secrets.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Add a webhook endpoint
         * @description From now on events are sent to `url`, each with a signature by the secret, which is shown this once. At most 20 endpoints. Addresses of private networks are refused, here and at each attempt.
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
         * Remove a webhook endpoint
         * @description What is on its way to it is not sent any more. Says 204 also if there was no such endpoint.
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
         * Replace an endpoint's secret
         * @description The new secret is shown this once. For 24 hours the one before it signs as well: `webhook-signature` holds two signatures. Rotating again within them ends the oldest at once.
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
         * What was sent to an endpoint
         * @description The events of the last 30 days, newest first. With a filter a page may hold fewer items than `limit`, even none; the list is over when there is no `nextCursor`.
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
         * Send an event again
         * @description Whatever became of the delivery, an attempt is made at once and, should it fail, the schedule begins anew; one that is under way right now counts as that attempt. To a disabled endpoint it is made once, and its success enables the endpoint again.
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
         * What happened to your account
         * @description Newest first. What happens shows up here a moment later.
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
         * What happened to an account
         * @description Newest first. What happens shows up here a moment later.
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
         * Is the process alive?
         * @description Touches nothing but the process itself.
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
         * Can it do its work?
         * @description Asks each dependency and names what it found.
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
         * What is measured, for Prometheus
         * @description In Prometheus' text format 0.0.4; nothing in it names a person. Where the installation has set a key for it, that key is wanted as a bearer token; where it shows no metrics, the answer is 404.
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
         * This document
         * @description The OpenAPI 3.1 document that clients are generated from.
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
         * @description An account was made.
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
         * @description The profile was changed.
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
         * @description The role was changed.
         */
        post: operations["onUserRoleChanged"];
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
         * @description The account was suspended.
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
         * @description The suspension was lifted.
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
         * @description The account is being erased: forget what you hold of the person.
         */
        post: operations["onUserDeleted"];
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
         * @description The email address was verified.
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
         * @description The password was changed.
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
         * @description Too many wrong passwords: log-ins from where they came from have to wait. At most once a day.
         */
        post: operations["onUserLockedOut"];
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
         * @description A device logged in.
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
         * @description A session ended: by log-out, revocation or age.
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
         * @description A used-up refresh token came again: the session was ended.
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
         * @description An API key was made.
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
         * @description A task was made.
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
         * @description A webhook endpoint failed for too long and is no longer told anything.
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
        /** @description An account was made. */
        UserCreatedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description The same however often it is told: do it once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that tells it.
             * @example https://api.example.com
             */
            source: string;
            /** @enum {string} */
            type: "user.created";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of what it happened to.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The request that did it, as `X-Request-Id` and the log name it.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            data: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                role: components["schemas"]["Role"];
            };
        };
        /**
         * @description What a person may do. Each role includes the ones before it: `user` < `agent` < `master` < `super_admin`.
         * @example user
         * @enum {string}
         */
        Role: "user" | "agent" | "master" | "super_admin";
        /** @description The profile was changed. */
        UserUpdatedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description The same however often it is told: do it once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that tells it.
             * @example https://api.example.com
             */
            source: string;
            /** @enum {string} */
            type: "user.updated";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of what it happened to.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The request that did it, as `X-Request-Id` and the log name it.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            data: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @example [
                 *       "name"
                 *     ]
                 */
                changed: ("email" | "username" | "name" | "locale" | "plan")[];
            };
        };
        /** @description The role was changed. */
        UserRoleChangedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description The same however often it is told: do it once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that tells it.
             * @example https://api.example.com
             */
            source: string;
            /** @enum {string} */
            type: "user.role_changed";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of what it happened to.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The request that did it, as `X-Request-Id` and the log name it.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            data: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                role: components["schemas"]["Role"];
                previousRole: components["schemas"]["Role"];
            };
        };
        /** @description The account was suspended. */
        UserSuspendedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description The same however often it is told: do it once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that tells it.
             * @example https://api.example.com
             */
            source: string;
            /** @enum {string} */
            type: "user.suspended";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of what it happened to.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The request that did it, as `X-Request-Id` and the log name it.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            data: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
            };
        };
        /** @description The suspension was lifted. */
        UserReinstatedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description The same however often it is told: do it once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that tells it.
             * @example https://api.example.com
             */
            source: string;
            /** @enum {string} */
            type: "user.reinstated";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of what it happened to.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The request that did it, as `X-Request-Id` and the log name it.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            data: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
            };
        };
        /** @description The account is being erased: forget what you hold of the person. */
        UserDeletedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description The same however often it is told: do it once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that tells it.
             * @example https://api.example.com
             */
            source: string;
            /** @enum {string} */
            type: "user.deleted";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of what it happened to.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The request that did it, as `X-Request-Id` and the log name it.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            data: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
            };
        };
        /** @description The email address was verified. */
        UserEmailVerifiedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description The same however often it is told: do it once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that tells it.
             * @example https://api.example.com
             */
            source: string;
            /** @enum {string} */
            type: "user.email_verified";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of what it happened to.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The request that did it, as `X-Request-Id` and the log name it.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            data: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
            };
        };
        /** @description The password was changed. */
        UserPasswordChangedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description The same however often it is told: do it once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that tells it.
             * @example https://api.example.com
             */
            source: string;
            /** @enum {string} */
            type: "user.password_changed";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of what it happened to.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The request that did it, as `X-Request-Id` and the log name it.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            data: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
            };
        };
        /** @description Too many wrong passwords: log-ins from where they came from have to wait. At most once a day. */
        UserLockedOutEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description The same however often it is told: do it once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that tells it.
             * @example https://api.example.com
             */
            source: string;
            /** @enum {string} */
            type: "user.locked_out";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of what it happened to.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The request that did it, as `X-Request-Id` and the log name it.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            data: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
            };
        };
        /** @description A device logged in. */
        SessionStartedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description The same however often it is told: do it once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that tells it.
             * @example https://api.example.com
             */
            source: string;
            /** @enum {string} */
            type: "session.started";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of what it happened to.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The request that did it, as `X-Request-Id` and the log name it.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            data: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of a session (a TypeID: sortable by time of creation).
                 * @example ses_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                sessionId: string;
            };
        };
        /** @description A session ended: by log-out, revocation or age. */
        SessionEndedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description The same however often it is told: do it once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that tells it.
             * @example https://api.example.com
             */
            source: string;
            /** @enum {string} */
            type: "session.ended";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of what it happened to.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The request that did it, as `X-Request-Id` and the log name it.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            data: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of a session (a TypeID: sortable by time of creation).
                 * @example ses_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                sessionId: string;
            };
        };
        /** @description A used-up refresh token came again: the session was ended. */
        SessionReplayedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description The same however often it is told: do it once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that tells it.
             * @example https://api.example.com
             */
            source: string;
            /** @enum {string} */
            type: "session.replayed";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of what it happened to.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The request that did it, as `X-Request-Id` and the log name it.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            data: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of a session (a TypeID: sortable by time of creation).
                 * @example ses_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                sessionId: string;
            };
        };
        /** @description An API key was made. */
        ApiKeyCreatedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description The same however often it is told: do it once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that tells it.
             * @example https://api.example.com
             */
            source: string;
            /** @enum {string} */
            type: "api_key.created";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of what it happened to.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The request that did it, as `X-Request-Id` and the log name it.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            data: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of a API key (a TypeID: sortable by time of creation).
                 * @example key_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                keyId: string;
                scopes: components["schemas"]["Scope"][];
            };
        };
        /**
         * @description What an API key may be used for.
         * @example users:read
         * @enum {string}
         */
        Scope: "token:verify" | "users:read" | "users:write" | "tasks:read" | "tasks:write";
        /** @description An API key was revoked. */
        ApiKeyRevokedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description The same however often it is told: do it once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that tells it.
             * @example https://api.example.com
             */
            source: string;
            /** @enum {string} */
            type: "api_key.revoked";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of what it happened to.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The request that did it, as `X-Request-Id` and the log name it.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            data: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of a API key (a TypeID: sortable by time of creation).
                 * @example key_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                keyId: string;
            };
        };
        /** @description A task was made. */
        TaskCreatedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description The same however often it is told: do it once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that tells it.
             * @example https://api.example.com
             */
            source: string;
            /** @enum {string} */
            type: "task.created";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of what it happened to.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The request that did it, as `X-Request-Id` and the log name it.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            data: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of a task (a TypeID: sortable by time of creation).
                 * @example tsk_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                taskId: string;
                status: components["schemas"]["TaskStatus"];
            };
        };
        /**
         * @description How far a task is.
         * @example todo
         * @enum {string}
         */
        TaskStatus: "todo" | "in_progress" | "done";
        /** @description A task was changed. */
        TaskUpdatedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description The same however often it is told: do it once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that tells it.
             * @example https://api.example.com
             */
            source: string;
            /** @enum {string} */
            type: "task.updated";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of what it happened to.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The request that did it, as `X-Request-Id` and the log name it.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            data: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of a task (a TypeID: sortable by time of creation).
                 * @example tsk_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                taskId: string;
                status: components["schemas"]["TaskStatus"];
            };
        };
        /** @description A task was deleted. */
        TaskDeletedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description The same however often it is told: do it once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that tells it.
             * @example https://api.example.com
             */
            source: string;
            /** @enum {string} */
            type: "task.deleted";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of what it happened to.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The request that did it, as `X-Request-Id` and the log name it.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            data: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of a task (a TypeID: sortable by time of creation).
                 * @example tsk_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                taskId: string;
            };
        };
        /** @description A webhook endpoint failed for too long and is no longer told anything. */
        WebhookEndpointDisabledEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description The same however often it is told: do it once.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The issuer of the installation that tells it.
             * @example https://api.example.com
             */
            source: string;
            /** @enum {string} */
            type: "webhook_endpoint.disabled";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            time: string;
            /**
             * @description The id of what it happened to.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description The request that did it, as `X-Request-Id` and the log name it.
             * @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b
             */
            requestid?: string;
            /**
             * @description The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.
             * @example 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
             */
            traceparent?: string;
            data: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                userId: string;
                /**
                 * @description The id of a webhook endpoint (a TypeID: sortable by time of creation).
                 * @example whe_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                endpointId: string;
            };
        };
        /** @description A signed-in person with fresh tokens. */
        AuthResult: {
            user: components["schemas"]["User"];
            /**
             * @description A JWT (ES256, RFC 9068) for `Authorization: Bearer`, valid for `expiresIn`.
             * @example eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c3IifQ.c2ln
             */
            accessToken: string;
            /** @enum {string} */
            tokenType: "Bearer";
            /**
             * @description Seconds the access token is good for.
             * @example 900
             */
            expiresIn: number;
            /**
             * Format: password
             * @description Absent in cookie mode.
             * @example lrt_AQIDBAUGBwgJCgsMDQ4PEA
             */
            refreshToken?: string;
            /**
             * Format: date-time
             * @description When the session ends unless refreshed.
             * @example 2026-11-21T09:00:00.000Z
             */
            refreshExpiresAt: string;
        };
        /** @description A person with an account. */
        User: {
            /**
             * @description The id of a user (a TypeID: sortable by time of creation).
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: email
             * @description Trimmed, Unicode NFC, lower case.
             * @example ada@example.com
             */
            email: string;
            /** @example false */
            emailVerified: boolean;
            /**
             * @description Kept as written, unique whatever the case.
             * @example ada
             */
            username?: string;
            /**
             * @description What to call the person.
             * @example Ada Lovelace
             */
            name?: string;
            /**
             * @description The language of mails to the person. Absent: that of the installation.
             * @example en
             * @enum {string}
             */
            locale?: "en" | "de";
            role: components["schemas"]["Role"];
            status: components["schemas"]["UserStatus"];
            /**
             * @description What the person pays for.
             * @example free
             */
            plan: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            updatedAt: string;
            /**
             * @description Grows with each change; `ETag` and `If-Match` carry it.
             * @example 1
             */
            version: number;
        };
        /**
         * @description `invited` people have not set a password yet; `suspended` ones can't log in.
         * @example active
         * @enum {string}
         */
        UserStatus: "active" | "invited" | "suspended";
        /** @description What went wrong, as RFC 9457 describes it. */
        Problem: {
            /** @example /problems/invalid_request */
            type: string;
            /** @example The request does not match the contract */
            title: string;
            /** @example 400 */
            status: number;
            /**
             * @description Stable; what a client should branch on.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "invalid_one_time_token" | "invalid_signature" | "unauthenticated" | "invalid_credentials" | "invalid_session" | "forbidden" | "plan_required" | "origin_not_allowed" | "account_suspended" | "email_not_verified" | "not_found" | "method_not_allowed" | "email_taken" | "username_taken" | "conflict" | "last_super_admin" | "too_many_api_keys" | "already_subscribed" | "not_subscribed" | "too_many_webhook_endpoints" | "precondition_failed" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "internal" | "payments_not_configured" | "unavailable";
            detail?: string;
            /** @description Name it when you ask for help. */
            requestId?: string;
            errors?: components["schemas"]["InvalidPart"][];
        };
        /** @description One thing that is wrong with a request. */
        InvalidPart: {
            /**
             * @example body
             * @enum {string}
             */
            in: "body" | "query" | "path" | "header" | "cookie";
            /**
             * @description A JSON Pointer (RFC 6901) as a URI fragment: into the body, or to a parameter.
             * @example #/email
             */
            pointer: string;
            /** @example Must be an email address */
            detail: string;
        };
        SignUp: {
            /**
             * Format: email
             * @description Trimmed, Unicode NFC, lower case.
             * @example ada@example.com
             */
            email: string;
            /**
             * Format: password
             * @description Taken exactly as sent. By default at least 8 characters and at most 72 bytes; not a common password, nor the person's own email or name.
             * @example correct horse battery staple
             */
            password: string;
            /**
             * @description Kept as written, unique whatever the case.
             * @example ada
             */
            username?: string;
            /**
             * @description What to call the person.
             * @example Ada Lovelace
             */
            name?: string;
            /**
             * @description The language of mails to the person. By default what `Accept-Language` prefers.
             * @example en
             * @enum {string}
             */
            locale?: "en" | "de";
        };
        LogIn: {
            /**
             * @description An email or a username.
             * @example ada@example.com
             */
            identifier: string;
            /**
             * Format: password
             * @example correct horse battery staple
             */
            password: string;
        };
        OneTimeToken: {
            /**
             * Format: password
             * @description From the link in the mail; good for one use.
             * @example ott_AQIDBAUGBwgJCgsMDQ4PEA
             */
            token: string;
        };
        ForgottenPassword: {
            /**
             * Format: email
             * @description Trimmed, Unicode NFC, lower case.
             * @example ada@example.com
             */
            email: string;
        };
        PasswordReset: {
            /**
             * Format: password
             * @description From the link in the mail; good for one use.
             * @example ott_AQIDBAUGBwgJCgsMDQ4PEA
             */
            token: string;
            /**
             * Format: password
             * @description Taken exactly as sent. By default at least 8 characters and at most 72 bytes; not a common password, nor the person's own email or name.
             * @example correct horse battery staple
             */
            password: string;
        };
        RefreshToken: {
            /**
             * Format: password
             * @description Left out when the cookie carries it.
             * @example lrt_AQIDBAUGBwgJCgsMDQ4PEA
             */
            refreshToken?: string;
        };
        /** @description What the presented credentials say. */
        VerifiedToken: {
            /**
             * @description The id of a user (a TypeID: sortable by time of creation).
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            userId: string;
            role: components["schemas"]["Role"];
            /**
             * @description Space-separated, as in RFC 6749.
             * @example
             */
            scope: string;
            /**
             * @description Absent for an API key.
             * @example ses_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            sessionId?: string;
            /**
             * Format: date-time
             * @description Absent for a key that does not expire.
             * @example 2026-11-21T09:00:00.000Z
             */
            expiresAt?: string;
        };
        /** @description Whom a sealed session token belongs to. */
        VerifiedSession: {
            /**
             * @description The id of a user (a TypeID: sortable by time of creation).
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            userId: string;
            user: components["schemas"]["User"];
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            expiresAt: string;
        };
        SealedSession: {
            /**
             * Format: password
             * @description Left out when the cookie carries it.
             * @example lrt_AQIDBAUGBwgJCgsMDQ4PEA
             */
            session?: string;
        };
        /** @description Newest first. */
        SessionList: {
            items: components["schemas"]["Session"][];
        };
        /** @description One device on which a person is logged in. */
        Session: {
            /**
             * @description The id of a session (a TypeID: sortable by time of creation).
             * @example ses_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * @description Whether it is the one that asks.
             * @example true
             */
            current: boolean;
            /**
             * @description Where it was last used from.
             * @example 192.0.2.7
             */
            address: string;
            /** @example Mozilla/5.0 */
            userAgent?: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            lastUsedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            expiresAt: string;
        };
        /** @description Public keys (RFC 7517). */
        JsonWebKeySet: {
            keys: {
                /** @enum {string} */
                kty: "EC";
                /** @enum {string} */
                crv: "P-256";
                /** @example WbbaSStufflt8XO0wmS3xJYUFmUtKkZQGmLkVaIXuL8 */
                x: string;
                /** @example Ff2gqnEHV8oFSFwqY9-HRzHAAfeGHi7Q3wDpEqBqVxM */
                y: string;
                /** @example vgCA643_keGm */
                kid: string;
                /** @enum {string} */
                use: "sig";
                /** @enum {string} */
                alg: "ES256";
            }[];
        };
        /** @description Where to find the keys, for libraries that verify tokens by discovery. */
        OpenIdConfiguration: {
            /**
             * Format: uri
             * @example https://api.example.com
             */
            issuer: string;
            /**
             * Format: uri
             * @example https://api.example.com/.well-known/jwks.json
             */
            jwks_uri: string;
            /**
             * @example [
             *       "none"
             *     ]
             */
            response_types_supported: string[];
            /**
             * @example [
             *       "public"
             *     ]
             */
            subject_types_supported: string[];
            /**
             * @example [
             *       "ES256"
             *     ]
             */
            id_token_signing_alg_values_supported: string[];
            /**
             * @example [
             *       "none"
             *     ]
             */
            token_endpoint_auth_methods_supported: string[];
            /**
             * @example [
             *       "iss",
             *       "aud",
             *       "sub",
             *       "iat",
             *       "exp",
             *       "jti",
             *       "sid",
             *       "role",
             *       "scope"
             *     ]
             */
            claims_supported: string[];
        };
        /** @description What is left out stays as it is. */
        ProfileChange: {
            /**
             * @description `null` removes it.
             * @example Ada Lovelace
             */
            name?: string | null;
            /**
             * @description `null` gives it up.
             * @example ada
             */
            username?: string | null;
            /**
             * @description `null`: as the installation.
             * @example en
             * @enum {string|null}
             */
            locale?: "en" | "de" | null;
        };
        /** @description Proof that it is the person who asks. */
        Confirmation: {
            /**
             * Format: password
             * @example correct horse battery staple
             */
            password: string;
        };
        PasswordChange: {
            /**
             * Format: password
             * @example correct horse battery staple
             */
            currentPassword: string;
            /**
             * Format: password
             * @description Taken exactly as sent. By default at least 8 characters and at most 72 bytes; not a common password, nor the person's own email or name.
             * @example correct horse battery staple
             */
            newPassword: string;
            /**
             * @description Whether all other devices have to log in again.
             * @default true
             * @example true
             */
            endOtherSessions: boolean;
        };
        EmailChange: {
            /**
             * Format: email
             * @description Trimmed, Unicode NFC, lower case.
             * @example ada@example.com
             */
            email: string;
            /**
             * Format: password
             * @example correct horse battery staple
             */
            password: string;
        };
        /** @description All that is stored about the person; no secrets. */
        PersonalData: {
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            exportedAt: string;
            user: {
                /**
                 * @description The id of a user (a TypeID: sortable by time of creation).
                 * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
                 */
                id: string;
                /**
                 * Format: email
                 * @description Trimmed, Unicode NFC, lower case.
                 * @example ada@example.com
                 */
                email: string;
                /** @example false */
                emailVerified: boolean;
                /**
                 * @description Kept as written, unique whatever the case.
                 * @example ada
                 */
                username?: string;
                /**
                 * @description What to call the person.
                 * @example Ada Lovelace
                 */
                name?: string;
                /**
                 * @description The language of mails to the person. Absent: that of the installation.
                 * @example en
                 * @enum {string}
                 */
                locale?: "en" | "de";
                role: components["schemas"]["Role"];
                status: components["schemas"]["UserStatus"];
                /**
                 * @description What the person pays for.
                 * @example free
                 */
                plan: string;
                /**
                 * Format: date-time
                 * @example 2026-11-21T09:00:00.000Z
                 */
                createdAt: string;
                /**
                 * Format: date-time
                 * @example 2026-11-21T09:00:00.000Z
                 */
                updatedAt: string;
                /**
                 * @description Grows with each change; `ETag` and `If-Match` carry it.
                 * @example 1
                 */
                version: number;
                suspensionReason?: string;
            };
            sessions: {
                [key: string]: unknown;
            }[];
            apiKeys: components["schemas"]["ApiKey"][];
            activity: components["schemas"]["Activity"][];
            /** @description Absent where an installation serves no tasks. */
            tasks?: components["schemas"]["Task"][];
            /** @description What is known to the payment provider, and of it. */
            billing?: {
                /** @example cus_QXg1o8vcGmoR32 */
                customerId: string;
                subscription?: {
                    [key: string]: unknown;
                };
            };
        };
        /** @description A key by which a service acts for its owner. */
        ApiKey: {
            /**
             * @description The id of a API key (a TypeID: sortable by time of creation).
             * @example key_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * @description What the key is for.
             * @example nightly report
             */
            name: string;
            /**
             * @description How the key begins.
             * @example latch_AZPQQMXH
             */
            prefix: string;
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description To the minute.
             * @example 2026-11-21T09:00:00.000Z
             */
            lastUsedAt?: string;
        };
        /** @description One thing that happened to an account. */
        Activity: {
            /**
             * @description The id of a event (a TypeID: sortable by time of creation).
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            type: components["schemas"]["EventType"];
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            at: string;
            /**
             * @description The id of what it happened to.
             * @example ses_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            subject: string;
            /**
             * @description Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            actor?: string;
            /**
             * @description From where.
             * @example 192.0.2.7
             */
            address?: string;
            /**
             * @description What the event of this id and type said.
             * @example {
             *       "role": "agent",
             *       "previousRole": "user"
             *     }
             */
            data?: {
                [key: string]: unknown;
            };
            /** @example 9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b */
            requestId?: string;
        };
        /**
         * @description What happened.
         * @example session.started
         * @enum {string}
         */
        EventType: "user.created" | "user.updated" | "user.role_changed" | "user.suspended" | "user.reinstated" | "user.deleted" | "user.email_verified" | "user.password_changed" | "user.locked_out" | "session.started" | "session.ended" | "session.replayed" | "api_key.created" | "api_key.revoked" | "task.created" | "task.updated" | "task.deleted" | "webhook_endpoint.disabled";
        /** @description Something a person has to do. */
        Task: {
            /**
             * @description The id of a task (a TypeID: sortable by time of creation).
             * @example tsk_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * @description What is to be done, in one line. Trimmed, Unicode NFC.
             * @example Water the plants
             */
            title: string;
            /**
             * @description Whatever else there is to say.
             * @example The ficus twice.
             */
            description?: string;
            status: components["schemas"]["TaskStatus"];
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            dueAt?: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            updatedAt: string;
            /**
             * @description Grows with each change; `ETag` and `If-Match` carry it.
             * @example 1
             */
            version: number;
        };
        UserPage: {
            items: components["schemas"]["User"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        NewUser: {
            /**
             * Format: email
             * @description Trimmed, Unicode NFC, lower case.
             * @example ada@example.com
             */
            email: string;
            role?: components["schemas"]["Role"];
            /**
             * @description Kept as written, unique whatever the case.
             * @example ada
             */
            username?: string;
            /**
             * @description What to call the person.
             * @example Ada Lovelace
             */
            name?: string;
            locale?: components["schemas"]["Locale"];
        };
        /**
         * @description The language of mails to the person.
         * @example en
         * @enum {string}
         */
        Locale: "en" | "de";
        Suspension: {
            /**
             * @description For the record; the person is not shown it.
             * @example Chargeback
             */
            reason: string;
        };
        RoleChange: {
            role: components["schemas"]["Role"];
        };
        CreatedApiKey: {
            /**
             * @description The id of a API key (a TypeID: sortable by time of creation).
             * @example key_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * @description What the key is for.
             * @example nightly report
             */
            name: string;
            /**
             * @description How the key begins.
             * @example latch_AZPQQMXH
             */
            prefix: string;
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description To the minute.
             * @example 2026-11-21T09:00:00.000Z
             */
            lastUsedAt?: string;
            /**
             * @description The key itself. It is shown this once and can't be had again.
             * @example latch_AZPQQMXH
             */
            key: string;
        };
        NewApiKey: {
            /**
             * @description What the key is for.
             * @example nightly report
             */
            name: string;
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: date-time
             * @description Left out: the key does not expire.
             * @example 2026-11-21T09:00:00.000Z
             */
            expiresAt?: string;
        };
        /** @description Newest first. */
        ApiKeyList: {
            items: components["schemas"]["ApiKey"][];
        };
        TaskPage: {
            items: components["schemas"]["Task"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        NewTask: {
            /**
             * @description What is to be done, in one line. Trimmed, Unicode NFC.
             * @example Water the plants
             */
            title: string;
            /**
             * @description Whatever else there is to say.
             * @example The ficus twice.
             */
            description?: string;
            status?: components["schemas"]["TaskStatus"];
            /**
             * Format: date-time
             * @description When it has to be done, with any offset; kept in UTC to the millisecond.
             * @example 2026-11-21T09:00:00.000Z
             */
            dueAt?: string;
        };
        /** @description What is left out stays as it is. */
        TaskChange: {
            /**
             * @description What is to be done, in one line. Trimmed, Unicode NFC.
             * @example Water the plants
             */
            title?: string;
            /**
             * @description `null` removes it.
             * @example The ficus twice.
             */
            description?: string | null;
            status?: components["schemas"]["TaskStatus"];
            /**
             * Format: date-time
             * @description `null` removes it.
             * @example 2026-11-21T09:00:00.000Z
             */
            dueAt?: string | null;
        };
        PlanList: {
            items: components["schemas"]["Plan"][];
        };
        /** @description What a person can subscribe to. */
        Plan: {
            /**
             * @description What the scope calls it: `plan:pro`.
             * @example pro
             */
            id: string;
            /** @example Pro */
            name: string;
            /** @example For teams of up to ten. */
            description?: string;
            /** @description Absent where nothing is paid or told. */
            price?: {
                /**
                 * @description In the smallest unit of the currency, such as cents.
                 * @example 1900
                 */
                amount: number;
                /**
                 * @description ISO 4217, in small letters.
                 * @example eur
                 */
                currency: string;
                /**
                 * @example month
                 * @enum {string}
                 */
                interval: "day" | "week" | "month" | "year";
                /**
                 * @description How many intervals one payment is for.
                 * @default 1
                 * @example 1
                 */
                intervalCount: number;
            };
        };
        /** @description What a person pays for, and until when. */
        Subscription: {
            /**
             * @description What the person may use right now.
             * @example pro
             */
            plan: string;
            status: components["schemas"]["SubscriptionStatus"];
            /**
             * Format: date-time
             * @description When the next payment is due.
             * @example 2026-11-21T09:00:00.000Z
             */
            currentPeriodEndsAt?: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            trialEndsAt?: string;
            /**
             * Format: date-time
             * @description It was cancelled and ends then.
             * @example 2026-11-21T09:00:00.000Z
             */
            cancelsAt?: string;
            /**
             * Format: date-time
             * @description A payment failed: until then the plan stays, for it to be made up.
             * @example 2026-11-21T09:00:00.000Z
             */
            graceEndsAt?: string;
        };
        /**
         * @description `trialing` and `active` give the plan, `past_due` keeps it until `graceEndsAt`; any other is the free plan.
         * @example active
         * @enum {string}
         */
        SubscriptionStatus: "none" | "incomplete" | "trialing" | "active" | "past_due" | "unpaid" | "paused" | "canceled";
        /** @description A page of the payment provider. */
        PaymentPage: {
            /**
             * Format: uri
             * @description Where to send the browser. For this person only, and not for long.
             * @example https://checkout.stripe.com/c/pay/cs_test_a1
             */
            url: string;
        };
        Checkout: {
            /**
             * @description What the scope calls it: `plan:pro`.
             * @example pro
             */
            planId: string;
            /**
             * Format: uri
             * @description A page of your app, for whoever has paid. `{CHECKOUT_SESSION_ID}` in its query is filled in.
             * @example https://app.example.com/welcome
             */
            successUrl: string;
            /**
             * Format: uri
             * @description A page of your app, for whoever changes their mind.
             * @example https://app.example.com/pricing
             */
            cancelUrl: string;
        };
        /** @description An event as Stripe sends and signs it. */
        StripeEvent: {
            /** @example evt_1PgafmB7WZ01zgkW6dKueIc5 */
            id: string;
            /** @example customer.subscription.updated */
            type: string;
        } & {
            [key: string]: unknown;
        };
        CreatedWebhookEndpoint: {
            /**
             * @description The id of a webhook endpoint (a TypeID: sortable by time of creation).
             * @example whe_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri
             * @description Where events are sent: https, without credentials and fragment, at a public address.
             * @example https://example.com/latch-events
             */
            url: string;
            /**
             * @description What the endpoint is for.
             * @example CRM
             */
            description?: string;
            /** @description The events it is told of; absent: all of them. */
            types?: components["schemas"]["EventType"][];
            status: components["schemas"]["WebhookEndpointStatus"];
            /**
             * @description `gone`: it answered 410. `failing`: it took nothing for more than a day.
             * @example failing
             * @enum {string}
             */
            disabledReason?: "gone" | "failing";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            disabledAt?: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
            /**
             * @description The id of a user (a TypeID: sortable by time of creation).
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            createdBy: string;
            /**
             * Format: date-time
             * @description Until then the secret before the present one signs, too.
             * @example 2026-11-21T09:00:00.000Z
             */
            previousSecretUntil?: string;
            /**
             * @description What deliveries are signed with (Standard Webhooks). It is shown this once and can't be had again.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
             */
            secret: string;
        };
        /**
         * @description A `disabled` endpoint is told nothing until a redelivery to it succeeds.
         * @example enabled
         * @enum {string}
         */
        WebhookEndpointStatus: "enabled" | "disabled";
        NewWebhookEndpoint: {
            /**
             * Format: uri
             * @description Where events are sent: https, without credentials and fragment, at a public address.
             * @example https://example.com/latch-events
             */
            url: string;
            /**
             * @description What the endpoint is for.
             * @example CRM
             */
            description?: string;
            /** @description The events it is told of; absent: all of them. */
            types?: components["schemas"]["EventType"][];
        };
        /** @description Newest first. */
        WebhookEndpointList: {
            items: components["schemas"]["WebhookEndpoint"][];
        };
        /** @description An address that is told of events. */
        WebhookEndpoint: {
            /**
             * @description The id of a webhook endpoint (a TypeID: sortable by time of creation).
             * @example whe_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            /**
             * Format: uri
             * @description Where events are sent: https, without credentials and fragment, at a public address.
             * @example https://example.com/latch-events
             */
            url: string;
            /**
             * @description What the endpoint is for.
             * @example CRM
             */
            description?: string;
            /** @description The events it is told of; absent: all of them. */
            types?: components["schemas"]["EventType"][];
            status: components["schemas"]["WebhookEndpointStatus"];
            /**
             * @description `gone`: it answered 410. `failing`: it took nothing for more than a day.
             * @example failing
             * @enum {string}
             */
            disabledReason?: "gone" | "failing";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            disabledAt?: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
            /**
             * @description The id of a user (a TypeID: sortable by time of creation).
             * @example usr_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            createdBy: string;
            /**
             * Format: date-time
             * @description Until then the secret before the present one signs, too.
             * @example 2026-11-21T09:00:00.000Z
             */
            previousSecretUntil?: string;
        };
        WebhookDeliveryPage: {
            items: components["schemas"]["WebhookDelivery"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        /** @description One event on its way to one endpoint. */
        WebhookDelivery: {
            /**
             * @description The id of the event, `webhook-id` of each attempt.
             * @example evt_01jd7p3t1kf4fvz0e8m2q5c9ax
             */
            id: string;
            type: components["schemas"]["EventType"];
            status: components["schemas"]["WebhookDeliveryStatus"];
            /**
             * @description Made so far.
             * @example 1
             */
            attempts: number;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            lastAttemptAt?: string;
            /**
             * Format: date-time
             * @description Absent unless one is due.
             * @example 2026-11-21T09:00:00.000Z
             */
            nextAttemptAt?: string;
            /**
             * @description The HTTP status of the last answer, if there was one.
             * @example 204
             */
            lastStatus?: number;
            /**
             * @description Why it is not delivered, in a few words.
             * @example ECONNREFUSED
             */
            lastError?: string;
        };
        /**
         * @description `pending`: another attempt is due or under way. `failed`: none will be made.
         * @example delivered
         * @enum {string}
         */
        WebhookDeliveryStatus: "pending" | "delivered" | "failed";
        ActivityPage: {
            items: components["schemas"]["Activity"][];
            /** @description Absent on the last page. */
            nextCursor?: string;
        };
        Health: {
            /** @enum {string} */
            status: "ok";
            /** @example 0.1.0 */
            version: string;
            /**
             * @description Seconds since this process started.
             * @example 12.5
             */
            uptime: number;
        };
        Readiness: {
            /** @enum {string} */
            status: "ok" | "unavailable";
            dependencies: {
                /** @example dynamodb */
                name: string;
                /** @enum {string} */
                status: "ok" | "unavailable";
                /**
                 * @description Milliseconds.
                 * @example 2.1
                 */
                latency: number;
            }[];
        };
        /** @example latch_log_ins_total{outcome="succeeded"} 42 */
        Metrics: string;
        OpenApi: {
            /** @example 3.1.0 */
            openapi: string;
        } & {
            [key: string]: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The version in quotes; send it as `If-Match` with a change (RFC 9110, 13.1.1). */
        ETag: string;
        /** @description How to authenticate; `error` says that what was presented is not valid (RFC 6750). */
        "WWW-Authenticate": string;
        /** @description Seconds after which trying again makes sense (RFC 9110, 10.2.3). */
        "Retry-After": number;
        /** @description What is allowed: a quota `q` in a window of `w` seconds. */
        "RateLimit-Policy": string;
        /** @description What is left: `r` requests, until the window ends in `t` seconds. */
        RateLimit: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    signUp: {
        parameters: {
            query?: {
                /** @description `cookie` sets the refresh token as an HttpOnly cookie only. */
                mode?: "body" | "cookie";
            };
            header?: {
                /** @description The same as `mode`, as a header. */
                "x-session-mode"?: "body" | "cookie";
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
            /** @description The account is open and signed in. */
            201: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthResult"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `email_taken`: An account with this email exists. `username_taken`: An account with this username exists. */
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
            /** @description `payload_too_large`: The body is too large. */
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
            /** @description `unsupported_media_type`: The body must be JSON. */
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
            /** @description `internal`: The server failed. */
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
            /** @description `unavailable`: A dependency is not available right now. */
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
                /** @description `cookie` sets the refresh token as an HttpOnly cookie only. */
                mode?: "body" | "cookie";
            };
            header?: {
                /** @description The same as `mode`, as a header. */
                "x-session-mode"?: "body" | "cookie";
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
            /** @description Fresh tokens. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthResult"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `unauthenticated`: Valid credentials are required. `invalid_credentials`: The identifier or the password is wrong. */
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
            /** @description `account_suspended`: This account is suspended. `email_not_verified`: Verify your email address first. */
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
            /** @description `payload_too_large`: The body is too large. */
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
            /** @description `unsupported_media_type`: The body must be JSON. */
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
            /** @description `internal`: The server failed. */
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
            /** @description `unavailable`: A dependency is not available right now. */
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OneTimeToken"];
            };
        };
        responses: {
            /** @description The address is verified. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request does not match the contract. `invalid_one_time_token`: The link is used up, expired or not one of ours. */
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
            /** @description `email_taken`: An account with this email exists. `conflict`: Someone else changed this at the same time; read it again. */
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
            /** @description `payload_too_large`: The body is too large. */
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
            /** @description `unsupported_media_type`: The body must be JSON. */
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
            /** @description `internal`: The server failed. */
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
            /** @description `unavailable`: A dependency is not available right now. */
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mail is on its way. */
            202: {
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
            /** @description `forbidden`: Your role does not allow this. */
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
            /** @description `internal`: The server failed. */
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
            /** @description `unavailable`: A dependency is not available right now. */
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgottenPassword"];
            };
        };
        responses: {
            /** @description If there is such an account, the mail is on its way. */
            202: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `payload_too_large`: The body is too large. */
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
            /** @description `unsupported_media_type`: The body must be JSON. */
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
            /** @description `internal`: The server failed. */
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
            /** @description `unavailable`: A dependency is not available right now. */
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
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordReset"];
            };
        };
        responses: {
            /** @description The new password counts from now on. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request does not match the contract. `invalid_one_time_token`: The link is used up, expired or not one of ours. */
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
            /** @description `conflict`: Someone else changed this at the same time; read it again. */
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
            /** @description `payload_too_large`: The body is too large. */
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
            /** @description `unsupported_media_type`: The body must be JSON. */
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
            /** @description `internal`: The server failed. */
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
            /** @description `unavailable`: A dependency is not available right now. */
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
                /** @description `cookie` sets the refresh token as an HttpOnly cookie only. */
                mode?: "body" | "cookie";
            };
            header?: {
                /** @description The same as `mode`, as a header. */
                "x-session-mode"?: "body" | "cookie";
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
            /** @description Fresh tokens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthResult"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `invalid_session`: The session is over; log in again. */
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
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshToken"];
            };
        };
        responses: {
            /** @description The session is over. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SealedSession"];
            };
        };
        responses: {
            /** @description The session is alive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifiedSession"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Valid credentials are required. `invalid_session`: The session is over; log in again. */
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
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            /** @description The sessions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The other sessions are over. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Someone else changed this at the same time; read it again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
                /** @description The id of a session (a TypeID: sortable by time of creation). */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session is over. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            /** @description The keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonWebKeySet"];
                };
            };
            /** @description `internal`: The server failed. */
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
            /** @description The issuer's metadata. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenIdConfiguration"];
                };
            };
            /** @description `internal`: The server failed. */
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description The account is gone. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `unauthenticated`: Valid credentials are required. `invalid_credentials`: The identifier or the password is wrong. */
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
            /** @description `forbidden`: Your role does not allow this. */
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
            /** @description `last_super_admin`: The last super_admin has to stay one. `conflict`: Someone else changed this at the same time; read it again. */
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
            /** @description `payload_too_large`: The body is too large. */
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
            /** @description `unsupported_media_type`: The body must be JSON. */
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
            /** @description `internal`: The server failed. */
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
            /** @description `unavailable`: A dependency is not available right now. */
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
                /** @description The `ETag` the change is based on. */
                "if-match"?: string;
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
            /** @description The account as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `username_taken`: An account with this username exists. `conflict`: Someone else changed this at the same time; read it again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: It is not the version you expected; read it again. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description The new password counts from now on. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `unauthenticated`: Valid credentials are required. `invalid_credentials`: The identifier or the password is wrong. */
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
            /** @description `forbidden`: Your role does not allow this. */
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
            /** @description `conflict`: Someone else changed this at the same time; read it again. */
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
            /** @description `payload_too_large`: The body is too large. */
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
            /** @description `unsupported_media_type`: The body must be JSON. */
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
            /** @description `internal`: The server failed. */
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
            /** @description `unavailable`: A dependency is not available right now. */
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailChange"];
            };
        };
        responses: {
            /** @description The mail is on its way. */
            202: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `unauthenticated`: Valid credentials are required. `invalid_credentials`: The identifier or the password is wrong. */
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
            /** @description `forbidden`: Your role does not allow this. */
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
            /** @description `payload_too_large`: The body is too large. */
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
            /** @description `unsupported_media_type`: The body must be JSON. */
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
            /** @description `internal`: The server failed. */
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
            /** @description `unavailable`: A dependency is not available right now. */
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
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The data. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalData"];
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description What a person may do. Each role includes the ones before it: `user` < `agent` < `master` < `super_admin`. */
                role?: components["schemas"]["Role"];
                /** @description `invited` people have not set a password yet; `suspended` ones can't log in. */
                status?: components["schemas"]["UserStatus"];
                /** @description Exactly this email. */
                email?: string;
                /** @description Exactly this username. */
                username?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            /** @description The account. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_taken`: An account with this email exists. `username_taken`: An account with this username exists. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a user (a TypeID: sortable by time of creation). */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            header?: never;
            path: {
                /** @description The id of a user (a TypeID: sortable by time of creation). */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Someone else changed this at the same time; read it again. `last_super_admin`: The last super_admin has to stay one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
    updateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` the change is based on. */
                "if-match"?: string;
            };
            path: {
                /** @description The id of a user (a TypeID: sortable by time of creation). */
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
            /** @description The account as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `username_taken`: An account with this username exists. `conflict`: Someone else changed this at the same time; read it again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: It is not the version you expected; read it again. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
    suspendUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a user (a TypeID: sortable by time of creation). */
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Someone else changed this at the same time; read it again. `last_super_admin`: The last super_admin has to stay one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
    reinstateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a user (a TypeID: sortable by time of creation). */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Someone else changed this at the same time; read it again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
                /** @description The id of a user (a TypeID: sortable by time of creation). */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person may try again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
    endUserSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a user (a TypeID: sortable by time of creation). */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions are over. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Someone else changed this at the same time; read it again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            header?: never;
            path: {
                /** @description The id of a user (a TypeID: sortable by time of creation). */
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
            /** @description The account with its new role. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Someone else changed this at the same time; read it again. `last_super_admin`: The last super_admin has to stay one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            /** @description The key. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_api_keys`: Revoke a key before you make another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a API key (a TypeID: sortable by time of creation). */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key is worth nothing now. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
    listTasks: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description How far a task is. */
                status?: components["schemas"]["TaskStatus"];
                /** @description Only tasks that are due then or later. */
                dueAfter?: string;
                /** @description Only tasks that are due earlier. */
                dueBefore?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
                /** @description A text of your choice, new for each thing to be made. The same key with the same body answers the first answer again, for 24 hours. */
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
            /** @description The task as it was made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This idempotency key came with another body before; take a new one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            header?: never;
            path: {
                /** @description The id of a task (a TypeID: sortable by time of creation). */
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
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            header?: never;
            path: {
                /** @description The id of a task (a TypeID: sortable by time of creation). */
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
                /** @description The `ETag` the change is based on. */
                "if-match"?: string;
            };
            path: {
                /** @description The id of a task (a TypeID: sortable by time of creation). */
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
            /** @description The task as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: It is not the version you expected; read it again. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            /** @description The subscription. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            /** @description Where to pay. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentPage"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
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
            /** @description `already_subscribed`: You have a subscription; change it in the portal. */
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
            /** @description `payload_too_large`: The body is too large. */
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
            /** @description `unsupported_media_type`: The body must be JSON. */
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
            /** @description `internal`: The server failed. */
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
            /** @description `payments_not_configured`: This installation takes no payments. */
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
            /** @description `unavailable`: A dependency is not available right now. */
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
            /** @description Where to manage it. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentPage"];
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
            /** @description `forbidden`: Your role does not allow this. */
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
            /** @description `not_subscribed`: There is nothing to manage before you subscribe. */
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
            /** @description `internal`: The server failed. */
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
            /** @description `payments_not_configured`: This installation takes no payments. */
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
            /** @description `unavailable`: A dependency is not available right now. */
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
                /** @description Time and HMAC-SHA-256 of the body, by the secret of the endpoint. */
                "stripe-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description Taken byte by byte, as it was signed; at most 262144 of them. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["StripeEvent"];
            };
        };
        responses: {
            /** @description Received; it need not be sent again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request does not match the contract. `invalid_signature`: The signature does not show who sent this. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payments_not_configured`: This installation takes no payments. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            /** @description The endpoints. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            /** @description The endpoint and its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhookEndpoint"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_webhook_endpoints`: Remove an endpoint before you add another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
                /** @description The id of a webhook endpoint (a TypeID: sortable by time of creation). */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
                /** @description The id of a webhook endpoint (a TypeID: sortable by time of creation). */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint and its new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhookEndpoint"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Someone else changed this at the same time; read it again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description `pending`: another attempt is due or under way. `failed`: none will be made. */
                status?: components["schemas"]["WebhookDeliveryStatus"];
            };
            header?: never;
            path: {
                /** @description The id of a webhook endpoint (a TypeID: sortable by time of creation). */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
                /** @description The id of a webhook endpoint (a TypeID: sortable by time of creation). */
                endpointId: string;
                /** @description The id of a event (a TypeID: sortable by time of creation). */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event is on its way. */
            202: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
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
            /** @description `not_found`: There is nothing here. */
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
            /** @description `internal`: The server failed. */
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
            /** @description `unavailable`: A dependency is not available right now. */
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
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityPage"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of a user (a TypeID: sortable by time of creation). */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityPage"];
                };
            };
            /** @description `invalid_request`: The request does not match the contract. */
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
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: A dependency is not available right now. */
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
            /** @description It is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `internal`: The server failed. */
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
            /** @description Everything it needs answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description `internal`: The server failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something it needs does not answer. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
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
            /** @description The metrics of this process. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The server failed. */
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
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApi"];
                };
            };
            /** @description `internal`: The server failed. */
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
                /** @description The id of the event; the same at each attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this attempt. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match. */
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
            /** @description Received. Anything else, or silence, and it is sent again. */
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
                /** @description The id of the event; the same at each attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this attempt. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match. */
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
            /** @description Received. Anything else, or silence, and it is sent again. */
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
                /** @description The id of the event; the same at each attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this attempt. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match. */
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
            /** @description Received. Anything else, or silence, and it is sent again. */
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
                /** @description The id of the event; the same at each attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this attempt. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match. */
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
            /** @description Received. Anything else, or silence, and it is sent again. */
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
                /** @description The id of the event; the same at each attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this attempt. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match. */
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
            /** @description Received. Anything else, or silence, and it is sent again. */
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
                /** @description The id of the event; the same at each attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this attempt. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match. */
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
            /** @description Received. Anything else, or silence, and it is sent again. */
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
                /** @description The id of the event; the same at each attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this attempt. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match. */
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
            /** @description Received. Anything else, or silence, and it is sent again. */
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
                /** @description The id of the event; the same at each attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this attempt. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match. */
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
            /** @description Received. Anything else, or silence, and it is sent again. */
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
                /** @description The id of the event; the same at each attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this attempt. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match. */
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
            /** @description Received. Anything else, or silence, and it is sent again. */
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
                /** @description The id of the event; the same at each attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this attempt. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match. */
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
            /** @description Received. Anything else, or silence, and it is sent again. */
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
                /** @description The id of the event; the same at each attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this attempt. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match. */
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
            /** @description Received. Anything else, or silence, and it is sent again. */
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
                /** @description The id of the event; the same at each attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this attempt. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match. */
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
            /** @description Received. Anything else, or silence, and it is sent again. */
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
                /** @description The id of the event; the same at each attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this attempt. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match. */
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
            /** @description Received. Anything else, or silence, and it is sent again. */
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
                /** @description The id of the event; the same at each attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this attempt. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match. */
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
            /** @description Received. Anything else, or silence, and it is sent again. */
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
                /** @description The id of the event; the same at each attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this attempt. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match. */
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
            /** @description Received. Anything else, or silence, and it is sent again. */
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
                /** @description The id of the event; the same at each attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this attempt. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match. */
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
            /** @description Received. Anything else, or silence, and it is sent again. */
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
                /** @description The id of the event; the same at each attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this attempt. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match. */
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
            /** @description Received. Anything else, or silence, and it is sent again. */
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
                /** @description The id of the event; the same at each attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this attempt. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match. */
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
            /** @description Received. Anything else, or silence, and it is sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
