import { Duration } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Dashboard, GraphWidget, type IMetric, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ConsumerQueue } from './consumer-queue.ts';
import type { FunctionFeed } from './function-feed.ts';
import type { ServiceFunction } from './service-function.ts';
import type { Stage } from './stages.ts';
import { StreamFeed } from './stream-feed.ts';

export interface JournalDashboardProps {
  readonly stage: Stage;
  readonly api: RestApi;
  readonly services: readonly {
    readonly made: ServiceFunction;
    readonly feed: FunctionFeed | undefined;
  }[];
}

const PERIOD = Duration.minutes(5);
const WIDTH = 8;

/** What is looked at before anything else: a row for the API, then one per service. */
export class JournalDashboard extends Construct {
  constructor(scope: Construct, id: string, { stage, api, services }: JournalDashboardProps) {
    super(scope, id);
    new Dashboard(this, 'Dashboard', {
      dashboardName: `reflekt-${stage}`,
      widgets: [apiRow(api), ...services.map(({ made, feed }) => serviceRow(made, feed))],
    });
  }
}

const graph = (title: string, left: IMetric[]): IWidget =>
  new GraphWidget({ title, left, width: WIDTH });

const apiRow = (api: RestApi): IWidget[] => [
  graph('API: requests', [api.metricCount({ period: PERIOD })]),
  graph('API: refused and failed', [
    api.metricClientError({ period: PERIOD }),
    api.metricServerError({ period: PERIOD }),
  ]),
  graph(
    'API: latency',
    percentiles((statistic) => api.metricLatency({ period: PERIOD, statistic })),
  ),
];

function serviceRow(
  { service, function: handler }: ServiceFunction,
  feed?: FunctionFeed,
): IWidget[] {
  const row = [
    graph(`${service.name}: invocations and failures`, [
      handler.metricInvocations({ period: PERIOD }),
      handler.metricErrors({ period: PERIOD }),
      handler.metricThrottles({ period: PERIOD }),
    ]),
    graph(
      `${service.name}: duration`,
      percentiles((statistic) => handler.metricDuration({ period: PERIOD, statistic })),
    ),
  ];
  if (feed instanceof ConsumerQueue) return [...row, queueGraph(feed)];
  if (feed instanceof StreamFeed) return [...row, streamGraph(service.name, handler, feed)];
  return row;
}

const streamGraph = (name: string, handler: IFunction, { parked }: StreamFeed): IWidget =>
  new GraphWidget({
    title: `${name}: milliseconds behind, and parked`,
    left: [handler.metric('IteratorAge', { period: PERIOD, statistic: 'Maximum' })],
    right: [
      parked.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' }),
    ],
    width: WIDTH,
  });

const queueGraph = ({ service, queue, deadLetters }: ConsumerQueue): IWidget =>
  graph(`${service.name}: waiting and dead`, [
    queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD }),
    deadLetters.metricApproximateNumberOfMessagesVisible({ period: PERIOD }),
  ]);

const percentiles = (metric: (statistic: string) => IMetric): IMetric[] =>
  ['p50', 'p99'].map(metric);
