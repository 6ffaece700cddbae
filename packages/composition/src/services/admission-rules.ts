import type { Config } from "@latch/config";
import type { AdmissionRules, Log } from "@latch/core";

/** The settings that decide whether a login is complete. */
export type AdmissionSettings = Pick<Config, "REQUIRE_VERIFIED_EMAIL" | "SECOND_FACTOR_ROLES">;

/** Returns the rules by which the API admits users. */
export const readAdmissionRules = (config: AdmissionSettings): AdmissionRules => ({
  requireVerifiedEmail: config.REQUIRE_VERIFIED_EMAIL,
  secondFactorRoles: config.SECOND_FACTOR_ROLES,
});

/** Logs a warning if the administrators of an installation in production need no second factor. */
export function warnAboutSecondFactors(
  { NODE_ENV, SECOND_FACTOR_ROLES }: Pick<Config, "NODE_ENV" | "SECOND_FACTOR_ROLES">,
  log: Log,
): void {
  if (NODE_ENV !== "production" || SECOND_FACTOR_ROLES.includes("super_admin")) return;
  log.warn(
    { event: "configuration.second_factor_optional", variable: "SECOND_FACTOR_ROLES" },
    "users with the role super_admin need no second factor: add the role to SECOND_FACTOR_ROLES",
  );
}
