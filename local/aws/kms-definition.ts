/**
 * `AWS::KMS::Key` and `AWS::KMS::Alias` as the local cloud reads them: symmetric keys for encryption. A key
 * policy is not evaluated: the roles' own policies are. So it stops the start where it would forbid what
 * functions call; rotation and the waiting period of a deletion have no local effect.
 */
import { LocalCloudError } from '../errors.ts';
import { objectOf, objectsOf, stringOf, stringsOf } from './json.ts';
import { wildcard } from './policy.ts';
import { lastPart, onlyKnown, unsupported } from './template-resource.ts';
import type { TemplateResource } from './types.ts';

export interface KmsKeyDefinition {
  id: string;
  arn: string;
  /** The template's `Enabled`, true by default. */
  isEnabled: boolean;
  /** With `alias/` in front. */
  aliases: string[];
}

/** The operations that the local cloud offers, as policies name them. */
export const KMS_ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey'];

const KNOWN_OF_KEY = [
  'KeyId',
  'Enabled',
  'KeyPolicy',
  // Without local effect:
  'Description',
  'EnableKeyRotation',
  'PendingWindowInDays',
  'RotationPeriodInDays',
  'Tags',
];

/** @throws LocalCloudError naming the key or alias that the local cloud would not honour */
export function kmsKeyDefinitions(
  keys: readonly TemplateResource[],
  aliases: readonly TemplateResource[],
  region: string,
  accountId: string,
): KmsKeyDefinition[] {
  const definitions = keys.map((key): KmsKeyDefinition => {
    onlyKnown(key, KNOWN_OF_KEY);
    checkPolicy(key);
    const id = stringOf(key.properties.KeyId) ?? unsupported(key, 'a key without an id');
    return {
      id,
      arn: `arn:aws:kms:${region}:${accountId}:key/${id}`,
      isEnabled: String(key.properties.Enabled ?? true) === 'true',
      aliases: [],
    };
  });
  for (const alias of aliases) {
    onlyKnown(alias, ['AliasName', 'TargetKeyId']);
    const target = lastPart(stringOf(alias.properties.TargetKeyId) ?? '');
    const key = definitions.find(({ id }) => id === target);
    if (key === undefined) {
      throw new LocalCloudError(`${alias.logicalId}: the key ${target} is not in the template.`);
    }
    key.aliases.push(stringOf(alias.properties.AliasName) ?? '');
  }
  return definitions;
}

function checkPolicy(key: TemplateResource): void {
  for (const statement of objectsOf(objectOf(key.properties.KeyPolicy).Statement)) {
    if (statement.Effect !== 'Deny') continue;
    const patterns = stringsOf(statement.Action).map((action) => wildcard(action, 'i'));
    const denied = KMS_ACTIONS.find((action) => patterns.some((pattern) => pattern.test(action)));
    if (denied !== undefined || statement.Action === undefined) {
      unsupported(key, `a key policy that denies ${denied ?? 'by NotAction'}`);
    }
  }
}
