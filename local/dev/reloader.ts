import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { messageForDeveloper } from '../errors.ts';
import { type FunctionDefinition, handlerFile, readFunction } from '../functions/definition.ts';
import { loadAssembly } from '../template/assembly.ts';
import { loadStack } from '../template/stack.ts';
import { runCommand } from './child.ts';
import { type Cloud, shapeOf } from './cloud.ts';
import { synthesize } from './synthesis.ts';

export interface ReloaderOptions {
  root: string;
  stage: string;
  /** For bundles that are newer than the synthesized app; emptied at the start. */
  bundlesDirectory: string;
  /** The running cloud; undefined during a restart. */
  current(): Cloud | undefined;
  /** Replaces what runs by the app in the folder. */
  restart(assemblyDirectory: string): Promise<void>;
  print(line: string): void;
}

/**
 * Brings changed sources into the running cloud: first new bundles into the functions whose code differs,
 * in well under a second, then a whole synthesis, and a restart where the template differs. What does not
 * build changes nothing.
 */
export class Reloader {
  readonly #options: ReloaderOptions;
  #generation = 0;
  #isDirty = false;
  #running: Promise<void> | undefined;
  readonly #closing = new AbortController();

  constructor(options: ReloaderOptions) {
    this.#options = options;
    rmSync(options.bundlesDirectory, { recursive: true, force: true });
  }

  /** Takes notice of a change; changes that come meanwhile are taken together afterwards. */
  changed(): void {
    if (this.#closing.signal.aborted) return;
    this.#isDirty = true;
    this.#running ??= this.#work().finally(() => {
      this.#running = undefined;
    });
  }

  /** Breaks off what is being built; returns when nothing is under way any more. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running;
  }

  async #work(): Promise<void> {
    while (this.#isDirty && !this.#closing.signal.aborted) {
      this.#isDirty = false;
      try {
        await this.#renewBundles();
        if (!this.#isDirty) await this.#renewApp();
      } catch (error) {
        if (this.#closing.signal.aborted) return;
        this.#options.print(
          `${messageWithLines(error)}\nNot reloaded; the old code goes on running.`,
        );
      }
    }
  }

  async #renewBundles(): Promise<void> {
    const { root, bundlesDirectory } = this.#options;
    if (!existsSync(join(root, 'bin', 'bundle.ts'))) return;
    this.#generation += 1;
    const directory = join(bundlesDirectory, String(this.#generation));
    const command = ['node', join('bin', 'bundle.ts'), directory] as const;
    await runCommand(command, root, { signal: this.#closing.signal });
    this.#renewCode(({ environment: { SERVICE } }) =>
      SERVICE === undefined ? undefined : join(directory, SERVICE),
    );
    this.#deleteUnused();
  }

  async #renewApp(): Promise<void> {
    const { root, stage, current, restart, print } = this.#options;
    const directory = await synthesize(root, stage, () => {}, this.#closing.signal);
    const assembly = loadAssembly(directory);
    const cloud = current();
    if (cloud === undefined || shapeOf(assembly) !== cloud.shape) {
      print('The template has changed; starting anew …');
      await restart(directory);
      return;
    }
    const resources = loadStack(assembly, cloud.environment).ofType('AWS::Lambda::Function');
    const directories = new Map(
      resources.map((resource) => [
        resource.logicalId,
        readFunction(resource, assembly).codeDirectory,
      ]),
    );
    this.#renewCode(({ logicalId }) => directories.get(logicalId));
  }

  #renewCode(directoryOf: (definition: FunctionDefinition) => string | undefined): void {
    const cloud = this.#options.current();
    const renewed: string[] = [];
    for (const definition of cloud?.host.definitions ?? []) {
      const directory = directoryOf(definition);
      if (directory === undefined || sameCode(definition, directory)) continue;
      cloud?.host.replaceCode(definition.logicalId, directory);
      renewed.push(definition.label);
    }
    if (renewed.length === 0) return;
    cloud?.api.forgetAuthorizations();
    this.#options.print(`Reloaded ${renewed.join(', ')}.`);
  }

  /** Deletes bundles that no function runs any more; the latest but one may still be being loaded. */
  #deleteUnused(): void {
    const { bundlesDirectory, current } = this.#options;
    const inUse = current()?.host.definitions.map(({ codeDirectory }) => codeDirectory) ?? [];
    for (const name of readdirSync(bundlesDirectory)) {
      const directory = join(bundlesDirectory, name);
      const isRecent = Number(name) >= this.#generation - 1;
      if (isRecent || inUse.some((path) => path.startsWith(`${directory}/`))) continue;
      rmSync(directory, { recursive: true, force: true });
    }
  }
}

function sameCode(definition: FunctionDefinition, directory: string): boolean {
  const before = handlerFile(definition, definition.codeDirectory);
  const after = handlerFile(definition, directory);
  if (before === undefined || after === undefined) return before === after;
  return readFileSync(before).equals(readFileSync(after));
}

const messageWithLines = (error: unknown): string =>
  isNativeError(error) && error.message.includes('\n') ? error.message : messageForDeveloper(error);
