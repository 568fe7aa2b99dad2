import type { ServiceDescription } from '@reflekt/shared/service';
import { allTables } from '@reflekt/shared/tables';
import { CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { AlarmTopic } from './alarms.ts';
import { ConsumerQueue } from './consumer-queue.ts';
import { JournalDashboard } from './dashboard.ts';
import { JournalEvents } from './event-bus.ts';
import type { FunctionFeed } from './function-feed.ts';
import { JournalApi } from './journal-api.ts';
import { ServiceAlarms } from './service-alarms.ts';
import { ServiceFunction } from './service-function.ts';
import { type Stage, stages } from './stages.ts';
import { Stateful } from './stateful.ts';
import { StreamFeed } from './stream-feed.ts';

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

    const events = new JournalEvents(this, 'Events', { stage });
    const feeds = new Construct(this, 'Feeds');

    const deployed = services.map((service) => {
      const id = pascalCase(service.name);
      const feed = feedOf(feeds, id, { stage, service, stateful, events, topic });
      const made = new ServiceFunction(this, id, {
        stage,
        service,
        stateful,
        bundles,
        ...(feed === undefined ? {} : { feed }),
      });
      new ServiceAlarms(made, 'Alarms', { stage, service: made, topic });
      return { made, feed };
    });
    const functions = deployed.map(({ made }) => made);
    const { api } = new JournalApi(this, 'Api', { stage, functions, topic });
    new JournalDashboard(this, 'Overview', { stage, api, services: deployed });

    new CfnOutput(this, 'ApiUrl', { value: api.url, description: 'Base of every path' });
    new CfnOutput(this, 'AlarmTopicArn', {
      value: topic.topicArn,
      description: 'Subscribe whoever is on call',
    });
  }
}

interface FeedProps {
  readonly stage: Stage;
  readonly service: ServiceDescription;
  readonly stateful: Stateful;
  readonly events: JournalEvents;
  readonly topic: ITopic;
}

/** Where a service's work comes from; nothing for those that only the API calls. */
function feedOf(scope: Construct, id: string, props: FeedProps): FunctionFeed | undefined {
  const { events, ...common } = props;
  switch (props.service.kind) {
    case 'api':
    case 'authorizer':
      return undefined;
    case 'consumer': {
      const queue = new ConsumerQueue(scope, id, common);
      events.subscribe(queue);
      return queue;
    }
    case 'outbox':
      return new StreamFeed(scope, id, { ...common, bus: events.bus });
  }
}

/** `transfer-export` → `TransferExport`, the form of construct ids. */
const pascalCase = (name: string): string =>
  name
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
