package main

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"math/big"
	"strings"
	"time"
)

const clockTolerance = 5 * time.Second

var errInvalidToken = errors.New("the access token is invalid")

// Claims of an access token of Latch (RFC 9068).
type claims struct {
	Issuer    string   `json:"iss"`
	Audience  audience `json:"aud"`
	UserID    string   `json:"sub"`
	SessionID string   `json:"sid"`
	Role      string   `json:"role"`
	Scope     string   `json:"scope"`
	Expires   float64  `json:"exp"`
	Issued    float64  `json:"iat"`
	NotBefore float64  `json:"nbf"`
	// When the user proved their identity. A refresh does not change it.
	AuthTime float64 `json:"auth_time"`
}

// audience is one text or a list of texts (RFC 7519, section 4.1.3).
type audience []string

func (a *audience) UnmarshalJSON(text []byte) error {
	var one string
	if json.Unmarshal(text, &one) == nil {
		*a = audience{one}
		return nil
	}
	return json.Unmarshal(text, (*[]string)(a))
}

type verifier struct {
	issuer   string
	audience string
	keys     *keySet
}

// verify returns the claims of a valid access token. The error is errUnavailable if the token cannot be judged.
func (v verifier) verify(token string) (*claims, error) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return nil, errInvalidToken
	}
	var header struct {
		Alg, Typ, Kid string
		Crit          []string
	}
	if decode(parts[0], &header) != nil || header.Alg != "ES256" || header.Crit != nil ||
		!strings.EqualFold(strings.TrimPrefix(header.Typ, "application/"), "at+jwt") {
		return nil, errInvalidToken
	}
	signature, err := base64.RawURLEncoding.DecodeString(parts[2])
	if err != nil || len(signature) != 64 {
		return nil, errInvalidToken
	}
	key, err := v.keys.find(header.Kid)
	if errors.Is(err, errUnavailable) {
		return nil, err
	}
	if err != nil {
		return nil, errInvalidToken
	}
	hash := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
	r, s := new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:])
	var found claims
	if !ecdsa.Verify(key, hash[:], r, s) || decode(parts[1], &found) != nil || !v.accepts(found) {
		return nil, errInvalidToken
	}
	return &found, nil
}

func (v verifier) accepts(found claims) bool {
	isForUs := false
	for _, each := range found.Audience {
		isForUs = isForUs || each == v.audience
	}
	now, tolerance := float64(time.Now().Unix()), clockTolerance.Seconds()
	_, isRole := ranks[found.Role]
	return isForUs && isRole && found.Issuer == v.issuer && found.UserID != "" && found.SessionID != "" &&
		found.Expires > now-tolerance && found.Issued <= now+tolerance && found.NotBefore <= now+tolerance
}

func decode(part string, target any) error {
	text, err := base64.RawURLEncoding.DecodeString(part)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, target)
}
