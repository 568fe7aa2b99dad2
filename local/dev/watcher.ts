import { existsSync, type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { errorCode, messageForDeveloper } from '../errors.ts';
import { isSource, SOURCE_FOLDERS } from './sources.ts';

/** Other meanings than the same codes have for files. */
const WATCH_ERRORS: Readonly<Record<string, string>> = {
  ENOSPC: 'this machine has no file watches left (fs.inotify.max_user_watches).',
  EMFILE: 'this machine has no file watchers left (fs.inotify.max_user_instances).',
};

/** Editors write several files, and one file several times, for one save. */
const QUIET_MS = 60;

/**
 * Calls back once after each burst of changes to the app's sources.
 * @param trouble takes the reason why watching ended, such as too few watches left on the machine
 * @returns ends the watching
 */
export function watchSources(
  root: string,
  changed: () => void,
  trouble: (reason: string) => void,
): () => void {
  const watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  const notice = (name: string | null) => {
    if (name !== null && !isSource(name)) return;
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET_MS);
  };
  const stop = () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
  const fail = (error: unknown) => {
    stop();
    trouble(WATCH_ERRORS[errorCode(error) ?? ''] ?? messageForDeveloper(error));
  };
  try {
    for (const folder of SOURCE_FOLDERS.map((name) => join(root, name)).filter(existsSync)) {
      const watcher = watch(folder, { recursive: true }, (_event, name) => notice(name));
      watcher.on('error', fail);
      watchers.push(watcher);
    }
    // The folder, since an editor replaces the file and a watch on it would be lost.
    watchers.push(watch(root, (_event, name) => name === 'cdk.json' && notice(name)));
  } catch (error) {
    fail(error);
  }
  return stop;
}
