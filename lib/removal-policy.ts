import { RemovalPolicy } from 'aws-cdk-lib';

/**
 * The removal policy of data. Retained data outlive a deletion and a replacement, but not the rollback of the deployment
 * that was creating them: nothing has been written yet, and a leftover would hold the name that the next attempt needs.
 */
export const removalPolicy = (isRetained: boolean): RemovalPolicy =>
  isRetained ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
