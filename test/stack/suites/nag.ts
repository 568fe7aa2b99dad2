import { describe, expect, test } from '@jest/globals';
import { allEndpoints } from '@reflekt/shared/api';
import { Aspects } from 'aws-cdk-lib';
import { AwsSolutionsChecks, type INagLogger, type NagLoggerBaseData } from 'cdk-nag';
import type { Stage } from '../../../lib/stages.ts';
import { assemblyOf } from '../synthesized.ts';

export interface Finding {
  rule: string;
  /** Path of the construct, without the stack's name. */
  path: string;
  message: string;
}

interface Acceptance {
  rule: string;
  where: RegExp;
  because: string;
}

/** Findings of cdk-nag that we accept, each with its reason. */
const ACCEPTED: readonly Acceptance[] = [
  {
    rule: 'AwsSolutions-SMG4',
    where: /^Stateful\/Secrets\/[a-z]+$/,
    because:
      'another party holds the same secret (the frontend, an AI provider), so nothing here can rotate it alone; {current, previous} lets people do it without a gap',
  },
  {
    rule: 'AwsSolutions-IAM4',
    where: /^Api\/Gateway\/Rest\/CloudWatchRole\/Resource$/,
    because:
      'API Gateway refuses an account role that grants less than its own managed policy; no function has it',
  },
  {
    rule: 'AwsSolutions-APIG2',
    where: /^Api\/Gateway\/Rest\/Resource$/,
    because:
      'the gateway would answer 400 where the contract asks for 422; every handler parses its input by the endpoint definition',
  },
  {
    rule: 'AwsSolutions-APIG3',
    where: /^Api\/Gateway\/Rest\/DeploymentStage\.prod\/Resource$/,
    because:
      'bearer tokens and throttling guard an API without cookies or pages; a web ACL would inspect diary text',
  },
  {
    rule: 'AwsSolutions-APIG6',
    where: /^Api\/Gateway\/Rest\/DeploymentStage\.prod\/Resource$/,
    because: 'execution logs hold paths and queries, which hold what people search for',
  },
  {
    rule: 'AwsSolutions-SQS3',
    where: /^Feeds\/Outbox\/Parked\/Resource$/,
    because:
      'it is where records end that did not become events; nothing consumes it, so nothing can fail to',
  },
  {
    rule: 'AwsSolutions-COG4',
    where: /^Api\/Gateway\/Rest\/Default\/.+\/(GET|HEAD|POST|PUT|DELETE)\/Resource$/,
    because:
      'our own authorizer verifies the tokens of the frontend and of tenant issuers; there is no Cognito pool',
  },
  {
    rule: 'AwsSolutions-APIG4',
    where: /^Api\/Gateway\/Rest\/Default\/.+\/OPTIONS\/Resource$/,
    because: 'a browser sends a preflight request without its token',
  },
  ...allEndpoints
    .filter(({ auth }) => auth === 'public')
    .map(({ method, path }) => ({
      rule: 'AwsSolutions-APIG4',
      where: new RegExp(`^Api/Gateway/Rest/Default${path}/${method}/Resource$`),
      because: 'its definition says that it is public',
    })),
];

/** The findings of AwsSolutions in a stage, rules that could not be evaluated included. */
export async function findingsIn(stage: Stage): Promise<Finding[]> {
  const findings: Finding[] = [];
  const record = ({ ruleId, resource, ruleInfo }: NagLoggerBaseData) => {
    const [, ...path] = resource.node.path.split('/');
    findings.push({ rule: ruleId, path: path.join('/'), message: ruleInfo });
  };
  const ignore = () => {};
  const logger: INagLogger = {
    onNonCompliance: record,
    onError: record,
    onSuppressed: record,
    onSuppressedError: record,
    onCompliance: ignore,
    onNotApplicable: ignore,
  };
  await assemblyOf(stage, (app) => {
    Aspects.of(app).add(new AwsSolutionsChecks({ reports: false, additionalLoggers: [logger] }));
  });
  return findings;
}

export function describeFindings(findings: readonly Finding[]): void {
  const accepts = ({ rule, where }: Acceptance, finding: Finding) =>
    rule === finding.rule && where.test(finding.path);

  describe('cdk-nag', () => {
    test('finds nothing that is not accepted for a reason', () => {
      expect(findings.filter((f) => !ACCEPTED.some((a) => accepts(a, f)))).toEqual([]);
    });

    test('still finds everything that is accepted', () => {
      expect(ACCEPTED.filter((a) => !findings.some((f) => accepts(a, f)))).toEqual([]);
    });
  });
}
