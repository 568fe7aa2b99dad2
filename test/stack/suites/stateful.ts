import { describe, expect, test } from '@jest/globals';
import { allTables, type IndexSpec, type TableSpec } from '@reflekt/shared/tables';
import { recordsOf, type SynthesizedTemplate } from '../synthesized.ts';

/**
 * The logical ids of everything that holds state. A changed one means that the deployment replaces a table
 * or a secret by an empty one: never change a line here, only add.
 */
const PINNED: Readonly<Record<string, string>> = {
  'table Entries': 'StatefulEntriesTable37772E31',
  'table Gamification': 'StatefulGamificationTableBA90EBE3',
  'table Idempotency': 'StatefulIdempotencyTableB7822A53',
  'table Insights': 'StatefulInsightsTable75E0294E',
  'table Settings': 'StatefulSettingsTable86613A1B',
  'secret anthropic': 'StatefulSecretsanthropicFD637E4C',
  'secret openai': 'StatefulSecretsopenai8764BEC1',
  'secret jwt': 'StatefulSecretsjwt670EC3EF',
};

const TABLE = 'AWS::DynamoDB::GlobalTable';

export function describeStateful(template: SynthesizedTemplate): void {
  const { stage } = template;
  const kept = stage !== 'dev';

  describe('what holds state', () => {
    test('keeps its logical ids', () => {
      const tables = template
        .ofType(TABLE)
        .map(({ id, Properties: { TableName } }) => [
          `table ${String(TableName).replace(`reflekt-${stage}-`, '')}`,
          id,
        ]);
      const secrets = template
        .ofType('AWS::SecretsManager::Secret')
        .map(({ id, Properties: { Name } }) => [
          `secret ${String(Name).replace(`reflekt/${stage}/`, '')}`,
          id,
        ]);
      expect(Object.fromEntries([...tables, ...secrets])).toEqual(PINNED);
    });

    test('has no table of another kind, whose properties no law looks at', () => {
      expect(template.resources.filter(({ Type }) => Type === 'AWS::DynamoDB::Table')).toEqual([]);
    });

    test('secrets come without a value', () => {
      for (const { Properties } of template.ofType('AWS::SecretsManager::Secret')) {
        expect(Object.keys(Properties).sort()).toEqual(['Description', 'Name', 'Tags']);
      }
    });

    test('secrets say which JSON they hold', () => {
      for (const { Properties } of template.ofType('AWS::SecretsManager::Secret')) {
        const rotates = String(Properties.Name).endsWith('/jwt');
        const form = rotates ? '{"current": "...", "previous": "..."}' : '{"current": "..."}';
        expect(Properties.Description).toMatch(new RegExp(`JSON: ${form}$`));
      }
    });

    test(kept ? 'secrets outlive the stack' : 'secrets go with the stack', () => {
      for (const secret of template.ofType('AWS::SecretsManager::Secret')) {
        expect(secret).toMatchObject(policies(kept));
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
      expect(Properties.AttributeDefinitions).toEqual(
        keys.map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
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

    const source = spec.durability.kind === 'source';
    test(`${source ? 'has' : 'needs no'} point-in-time recovery`, () => {
      expect(replica).toMatchObject({
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: source },
      });
    });

    test(source && kept ? 'refuses deletion and outlives the stack' : 'goes with the stack', () => {
      expect(replica).toMatchObject({ DeletionProtectionEnabled: source && kept });
      expect(resource).toMatchObject(policies(source && kept));
    });
  });
}

/** What is kept goes only with the rollback of the deployment that was making it. */
const policies = (kept: boolean) =>
  kept
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
