/** The epochs of an account. Each recovery, suspension, role change and end of all sessions raises one of them. */
export type Epochs = { sessionEpoch: number; credentialEpoch: number };

/** Returns the epochs of an account. */
export const epochsOf = ({
  sessionEpoch,
  credentialEpoch = 0,
}: {
  sessionEpoch: number;
  credentialEpoch?: number;
}): Epochs => ({ sessionEpoch, credentialEpoch });

/** Returns whether two states of an account have the same epochs. */
export const hasSameEpochs = (one: Epochs, other: Epochs): boolean =>
  one.sessionEpoch === other.sessionEpoch && one.credentialEpoch === other.credentialEpoch;
