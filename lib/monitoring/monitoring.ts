import { NestedStack } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { pascalCase } from '../pascal-case.ts';
import type { ServiceFunction } from '../service-function.ts';
import type { Stage } from '../stages.ts';
import { apiAlarms } from './api-alarms.ts';
import { AuditRules } from './audit-rules.ts';
import { JournalDashboard } from './dashboard.ts';
import { countDiaryErrors, diaryAlarms } from './diary-alarms.ts';
import { type AlarmDefinition, ImpactAlarm } from './impact-alarm.ts';
import { serviceAlarms } from './service-alarms.ts';

export interface MonitoringProps {
  readonly stage: Stage;
  readonly functions: readonly ServiceFunction[];
  readonly api: RestApi;
  readonly key: IKey;
  readonly breakGlassRole: IRole;
  readonly topic: ITopic;
}

/**
 * Alarms, metric filters, audit rules and the dashboard. They are a nested stack, because with them the services to
 * come would not fit into one: CloudFormation allows 500 resources in each.
 */
export class Monitoring extends NestedStack {
  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id, { description: `Alarms and dashboard of Reflekt Journal, ${props.stage}` });
    const { stage, functions, api, key, breakGlassRole, topic } = props;

    const addAlarms = (into: Construct, of: string, alarms: readonly AlarmDefinition[]) => {
      for (const { name, ...alarm } of alarms) {
        const alarmName = `reflekt-${stage}-${of}-${name}`;
        new ImpactAlarm(into, pascalCase(name), { ...alarm, alarmName, topic });
      }
    };

    for (const deployed of functions) {
      const ofService = new Construct(this, pascalCase(deployed.service.name));
      countDiaryErrors(ofService, stage, deployed.logGroup);
      addAlarms(ofService, deployed.service.name, serviceAlarms(ofService, stage, deployed));
    }
    addAlarms(new Construct(this, 'Api'), 'api', apiAlarms(api));
    addAlarms(new Construct(this, 'Diaries'), 'diaries', diaryAlarms(stage));
    new AuditRules(this, 'Audit', { stage, key, breakGlassRole, topic });
    new JournalDashboard(this, 'Overview', { stage, api, functions });
  }
}
