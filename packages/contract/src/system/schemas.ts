import * as z from "zod";

export const Health = z
  .object({
    status: z.literal("ok"),
    version: z.string().meta({ example: "0.1.0" }),
    uptime: z.number().meta({ description: "Seconds since this process started.", example: 12.5 }),
  })
  .meta({ id: "Health" });

export const Readiness = z
  .object({
    status: z.enum(["ok", "unavailable"]),
    dependencies: z.array(
      z.object({
        name: z.string().meta({ example: "dynamodb" }),
        status: z.enum(["ok", "unavailable"]),
        latency: z.number().meta({ description: "Milliseconds.", example: 2.1 }),
      }),
    ),
  })
  .meta({ id: "Readiness" });
export type Readiness = z.infer<typeof Readiness>;

export const Metrics = z
  .string()
  .meta({ id: "Metrics", example: 'latch_log_ins_total{outcome="succeeded"} 42' });

export const JsonWebKeySet = z
  .object({
    keys: z.array(
      z.object({
        kty: z.literal("EC"),
        crv: z.literal("P-256"),
        x: z.string().meta({ example: "WbbaSStufflt8XO0wmS3xJYUFmUtKkZQGmLkVaIXuL8" }),
        y: z.string().meta({ example: "Ff2gqnEHV8oFSFwqY9-HRzHAAfeGHi7Q3wDpEqBqVxM" }),
        kid: z.string().meta({ example: "vgCA643_keGm" }),
        use: z.literal("sig"),
        alg: z.literal("ES256"),
      }),
    ),
  })
  .meta({ id: "JsonWebKeySet", description: "Public keys (RFC 7517)." });
export type JsonWebKeySet = z.infer<typeof JsonWebKeySet>;

const listOf = (...example: string[]) => z.array(z.string()).meta({ example });

export const OpenIdConfiguration = z
  .object({
    issuer: z.url().meta({ example: "https://api.example.com" }),
    jwks_uri: z.url().meta({ example: "https://api.example.com/.well-known/jwks.json" }),
    response_types_supported: listOf("none"),
    subject_types_supported: listOf("public"),
    id_token_signing_alg_values_supported: listOf("ES256"),
    token_endpoint_auth_methods_supported: listOf("none"),
    claims_supported: listOf("iss", "aud", "sub", "iat", "exp", "jti", "sid", "role", "scope"),
  })
  .meta({
    id: "OpenIdConfiguration",
    description: "Where to find the keys, for libraries that verify tokens by discovery.",
  });
export type OpenIdConfiguration = z.infer<typeof OpenIdConfiguration>;
