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

export const JsonWebKeySet = z
  .object({
    keys: z.array(
      z.object({
        kty: z.literal("EC"),
        crv: z.literal("P-256"),
        x: z.string(),
        y: z.string(),
        kid: z.string(),
        use: z.literal("sig"),
        alg: z.literal("ES256"),
      }),
    ),
  })
  .meta({ id: "JsonWebKeySet", description: "Public keys (RFC 7517)." });
export type JsonWebKeySet = z.infer<typeof JsonWebKeySet>;

export const OpenIdConfiguration = z
  .object({
    issuer: z.url(),
    jwks_uri: z.url(),
    response_types_supported: z.array(z.string()),
    subject_types_supported: z.array(z.string()),
    id_token_signing_alg_values_supported: z.array(z.string()),
    token_endpoint_auth_methods_supported: z.array(z.string()),
    claims_supported: z.array(z.string()),
  })
  .meta({
    id: "OpenIdConfiguration",
    description: "Where to find the keys, for libraries that verify tokens by discovery.",
  });
export type OpenIdConfiguration = z.infer<typeof OpenIdConfiguration>;
