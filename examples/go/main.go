// A resource server with the standard library of Go: it verifies access tokens with the public keys of the issuer.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"time"
)

// The roles, from the fewest to the most permissions.
var ranks = map[string]int{"user": 0, "agent": 1, "master": 2, "super_admin": 3}

var bearer = regexp.MustCompile(`^(?i:bearer) +([\w.~+/-]+=*)$`)

// What a route requires of the user.
type requirement struct {
	role   string
	maxAge time.Duration
}

func main() {
	issuer := setting("LATCH_ISSUER", "http://127.0.0.1:4000")
	v := verifier{
		issuer:   issuer,
		audience: setting("LATCH_AUDIENCE", "latch"),
		keys:     newKeySet(issuer + "/.well-known/jwks.json"),
	}
	http.HandleFunc("/me", v.guard(requirement{role: "user"}, func(w http.ResponseWriter, _ *http.Request, user *claims) {
		write(w, http.StatusOK, "application/json", map[string]any{"userId": user.UserID, "role": user.Role})
	}))
	listReports := v.guard(requirement{role: "agent"}, func(w http.ResponseWriter, _ *http.Request, _ *claims) {
		write(w, http.StatusOK, "application/json", map[string]any{"reports": []string{}})
	})
	recently := requirement{role: "user", maxAge: 10 * time.Minute}
	deleteReports := v.guard(recently, func(w http.ResponseWriter, _ *http.Request, _ *claims) {
		w.WriteHeader(http.StatusNoContent)
	})
	http.HandleFunc("/reports", func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodDelete {
			deleteReports(w, r)
		} else {
			listReports(w, r)
		}
	})
	listener, err := net.Listen("tcp", "127.0.0.1:"+setting("PORT", "4001"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("http://%s\n", listener.Addr())
	log.Fatal(http.Serve(listener, nil))
}

// guard verifies the access token of a request, and enforces the requirement.
func (v verifier) guard(
	required requirement,
	next func(http.ResponseWriter, *http.Request, *claims),
) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		authorization := r.Header.Get("Authorization")
		if authorization == "" {
			refuse(w, 401, "unauthenticated", "Valid credentials are required", "")
			return
		}
		token := ""
		if match := bearer.FindStringSubmatch(authorization); match != nil {
			token = match[1]
		}
		user, err := v.verify(token)
		switch {
		case errors.Is(err, errUnavailable):
			w.Header().Set("Retry-After", strconv.Itoa(int(retryAfter.Seconds())))
			refuse(w, 503, "unavailable", "The service is temporarily unavailable", "")
		case err != nil:
			refuse(w, 401, "unauthenticated", "Valid credentials are required", `, error="invalid_token"`)
		case ranks[user.Role] < ranks[required.role]:
			refuse(w, 403, "forbidden", "Permission denied", `, error="insufficient_scope"`)
		case !isRecent(user, required.maxAge):
			title := "The operation requires a recent authentication of the user"
			challenge := fmt.Sprintf(`, error="insufficient_user_authentication", max_age="%.0f"`, required.maxAge.Seconds())
			refuse(w, 401, "reauthentication_required", title, challenge)
		default:
			next(w, r, user)
		}
	}
}

// isRecent returns whether the user proved their identity recently enough (RFC 9470). 0 is no limit.
func isRecent(user *claims, maxAge time.Duration) bool {
	age := float64(time.Now().Unix()) - user.AuthTime
	return maxAge == 0 || age <= maxAge.Seconds()
}

// refuse responds with a problem document (RFC 9457), and with the challenge of RFC 6750.
func refuse(w http.ResponseWriter, status int, code, title, challenge string) {
	if status != 503 {
		w.Header().Set("WWW-Authenticate", `Bearer realm="latch"`+challenge)
	}
	write(w, status, "application/problem+json", map[string]any{
		"type": "/problems/" + code, "title": title, "status": status, "code": code,
	})
}

func write(w http.ResponseWriter, status int, contentType string, body any) {
	w.Header().Set("Content-Type", contentType)
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(body); err != nil {
		log.Print(err)
	}
}

func setting(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}
