import type { ServiceDescription } from '@reflekt/shared/service';
import { allTables } from '@reflekt/shared/tables';
import { CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AlarmTopic } from './alarms.ts';
import { JournalApi } from './journal-api.ts';
import { ServiceAlarms } from './service-alarms.ts';
import { ServiceFunction } from './service-function.ts';
import { type Stage, stages } from './stages.ts';
import { Stateful } from './stateful.ts';

export interface ReflektStackProps {
  readonly stage: Stage;
  readonly services: readonly ServiceDescription[];
  /** The folder that `bundleServices` wrote to. */
  readonly bundles: string;
}

/** Everything of one stage, so that `cdk deploy --context env=<stage>` needs no stack name. */
export class ReflektStack extends Stack {
  constructor(scope: Construct, { stage, services, bundles }: ReflektStackProps) {
    super(scope, `reflekt-${stage}`, { description: `Reflekt Journal, stage ${stage}` });
    Tags.of(this).add('project', 'reflekt-journal');
    Tags.of(this).add('stage', stage);

    const stateful = new Stateful(this, 'Stateful', {
      stage,
      tables: allTables,
      secrets: services.flatMap(({ secrets }) => secrets),
      keepsData: stages[stage].keepsData,
    });
    const { topic } = new AlarmTopic(this, 'Alarms', { topicName: `reflekt-${stage}-alarms` });

    const functions = services.map((service) => {
      const name = pascalCase(service.name);
      const made = new ServiceFunction(this, name, { stage, service, stateful, bundles });
      new ServiceAlarms(made, 'Alarms', { stage, service: made, topic });
      return made;
    });
    const { api } = new JournalApi(this, 'Api', { stage, functions, topic });

    new CfnOutput(this, 'ApiUrl', { value: api.url, description: 'Base of every path' });
    new CfnOutput(this, 'AlarmTopicArn', {
      value: topic.topicArn,
      description: 'Subscribe whoever is on call',
    });
  }
}

/** `transfer-export` → `TransferExport`, the form of construct ids. */
const pascalCase = (name: string): string =>
  name
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
