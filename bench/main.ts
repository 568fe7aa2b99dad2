/** `bench [name…]`: runs the named benchmarks, or all, one after another, and prints their results. */
import { glob } from 'node:fs/promises';
import { basename, join } from 'node:path';

interface Benchmark {
  run(): Promise<string[]>;
}

/** Modules that are not benchmarks. */
const HELPERS = ['main', 'statistics'];

const names: string[] = [];
for await (const file of glob('*.ts', { cwd: import.meta.dirname })) {
  const name = basename(file, '.ts');
  if (!HELPERS.includes(name)) names.push(name);
}
names.sort();

const wanted = process.argv.slice(2).filter((name) => name !== '--');
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}; there are: ${names.join(', ')}`);
  process.exitCode = 1;
} else {
  for (const name of wanted.length > 0 ? wanted : names) {
    const benchmark: Benchmark = await import(join(import.meta.dirname, `${name}.ts`));
    for (const line of await benchmark.run()) console.log(line);
    console.log('');
  }
}
