import { RemovalPolicy } from 'aws-cdk-lib';

/**
 * What becomes of data with its stack. What is kept outlives a deletion and a replacement, but not the
 * rollback of the deployment that was making it: nothing has been written yet, and a leftover would hold the
 * name that the next attempt needs.
 */
export const removalPolicy = (kept: boolean): RemovalPolicy =>
  kept ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
