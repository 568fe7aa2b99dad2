import { describe, expect, test } from '@jest/globals';
import { type Stage, stages } from '../../lib/stages.ts';
import { describeApi } from './suites/api.ts';
import { describeFunctions } from './suites/functions.ts';
import { describeFindings, findingsIn } from './suites/nag.ts';
import { describeStateful } from './suites/stateful.ts';
import { assemblyOf, SynthesizedTemplate } from './synthesized.ts';

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
  describeFunctions(template);
  describeApi(template);

  test(`has at most ${MOST_RESOURCES} resources`, () => {
    expect(template.resources.length).toBeLessThanOrEqual(MOST_RESOURCES);
  });

  test('is the reviewed template', () => {
    expect(maskHashes(template.template)).toMatchSnapshot();
  });
});

// The stages differ in nothing that the rules look at beyond what the strictest has.
describeFindings(await findingsIn('prod'));

/** Asset hashes change with every line of code; the snapshot is about infrastructure. */
const maskHashes = (template: object): unknown =>
  JSON.parse(JSON.stringify(template).replaceAll(/[0-9a-f]{64}/g, '<hash>'));
