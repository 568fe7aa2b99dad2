/** `run-app <root> [flags]`: what `local/main.ts` does, for an app in another folder. */
import { runMain } from '../dev/run-main.ts';

const [root = '', ...flags] = process.argv.slice(2);
await runMain(root, flags);
