import { describe, expect, test } from '@jest/globals';
import { services } from '../../lib/services.ts';
import { type Stage, stages } from '../../lib/stages.ts';
import { fixtureTemplate, oneOfEachKind } from './fixtures.ts';
import { describeApi } from './suites/api.ts';
import { describeEvents } from './suites/events.ts';
import { describeFunctions } from './suites/functions.ts';
import { describeFindings, findingsIn } from './suites/nag.ts';
import { describeStateful } from './suites/stateful.ts';
import { assemblyOf, SynthesizedTemplate, written } from './synthesized.ts';

/** CloudFormation ends at 500; what is between is for a change that needs both old and new for a while. */
const MOST_RESOURCES = 450;

const templates: SynthesizedTemplate[] = [];
for (const stage of Object.keys(stages) as Stage[]) {
  const assembly = await assemblyOf(stage);
  templates.push(
    new SynthesizedTemplate(stage, assembly.getStackByName(`reflekt-${stage}`).template),
  );
}

describe.each(templates)('the stage $stage', (template) => {
  describeStateful(template);
  describeFunctions(template, services);
  describeEvents(template, services);
  describeApi(template);

  test('has a dashboard with a row for the API and one per service', () => {
    const { DashboardBody } = template.one('AWS::CloudWatch::Dashboard').Properties;
    const rows = [...written(DashboardBody).matchAll(/"title":"([^:"]+): (requests|invocations)/g)];
    expect(rows.map(([, row]) => row)).toEqual(['API', ...services.map(({ name }) => name)]);
    const outboxes = services.filter(({ kind }) => kind === 'outbox');
    expect([...written(DashboardBody).matchAll(/IteratorAge/g)]).toHaveLength(outboxes.length);
  });

  test(`has at most ${MOST_RESOURCES} resources`, () => {
    expect(template.resources.length).toBeLessThanOrEqual(MOST_RESOURCES);
  });

  test('is the reviewed template', () => {
    expect(maskHashes(template.template)).toMatchSnapshot();
  });
});

const fixtures = await fixtureTemplate('staging');

describe('with a service of each kind', () => {
  describeFunctions(fixtures, oneOfEachKind);
  describeEvents(fixtures, oneOfEachKind);
});

// The stages differ in nothing that the rules look at beyond what the strictest has.
describeFindings(await findingsIn('prod'));

/** Asset hashes change with every line of code; the snapshot is about infrastructure. */
const maskHashes = (template: object): unknown =>
  JSON.parse(JSON.stringify(template).replaceAll(/[0-9a-f]{64}/g, '<hash>'));
