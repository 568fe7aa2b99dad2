import type { IndexSpec, KeyAttribute, TableSpec } from '@reflekt/shared/tables';
import {
  type Attribute,
  AttributeType,
  Billing,
  type GlobalSecondaryIndexPropsV2,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { removalPolicy } from './removal-policy.ts';

export interface SpecifiedTableProps {
  readonly spec: TableSpec;
  /** Deployed name. */
  readonly tableName: string;
  /** Source tables then refuse deletion and outlive their stack; derived ones never do. */
  readonly retainsData: boolean;
}

const DEFAULT_RECOVERY_DAYS = 35;

/** The DynamoDB table of a specification: on demand, encrypted, source tables with point-in-time recovery. */
export class SpecifiedTable extends Construct {
  readonly spec: TableSpec;
  readonly table: TableV2;

  constructor(scope: Construct, id: string, props: SpecifiedTableProps) {
    super(scope, id);
    const { spec, tableName } = props;
    const { durability } = spec;
    const isRetained = durability.kind === 'source' && props.retainsData;
    this.spec = spec;
    this.table = new TableV2(this, 'Table', {
      tableName,
      ...keysOf(spec.key),
      globalSecondaryIndexes: Object.entries(spec.indexes).map(([name, index]) =>
        indexProps(name, index),
      ),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification:
        durability.kind === 'source'
          ? {
              pointInTimeRecoveryEnabled: true,
              recoveryPeriodInDays: durability.recoveryDays ?? DEFAULT_RECOVERY_DAYS,
            }
          : { pointInTimeRecoveryEnabled: false },
      deletionProtection: isRetained,
      removalPolicy: removalPolicy(isRetained),
      ...(spec.stream ? { dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES } : {}),
      ...(spec.ttl === undefined ? {} : { timeToLiveAttribute: spec.ttl }),
    });
  }

  /** @throws Error when the specification asks for no stream */
  streamArn(): string {
    const arn = this.table.tableStreamArn;
    if (arn === undefined) throw new Error(`the table ${this.spec.name} has no stream`);
    return arn;
  }

  /** The resource of a grant on an index. */
  indexArn(index: string): string {
    return `${this.table.tableArn}/index/${index}`;
  }
}

const attribute = ({ name, type }: KeyAttribute): Attribute => ({
  name,
  type: type === 'S' ? AttributeType.STRING : AttributeType.NUMBER,
});

const keysOf = (key: { partition: KeyAttribute; sort?: KeyAttribute }) => ({
  partitionKey: attribute(key.partition),
  ...(key.sort === undefined ? {} : { sortKey: attribute(key.sort) }),
});

function indexProps(indexName: string, index: IndexSpec): GlobalSecondaryIndexPropsV2 {
  const keys = { indexName, ...keysOf(index) };
  if (index.projection === 'all') return { ...keys, projectionType: ProjectionType.ALL };
  if (index.projection === 'keys') return { ...keys, projectionType: ProjectionType.KEYS_ONLY };
  return {
    ...keys,
    projectionType: ProjectionType.INCLUDE,
    nonKeyAttributes: [...index.projection],
  };
}
