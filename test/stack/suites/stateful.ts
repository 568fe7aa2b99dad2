import { describe, expect, test } from '@jest/globals';
import { allTables, type IndexSpec, type TableSpec } from '@reflekt/shared/tables';
import { stages } from '../../../lib/stages.ts';
import { replacements } from '../pinned.ts';
import { recordsOf, type SynthesizedTemplate } from '../synthesized.ts';

const TABLE = 'AWS::DynamoDB::GlobalTable';

export function describeStateful(template: SynthesizedTemplate): void {
  const { stage } = template;
  const { retainsData } = stages[stage];

  describe('stateful resources', () => {
    test('are never replaced: logical ids and identifying properties are pinned', () => {
      expect(replacements(template)).toEqual([]);
    });

    test('has no table of another kind, whose properties no law looks at', () => {
      expect(template.resources.filter(({ Type }) => Type === 'AWS::DynamoDB::Table')).toEqual([]);
    });

    test('secrets come without a value', () => {
      for (const { Properties } of template.ofType('AWS::SecretsManager::Secret')) {
        expect(Object.keys(Properties).sort()).toEqual(['Description', 'Name', 'Tags']);
      }
    });

    test('secrets describe their JSON', () => {
      for (const { Properties } of template.ofType('AWS::SecretsManager::Secret')) {
        const rotates = String(Properties.Name).endsWith('/jwt');
        const form = rotates ? '{"current": "...", "previous": "..."}' : '{"current": "..."}';
        expect(Properties.Description).toMatch(new RegExp(`JSON: ${form}$`));
      }
    });

    test(retainsData ? 'secrets outlive the stack' : 'secrets go with the stack', () => {
      for (const secret of template.ofType('AWS::SecretsManager::Secret')) {
        expect(secret).toMatchObject(policies(retainsData));
      }
    });
  });

  test('the tables are those of allTables', () => {
    const deployed = template.ofType(TABLE).map(({ Properties }) => Properties.TableName);
    expect(deployed.sort()).toEqual(allTables.map(({ name }) => `reflekt-${stage}-${name}`).sort());
  });

  describe.each<TableSpec>([...allTables])('the table $name', (spec) => {
    const resource = template.one(TABLE, { TableName: `reflekt-${stage}-${spec.name}` });
    const { Properties } = resource;
    const [replica, ...otherReplicas] = recordsOf(Properties.Replicas);

    test('is encrypted, on demand, in one region', () => {
      expect(Properties).toMatchObject({
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        BillingMode: 'PAY_PER_REQUEST',
      });
      expect(otherReplicas).toEqual([]);
    });

    test('has the keys of its specification', () => {
      expect(Properties.KeySchema).toEqual(keySchema(spec.key));
      const keys = [spec.key, ...Object.values<IndexSpec>(spec.indexes)].flatMap((key) =>
        key.sort === undefined ? [key.partition] : [key.partition, key.sort],
      );
      // An index may share an attribute with the table.
      const types = new Map(keys.map(({ name, type }) => [name, type]));
      expect(Properties.AttributeDefinitions).toEqual(
        [...types].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
      );
    });

    test('has the indexes of its specification, with their projections', () => {
      expect(Properties.GlobalSecondaryIndexes ?? []).toEqual(
        Object.entries<IndexSpec>(spec.indexes).map(([IndexName, index]) => ({
          IndexName,
          KeySchema: keySchema(index),
          Projection: projection(index),
        })),
      );
    });

    test('has a stream with both images, or none, as its specification says', () => {
      expect(Properties.StreamSpecification).toEqual(
        spec.stream ? { StreamViewType: 'NEW_AND_OLD_IMAGES' } : undefined,
      );
    });

    test('expires items by the attribute of its specification', () => {
      expect(Properties.TimeToLiveSpecification).toEqual(
        spec.ttl === undefined ? undefined : { AttributeName: spec.ttl, Enabled: true },
      );
    });

    const { durability } = spec;
    test('recovers to any point of the days of its specification, unless it is derived', () => {
      expect(replica?.PointInTimeRecoverySpecification).toEqual(
        durability.kind === 'source'
          ? {
              PointInTimeRecoveryEnabled: true,
              RecoveryPeriodInDays: durability.recoveryDays ?? 35,
            }
          : { PointInTimeRecoveryEnabled: false },
      );
    });

    const isRetained = durability.kind === 'source' && retainsData;
    test(isRetained ? 'refuses deletion and outlives the stack' : 'goes with the stack', () => {
      expect(replica).toMatchObject({ DeletionProtectionEnabled: isRetained });
      expect(resource).toMatchObject(policies(isRetained));
    });
  });
}

/** Retained data go only with the rollback of the deployment that was creating them. */
const policies = (isRetained: boolean) =>
  isRetained
    ? { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' }
    : { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' };

const keySchema = (key: Pick<IndexSpec, 'partition' | 'sort'>) => [
  { AttributeName: key.partition.name, KeyType: 'HASH' },
  ...(key.sort === undefined ? [] : [{ AttributeName: key.sort.name, KeyType: 'RANGE' }]),
];

function projection(index: IndexSpec) {
  if (index.projection === 'all') return { ProjectionType: 'ALL' };
  if (index.projection === 'keys') return { ProjectionType: 'KEYS_ONLY' };
  return { ProjectionType: 'INCLUDE', NonKeyAttributes: [...index.projection] };
}
