/**
 * The longest escaped parts of an identity in a token. A user has at most 128 ASCII characters, each escaped as three;
 * a tenant's 64 need no escaping. The longest keys stay far below DynamoDB's limits (2,048 bytes for a partition value,
 * 1,024 for a sort value).
 */
const MAX_TENANT_KEY = 64;
const MAX_USER_KEY = 3 * 128;

/** Writes every byte outside `[A-Za-z0-9_.-]` as `=XX`, so that no value can forge the `#` between the parts. */
function escapePart(value: string): string {
  let escaped = '';
  for (const byte of new TextEncoder().encode(value)) {
    const character = String.fromCharCode(byte);
    escaped += /[A-Za-z0-9_.-]/.test(character)
      ? character
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return escaped;
}

const unescapePart = (part: string): string => {
  const bytes = part.replace(/=([0-9A-F]{2})/g, '%$1');
  try {
    return decodeURIComponent(bytes);
  } catch {
    return '';
  }
};

/**
 * The owner of data. Every key builder requires an Owner, and only its two makers make one. They are called for verified
 * tokens, parsed events and keys of stored items only, so a plain string can never become a key.
 */
export class Owner {
  readonly tenantId: string;
  readonly userId: string;
  /** `<tenant>#<user>`, both escaped: the partition value of all the owner's items. */
  readonly key: string;
  /** The escaped tenant alone; begins the sort values of the owner's items. */
  readonly tenantKey: string;
  /** The escaped user alone. */
  readonly userKey: string;

  private constructor(tenantId: string, userId: string, tenantKey: string, userKey: string) {
    this.tenantId = tenantId;
    this.userId = userId;
    this.tenantKey = tenantKey;
    this.userKey = userKey;
    this.key = `${tenantKey}#${userKey}`;
  }

  /** @returns undefined when either part is empty, not well-formed, or longer than any valid one once escaped */
  static of(identity: { tenant_id: string; user_id: string }): Owner | undefined {
    const { tenant_id: tenantId, user_id: userId } = identity;
    if (!tenantId.isWellFormed() || !userId.isWellFormed()) return undefined;
    const [tenantKey, userKey] = [escapePart(tenantId), escapePart(userId)];
    const fits = (part: string, max: number) => part.length >= 1 && part.length <= max;
    return fits(tenantKey, MAX_TENANT_KEY) && fits(userKey, MAX_USER_KEY)
      ? new Owner(tenantId, userId, tenantKey, userKey)
      : undefined;
  }

  /**
   * The owner in the key of a stored item.
   * @param ownerKey `<tenant>#<user>`, both escaped
   * @returns undefined for what is no such key
   */
  static ofKey(ownerKey: string): Owner | undefined {
    const [tenant = '', user = ''] = ownerKey.split('#');
    const owner = Owner.of({ tenant_id: unescapePart(tenant), user_id: unescapePart(user) });
    return owner?.key === ownerKey ? owner : undefined;
  }
}
