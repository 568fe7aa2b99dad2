import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Formats a source as the repository's formatter does. */
export async function formatted(source: string, path: string): Promise<string> {
  const biome = spawn('node_modules/.bin/biome', ['format', `--stdin-file-path=${path}`], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  biome.stdin.end(source);
  const [result] = await Promise.all([text(biome.stdout), once(biome, 'close')]);
  if (biome.exitCode !== 0) throw new Error(`biome ended with ${biome.exitCode}`);
  return result;
}
