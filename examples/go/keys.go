package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"sync"
	"time"
)

const (
	freshFor = 5 * time.Minute
	staleFor = time.Hour
	cooldown = 30 * time.Second
	// Between two requests while there are no usable keys.
	retryAfter = time.Second
)

var (
	errUnknownKey  = errors.New("the issuer has no such key")
	errUnavailable = errors.New("the keys of the issuer could not be fetched")
)

// keySet keeps the public keys of an issuer. It fetches them again when they are old, or when a token names an unknown
// key, and uses them for an hour while the issuer cannot be reached.
type keySet struct {
	url    string
	client *http.Client

	mutex     sync.Mutex
	keys      map[string]*ecdsa.PublicKey
	fetched   time.Time
	attempted time.Time
	failed    bool
}

func newKeySet(url string) *keySet {
	refuse := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &keySet{url: url, client: &http.Client{Timeout: 5 * time.Second, CheckRedirect: refuse}}
}

// find returns the key with an id. Concurrent callers share one fetch, because they wait for the mutex.
func (set *keySet) find(id string) (*ecdsa.PublicKey, error) {
	set.mutex.Lock()
	defer set.mutex.Unlock()
	if time.Since(set.fetched) >= freshFor {
		set.refresh()
	}
	if set.keys[id] == nil {
		set.refresh()
	}
	if !set.isUsable() {
		return nil, errUnavailable
	}
	if key := set.keys[id]; key != nil {
		return key, nil
	}
	if set.failed {
		return nil, errUnavailable
	}
	return nil, errUnknownKey
}

func (set *keySet) isUsable() bool {
	return set.keys != nil && time.Since(set.fetched) < staleFor
}

func (set *keySet) refresh() {
	pause := retryAfter
	if set.isUsable() {
		pause = cooldown
	}
	if time.Since(set.attempted) < pause {
		return
	}
	keys, err := set.fetch()
	set.attempted = time.Now()
	set.failed = err != nil
	if err == nil {
		set.keys, set.fetched = keys, set.attempted
	}
}

func (set *keySet) fetch() (map[string]*ecdsa.PublicKey, error) {
	response, err := set.client.Get(set.url)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("status %d", response.StatusCode)
	}
	var document struct {
		Keys []struct{ Kid, Kty, Crv, X, Y string }
	}
	if err := json.NewDecoder(io.LimitReader(response.Body, 1<<16)).Decode(&document); err != nil {
		return nil, err
	}
	keys := map[string]*ecdsa.PublicKey{}
	for _, each := range document.Keys {
		if each.Kty != "EC" || each.Crv != "P-256" || each.Kid == "" {
			continue
		}
		x, errX := base64.RawURLEncoding.DecodeString(each.X)
		y, errY := base64.RawURLEncoding.DecodeString(each.Y)
		key := &ecdsa.PublicKey{Curve: elliptic.P256(), X: new(big.Int).SetBytes(x), Y: new(big.Int).SetBytes(y)}
		if errX == nil && errY == nil && key.IsOnCurve(key.X, key.Y) {
			keys[each.Kid] = key
		}
	}
	if len(keys) == 0 {
		return nil, errors.New("no key is for ES256")
	}
	return keys, nil
}
