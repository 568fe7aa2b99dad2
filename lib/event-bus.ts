import { type EventDefinition, eventSource } from '@reflekt/shared/events';
import { Duration } from 'aws-cdk-lib';
import { Archive, EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { ConsumerQueue } from './consumer-queue.ts';
import type { Stage } from './stages.ts';

export interface JournalEventsProps {
  readonly stage: Stage;
}

const ARCHIVE_DAYS = 30;

/** The bus, its archive for replays, and a rule for each consumer and event source. */
export class JournalEvents extends Construct {
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, { stage }: JournalEventsProps) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', { eventBusName: `reflekt-${stage}` });
    new Archive(this, 'Archive', {
      sourceEventBus: this.bus,
      archiveName: `reflekt-${stage}`,
      eventPattern: { source: Match.prefix('reflekt.') },
      retention: Duration.days(ARCHIVE_DAYS),
    });
  }

  /**
   * Sends a consumer the events of its description. A rule lists the events of one source only: a rule for two would
   * also match the pairs of source and name that nobody declared. An event of which only some details concern the
   * consumer has a rule of its own.
   */
  subscribe({ service, ruleTarget, policies }: ConsumerQueue): void {
    const rules = new Construct(this, service.name);
    const { concerns = {} } = service;
    for (const [source, events] of Map.groupBy(service.consumes, eventSource)) {
      const addRule = (id: string, of: readonly EventDefinition[], detail?: Detail) => {
        const rule = new Rule(rules, id, {
          eventBus: this.bus,
          description: `Events from ${source} for ${service.name}${detail ? `: ${namesOf(of)}` : ''}`,
          eventPattern: {
            source: [source],
            detailType: namesOf(of),
            ...(detail ? { detail } : {}),
          },
          targets: [ruleTarget],
        });
        rule.node.addDependency(...policies);
        return rule;
      };
      const narrowed = events.flatMap((event) => {
        const detail = concerns[event.name];
        return detail ? addRule(`${source}-${event.name}`, [event], copyOf(detail)) : [];
      });
      const whole = events.filter(({ name }) => concerns[name] === undefined);
      // On a live stage this rule may have sent the others until now: theirs must be there before it stops.
      if (whole.length > 0) addRule(source, whole).node.addDependency(...narrowed);
    }
  }
}

const namesOf = (events: readonly EventDefinition[]): string[] => events.map(({ name }) => name);

type Detail = Record<string, (string | boolean)[]>;

const copyOf = (detail: Readonly<Record<string, readonly (string | boolean)[]>>): Detail =>
  Object.fromEntries(Object.entries(detail).map(([name, values]) => [name, [...values]]));
