/**
 * Synthesizes the CDK app as its CLI would. Each state of the sources has its own folder in `cdk.out/local`,
 * so an unchanged app is found again, nothing that runs has its code changed under it, servers that start
 * at once do not meet, and `cdk deploy`'s own output is left alone.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { errorCode, LocalCloudError } from '../errors.ts';
import { isJsonObject, Properties } from '../template/properties.ts';
import { runCommand } from './child.ts';
import { fingerprint } from './sources.ts';

/** Older ones are deleted. A running server may still read from one of these. */
const KEPT_ASSEMBLIES = 8;
/** A draft this old is not being written any more, and hardly being run. */
const STALE_DRAFT_MS = 24 * 60 * 60 * 1000;

/**
 * @param progress takes lines for the developer when this takes a while
 * @returns the folder of the cloud assembly
 * @throws LocalCloudError with the app's own words when it fails
 */
export async function synthesize(
  root: string,
  stage: string,
  progress: (line: string) => void,
  signal?: AbortSignal,
): Promise<string> {
  const parent = join(root, 'cdk.out', 'local');
  const sources = fingerprint(root);
  const directory = join(parent, `${stage}-${sources}`);
  if (existsSync(join(directory, 'manifest.json'))) {
    const now = new Date();
    utimesSync(directory, now, now);
    return directory;
  }
  const began = performance.now();
  progress(`Synthesizing the app for the stage ${stage} …`);
  const app = readApp(root);
  mkdirSync(parent, { recursive: true });
  const draft = mkdtempSync(join(parent, 'draft-'));
  try {
    await runCommand(app.command, root, {
      variables: {
        CDK_OUTDIR: draft,
        CDK_CONTEXT_JSON: JSON.stringify({ ...app.context, env: stage }),
      },
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  deleteOldest(parent);
  progress(`Synthesized in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  // From sources that changed meanwhile it is good to run, but must not be found again as the state before.
  if (fingerprint(root) !== sources) return draft;
  move(draft, directory);
  return directory;
}

function readApp(root: string): { command: string; context: object } {
  const path = join(root, 'cdk.json');
  if (!existsSync(path)) throw new LocalCloudError(`${path} is missing.`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new LocalCloudError(`${path} is not valid JSON.`);
  }
  const settings = new Properties('cdk.json', isJsonObject(parsed) ? parsed : {});
  return { command: settings.string('app'), context: settings.object('context').values };
}

function move(draft: string, directory: string): void {
  try {
    renameSync(draft, directory);
  } catch (error) {
    // Another process was first, with the same result.
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
}

function deleteOldest(parent: string): void {
  const folders = readdirSync(parent)
    .map((name) => ({ path: join(parent, name), isDraft: name.startsWith('draft-') }))
    .map((folder) => ({ ...folder, time: statSync(folder.path).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  const obsolete = [
    ...folders.filter(({ isDraft }) => !isDraft).slice(KEPT_ASSEMBLIES),
    ...folders.filter(({ isDraft, time }) => isDraft && Date.now() - time > STALE_DRAFT_MS),
  ];
  for (const { path } of obsolete) rmSync(path, { recursive: true, force: true });
}
