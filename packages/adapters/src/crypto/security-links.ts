import { normalizeEmail } from "@latch/contract";
import {
  idFromBytes,
  idToBytes,
  type SecurityLink,
  type SecurityLinks,
  timingSafeEqual,
} from "@latch/core";
import { fromBase64Url, toBase64Url } from "./base64url.ts";
import { createMacs, type KeysOf, labels, type Mac } from "./derive.ts";

/** The prefix that all tokens of links in mails have. */
const prefix = "ott_";
/** The bytes of an id, of the hash of an address, and of a tag: 128 bits each. */
const size = 16;
const expiryAt = 1 + size;
const purposeAt = expiryAt + 4;
const codes = { secure_account: 1, undo_email_change: 2, verify_email: 3 } as const;

/**
 * Creates the codec of security links: their content, authenticated by a 128-bit HMAC tag (RFC 2104,
 * section 5). The key is that of one-time tokens. Its other inputs are ids, so none equals an input here.
 */
export function createSecurityLinks({
  sealing,
}: KeysOf<typeof labels.oneTimeTokens>): SecurityLinks {
  const macs = createMacs(sealing, labels.oneTimeTokens);

  const computeTag = async (mac: Mac, content: Uint8Array): Promise<Uint8Array> =>
    (await mac(`security link ${toBase64Url(content)}`)).subarray(0, size);
  const hashEmail = async (mac: Mac, email: string): Promise<Uint8Array> =>
    (await mac(`security link to ${normalizeEmail(email)}`)).subarray(0, size);

  return {
    async create(link, email) {
      const content = toBytes(link, await hashEmail(macs[0], email));
      const tag = await computeTag(macs[0], content);
      return prefix + toBase64Url(new Uint8Array([...content, ...tag]));
    },

    async open(text) {
      const bytes = text.startsWith(prefix) && fromBase64Url(text.slice(prefix.length));
      if (!bytes || bytes.length <= purposeAt + size) return undefined;
      const content = bytes.subarray(0, -size);
      const tag = toBase64Url(bytes.subarray(-size));
      for (const mac of macs) {
        if (!timingSafeEqual(toBase64Url(await computeTag(mac, content)), tag)) continue;
        const link = fromBytes(content);
        if (!link) return undefined;
        const emailHash = toBase64Url(content.subarray(-size));
        return {
          ...link,
          isMailedTo: async (email) => toBase64Url(await hashEmail(mac, email)) === emailHash,
        };
      }
      return undefined;
    },
  };
}

/** Encodes a link: purpose, user, expiry, then epochs or a change, then the hash of the address. */
function toBytes(link: SecurityLink, emailHash: Uint8Array): Uint8Array {
  const head = new Uint8Array(purposeAt);
  head[0] = codes[link.purpose];
  head.set(idToBytes(link.userId), 1);
  new DataView(head.buffer).setUint32(expiryAt, link.expiresAt);
  return new Uint8Array([...head, ...toSubject(link), ...emailHash]);
}

function toSubject(link: SecurityLink): Uint8Array {
  if (link.purpose === "undo_email_change") return idToBytes(link.changeId);
  const epochs = [
    link.credentialEpoch,
    ...(link.purpose === "verify_email" ? [link.linkEpoch] : []),
  ];
  const bytes = new Uint8Array(4 * epochs.length);
  const view = new DataView(bytes.buffer);
  for (const [index, epoch] of epochs.entries()) view.setUint32(4 * index, epoch);
  return bytes;
}

function fromBytes(content: Uint8Array): SecurityLink | undefined {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const common = {
    userId: idFromBytes("usr", content.subarray(1, expiryAt)),
    expiresAt: view.getUint32(expiryAt),
  };
  switch (content[0]) {
    case codes.secure_account:
      return { ...common, purpose: "secure_account", credentialEpoch: view.getUint32(purposeAt) };
    case codes.undo_email_change: {
      const changeId = idFromBytes("ntc", content.subarray(purposeAt, purposeAt + size));
      return { ...common, purpose: "undo_email_change", changeId };
    }
    case codes.verify_email: {
      const [credentialEpoch, linkEpoch] = [
        view.getUint32(purposeAt),
        view.getUint32(purposeAt + 4),
      ];
      return { ...common, purpose: "verify_email", credentialEpoch, linkEpoch };
    }
  }
}
