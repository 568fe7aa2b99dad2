import { Duration } from 'aws-cdk-lib';
import { Archive, EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { ConsumerQueue } from './consumer-queue.ts';
import type { Stage } from './stages.ts';

export interface JournalEventsProps {
  readonly stage: Stage;
}

const ARCHIVE_DAYS = 30;

/** The bus, its archive for replays, and a rule for each event that a consumer asks for. */
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

  /** Sends a consumer the events that its description names; what cannot be sent ends in its dead letters. */
  subscribe({ service, queue, deadLetters }: ConsumerQueue): void {
    const rules = new Construct(this, service.name);
    for (const { name, source, description } of service.consumes) {
      new Rule(rules, name, {
        eventBus: this.bus,
        description: `${service.name} is told: ${description}`,
        eventPattern: { source: [`reflekt.${source}`], detailType: [name] },
        targets: [new SqsQueue(queue, { deadLetterQueue: deadLetters })],
      });
    }
  }
}
