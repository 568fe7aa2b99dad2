import type { ServiceDescription } from '@reflekt/shared/service';
import { allTables } from '@reflekt/shared/tables';
import { CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { AlarmTopic } from './alarm-topic.ts';
import { BreakGlassRole } from './break-glass-role.ts';
import { ConsumerQueue } from './consumer-queue.ts';
import { JournalEvents } from './event-bus.ts';
import type { EventSource } from './event-source.ts';
import { JournalApi } from './journal-api.ts';
import { Monitoring } from './monitoring/monitoring.ts';
import { pascalCase } from './pascal-case.ts';
import { ScheduleEventSource } from './schedule-event-source.ts';
import { ServiceFunction } from './service-function.ts';
import { serviceRoleName } from './service-role.ts';
import { type Stage, stages } from './stages.ts';
import { Stateful } from './stateful.ts';
import { StreamEventSource } from './stream-event-source.ts';

export interface ReflektStackProps {
  readonly stage: Stage;
  readonly services: readonly ServiceDescription[];
  /** The folder that `bundleServices` wrote to. */
  readonly bundles: string;
}

/**
 * One stage, so that `cdk deploy --context env=<stage>` needs no stack name. Alarms and dashboard are a nested stack,
 * which is deployed with it.
 */
export class ReflektStack extends Stack {
  constructor(scope: Construct, { stage, services, bundles }: ReflektStackProps) {
    super(scope, `reflekt-${stage}`, { description: `Reflekt Journal, stage ${stage}` });
    Tags.of(this).add('project', 'reflekt-journal');
    Tags.of(this).add('stage', stage);

    const stateful = new Stateful(this, 'Stateful', {
      stage,
      tables: allTables,
      secrets: services.flatMap(({ secrets }) => secrets),
      keyUserRoles: services
        .filter(({ seals }) => seals)
        .map((service) => serviceRoleName(stage, service)),
      retainsData: stages[stage].retainsData,
    });
    const { role: breakGlassRole } = new BreakGlassRole(this, 'BreakGlass', {
      stage,
      stateful,
      tables: allTables,
    });
    const { topic } = new AlarmTopic(this, 'Alarms', { topicName: `reflekt-${stage}-alarms` });
    const events = new JournalEvents(this, 'Events', { stage });
    const eventSources = new Construct(this, 'Feeds');

    const functions = services.map((service) => {
      const id = pascalCase(service.name);
      const eventSource = createEventSource(eventSources, id, { stage, service, stateful, events });
      return new ServiceFunction(this, id, { stage, service, stateful, bundles, eventSource });
    });
    const { api } = new JournalApi(this, 'Api', { stage, functions });
    new Monitoring(this, 'Monitoring', {
      stage,
      functions,
      api,
      key: stateful.diaryKey,
      breakGlassRole,
      topic,
    });

    new CfnOutput(this, 'ApiUrl', { value: api.url, description: 'Base of every path' });
    new CfnOutput(this, 'AlarmTopicArn', {
      value: topic.topicArn,
      description: 'Subscribe whoever is on call',
    });
  }
}

interface EventSourceProps {
  readonly stage: Stage;
  readonly service: ServiceDescription;
  readonly stateful: Stateful;
  readonly events: JournalEvents;
}

/** The event source of a service, by its kind; undefined for those that only the API invokes. */
function createEventSource(
  scope: Construct,
  id: string,
  { stage, service, stateful, events }: EventSourceProps,
): EventSource | undefined {
  const { bus } = events;
  switch (service.kind) {
    case 'api':
    case 'authorizer':
    case 'tool':
      return undefined;
    case 'consumer': {
      const queue = new ConsumerQueue(scope, id, { stage, service, bus });
      events.subscribe(queue);
      return queue;
    }
    case 'outbox':
      return new StreamEventSource(scope, id, { stage, service, stateful, bus });
    case 'scheduled':
      return new ScheduleEventSource(scope, id, { service });
  }
}
