/** What a security mail advises a recipient who has not made the change. */
export const notYou =
  "If this was not you, secure your account immediately with the link below. This logs you out on all your devices, ends your API keys, and requires a new password. The link expires in 7 days.";
/** The same for the preview. */
export const notYouPreview = "If this was not you, secure your account immediately.";
/** What it advises a recipient who has. */
export const wasYou = "If this was you, no action is needed.";
