import { bundleServices } from '../lib/bundles.ts';
import { services } from '../lib/services.ts';

/** `node bin/bundle.ts <folder>` writes `<folder>/<service>/index.js` and its source map for every service. */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: node bin/bundle.ts <folder>');
  process.exitCode = 1;
} else {
  await bundleServices(services, folder);
}
