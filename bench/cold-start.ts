import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serviceVariables } from '@reflekt/shared/service';
import { bundleServices } from '../lib/bundles.ts';
import { services } from '../lib/services.ts';
import { stages } from '../lib/stages.ts';
import { columns, median } from './statistics.ts';

const ROUNDS = 15;
const EMPTY = 'an empty handler';
const execute = promisify(execFile);

/** Milliseconds from `require` to a handler, in a process of its own. */
async function load(bundle: string, env: Record<string, string>): Promise<number> {
  const program = `const t = performance.now(); require(${JSON.stringify(bundle)}).handler; performance.now() - t`;
  const { stdout } = await execute(process.execPath, ['--print', program], { env });
  return Number(stdout);
}

/** Measures the load time of each function's bundle against an empty one, in processes of their own, interleaved. */
export async function run(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'reflekt-bench-'));
  try {
    await bundleServices(services, folder);
    await mkdir(join(folder, EMPTY));
    await writeFile(join(folder, EMPTY, 'index.js'), 'exports.handler = async () => ({});\n');
    const { config } = stages.dev;
    const subjects = [
      { name: EMPTY, env: {} },
      ...services.map((service) => ({
        name: service.name,
        env: {
          ...Object.fromEntries(serviceVariables(service).map((name) => [name, 'given'])),
          ...config,
          AWS_REGION: 'eu-west-1',
        },
      })),
    ].map((subject) => ({ ...subject, times: [] as number[] }));
    for (let round = 0; round < ROUNDS; round++) {
      for (const { name, env, times } of subjects) {
        times.push(await load(join(folder, name, 'index.js'), env));
      }
    }
    const empty = median(subjects[0]?.times ?? []);
    const rows = await Promise.all(
      subjects.map(async ({ name, times }) => {
        const { size } = await stat(join(folder, name, 'index.js'));
        const ms = median(times);
        return [name, (size / 1024).toFixed(1), ms.toFixed(1), (ms - empty).toFixed(1)];
      }),
    );
    return [
      `Cold start: loading each bundle, medians of ${ROUNDS}, interleaved`,
      ...columns([['function', 'KiB', 'load ms', 'more than empty'], ...rows]),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}
