import { describe, expect, test } from '@jest/globals';
import { services } from '../../lib/services.ts';
import { type Stage, stages } from '../../lib/stages.ts';
import { fixtureTemplate, oneOfEachKind } from './fixtures.ts';
import { renderDifferences } from './review/differences.ts';
import { renderInventory, widened } from './review/inventory.ts';
import { GENERATED } from './review/lines.ts';
import { renderOpenMembers } from './review/open-members.ts';
import { expectReviewed, readReviewed } from './review/reviewed.ts';
import { renderTemplate } from './review/template.ts';
import { describeApi } from './suites/api.ts';
import { describeEvents } from './suites/events.ts';
import { describeFunctions } from './suites/functions.ts';
import { describeKeys } from './suites/keys.ts';
import { describeFindings, findingsIn } from './suites/nag.ts';
import { describeStateful } from './suites/stateful.ts';
import { assemblyOf, SynthesizedTemplate, written } from './synthesized.ts';

/** CloudFormation ends at 500; the rest is for a change that needs both old and new for a while. */
const MOST_RESOURCES = 450;
/** CloudFormation ends at 200. A nested stack has one for each reference to a resource of its parent. */
const MOST_PARAMETERS = 180;

const synthesize = async (stage: Stage) => new SynthesizedTemplate(stage, await assemblyOf(stage));
const dev = await synthesize('dev');
const staging = await synthesize('staging');
const prod = await synthesize('prod');

test('every stage is tested', () => {
  expect([dev, staging, prod].map(({ stage }) => stage)).toEqual(Object.keys(stages));
});

describe.each([dev, staging, prod])('the stage $stage', (template) => {
  describeStateful(template);
  describeKeys(template, services);
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

  test('has room in each of its stacks', () => {
    const tooLarge = template.sizes
      .filter((size) => size.resources > MOST_RESOURCES || size.parameters > MOST_PARAMETERS)
      .map(
        ({ name, resources, parameters }) =>
          `${name}: ${resources} resources, ${parameters} parameters`,
      );
    expect(tooLarge).toEqual([]);
  });
});

describe('the reviewed stack', () => {
  const inventory = readReviewed('inventory.txt');

  test('gives nobody a permission that was not reviewed', () => {
    expect(widened(inventory, prod)).toEqual([]);
  });

  test('is prod, a resource a line', () => {
    expectReviewed('inventory.txt', renderInventory(prod));
  });

  test('is prod, whole', () => {
    expectReviewed('template.txt', renderTemplate(prod));
  });

  test('seals all members but those that were reviewed', () => {
    expectReviewed('open-members.txt', renderOpenMembers());
  });

  test('is dev and staging by their differences from prod', () => {
    const differences = [dev, staging].map(
      (stage) => `== ${stage.stage}\n${renderDifferences(prod, stage)}\n`,
    );
    expectReviewed('stages.txt', [`${GENERATED}\n`, ...differences].join('\n'));
  });
});

const fixtures = await fixtureTemplate('staging');

describe('with a service of each kind', () => {
  describeKeys(fixtures, oneOfEachKind);
  describeFunctions(fixtures, oneOfEachKind);
  describeEvents(fixtures, oneOfEachKind);
});

// The stages differ in nothing that the rules look at beyond prod, the strictest.
describeFindings(await findingsIn('prod'));
