import { Duration } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Dashboard, type IMetric, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { ServiceFunction } from '../service-function.ts';
import type { Stage } from '../stages.ts';
import { createGraph } from './graph.ts';

export interface JournalDashboardProps {
  readonly stage: Stage;
  readonly api: RestApi;
  readonly functions: readonly ServiceFunction[];
}

const PERIOD = Duration.minutes(5);

/** The first place to look: a row for the API, then one per service. */
export class JournalDashboard extends Construct {
  constructor(scope: Construct, id: string, { stage, api, functions }: JournalDashboardProps) {
    super(scope, id);
    new Dashboard(this, 'Dashboard', {
      dashboardName: `reflekt-${stage}`,
      widgets: [apiRow(api), ...functions.map(serviceRow)],
    });
  }
}

const apiRow = (api: RestApi): IWidget[] => [
  createGraph('API: requests', [api.metricCount({ period: PERIOD })]),
  createGraph('API: refused and failed', [
    api.metricClientError({ period: PERIOD }),
    api.metricServerError({ period: PERIOD }),
  ]),
  createGraph(
    'API: latency',
    percentiles((statistic) => api.metricLatency({ period: PERIOD, statistic })),
  ),
];

const serviceRow = ({ service, function: handler, eventSource }: ServiceFunction): IWidget[] => [
  createGraph(`${service.name}: invocations and failures`, [
    handler.metricInvocations({ period: PERIOD }),
    handler.metricErrors({ period: PERIOD }),
    handler.metricThrottles({ period: PERIOD }),
  ]),
  createGraph(
    `${service.name}: duration`,
    percentiles((statistic) => handler.metricDuration({ period: PERIOD, statistic })),
  ),
  ...(eventSource?.graphs(handler) ?? []),
];

const percentiles = (metric: (statistic: string) => IMetric): IMetric[] =>
  ['p50', 'p99'].map(metric);
