import * as z from "zod";
import { GivenPassword } from "../users/fields.ts";

const PasswordProof = z
  .strictObject({
    method: z.literal("password").meta({ description: "A proof by the password." }),
    password: GivenPassword,
  })
  .meta({ id: "PasswordProof", description: "The password of the user." });

/** A proof of identity in a request. Each authenticator has a method. */
export const ProofInput = z
  .discriminatedUnion("method", [PasswordProof])
  .meta({ id: "ProofInput", description: "A proof of the identity of the user." });
export type ProofInput = z.infer<typeof ProofInput>;
