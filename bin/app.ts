import { App } from 'aws-cdk-lib';
import { synthesize } from '../lib/app.ts';
import { BundlingFailed } from '../lib/bundles.ts';
import { parseStage, UnknownStage } from '../lib/stages.ts';

/** The CDK app: `cdk.json` runs it, `--context env=<stage>` chooses the stage. */
const app = new App();
try {
  await synthesize(app, parseStage(app.node.tryGetContext('env')));
} catch (error) {
  if (!(error instanceof UnknownStage || error instanceof BundlingFailed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
