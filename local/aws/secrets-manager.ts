/**
 * Secrets Manager: GetSecretValue by name or ARN, with the version staged AWSCURRENT.
 * Kept: a secret without a value is a ResourceNotFoundException, as for one that was never set.
 * Left out: writing, rotation, other versions, binary values.
 */
import { randomUUID } from 'node:crypto';
import { AwsError } from './aws-error.ts';
import { stringOf } from './json.ts';
import type { Service } from './service.ts';

export interface SecretsOptions {
  region: string;
  accountId: string;
  secrets: Map<string, string>;
  secretArns: Map<string, string>;
}

export function secretsManagerService(options: SecretsOptions): Service {
  const createdDate = Date.now() / 1_000;
  const versions = new Map<string, string>();
  const versionOf = (arn: string): string => {
    const version = versions.get(arn) ?? randomUUID();
    versions.set(arn, version);
    return version;
  };
  return {
    contentType: 'application/x-amz-json-1.1',
    errorNamespace: 'com.amazonaws.secretsmanager',
    async handle({ operation, input, caller }) {
      if (operation !== 'GetSecretValue') {
        throw new AwsError(
          'UnknownOperationException',
          `The local cloud offers no secretsmanager:${operation}.`,
        );
      }
      const id = stringOf(input.SecretId);
      if (id === undefined) {
        throw new AwsError('InvalidParameterException', 'You must provide a SecretId.');
      }
      const known = find(id, options);
      const arn =
        known?.arn ??
        (id.startsWith('arn:')
          ? id
          : `arn:aws:secretsmanager:${options.region}:${options.accountId}:secret:${id}`);
      caller.authorize({ action: 'secretsmanager:GetSecretValue', resource: arn });
      const value = options.secrets.get(arn) ?? (known && options.secrets.get(known.name));
      const stage = stringOf(input.VersionStage) ?? 'AWSCURRENT';
      if (known === undefined && value === undefined) {
        throw notFound("Secrets Manager can't find the specified secret.");
      }
      if (value === undefined || stage !== 'AWSCURRENT') {
        throw notFound(
          `Secrets Manager can't find the specified secret value for staging label: ${stage}`,
        );
      }
      return {
        ARN: arn,
        Name: known?.name ?? id,
        SecretString: value,
        VersionId: versionOf(arn),
        VersionStages: ['AWSCURRENT'],
        CreatedDate: createdDate,
      };
    },
  };
}

function find(
  id: string,
  { secretArns }: SecretsOptions,
): { arn: string; name: string } | undefined {
  for (const [arn, name] of secretArns) {
    if (id === arn || id === name) return { arn, name };
  }
  return undefined;
}

const notFound = (message: string): AwsError => new AwsError('ResourceNotFoundException', message);
