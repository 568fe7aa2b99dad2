import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';

/** What brings a function its work, where that is not the API: a queue or streams. */
export interface FunctionFeed {
  /** What the function's role needs for it, beyond what the service's description names. */
  readonly statements: readonly PolicyStatement[];
  /** What the function is told about it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Starts the deliveries. */
  attach(handler: IFunction): void;
}
