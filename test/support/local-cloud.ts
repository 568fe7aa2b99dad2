import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { frontendToken } from './tokens.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Milliseconds; a first start synthesizes the app. */
const START_LIMIT = 120_000;
const POLL = 25;

/** Where a local cloud can be reached, and what a test may look at from outside. */
export interface CloudAddress {
  url: string;
  /** Holds `data`, the cloud's own folder, and `output.log`, what it printed. */
  home: string;
}

/** A cloud that is running, whoever started it. */
export class CloudView {
  readonly address: CloudAddress;

  constructor(address: CloudAddress) {
    this.address = address;
  }

  get url(): string {
    return this.address.url;
  }

  get dataDir(): string {
    return join(this.address.home, 'data');
  }

  /** The key that tokens are signed with, as the cloud keeps it. */
  signingKey(stage = 'dev'): string {
    const secrets = JSON.parse(readFileSync(join(this.dataDir, 'secrets.json'), 'utf8'));
    return JSON.parse(secrets[`reflekt/${stage}/jwt`]).current;
  }

  /** A token as the frontend signs it; see `frontendToken` for `claims`. */
  token(user: string, tenant = 'default', claims: Record<string, unknown> = {}): string {
    return frontendToken(this.signingKey(), user, tenant, claims);
  }

  /** Log files by name: one a function, and everything that was printed. */
  logs(): Map<string, string> {
    const folder = join(this.dataDir, 'logs');
    const files = readdirSync(folder).map((name) => [name, join(folder, name)] as const);
    return new Map(
      [...files, ['output', join(this.address.home, 'output.log')] as const].map(([name, path]) => [
        name,
        readFileSync(path, 'utf8'),
      ]),
    );
  }

  /** The JSON lines that the functions logged. */
  logLines(): Record<string, unknown>[] {
    const lines = [...this.logs()].flatMap(([name, text]) =>
      name === 'output' ? [] : text.split('\n'),
    );
    return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  }
}

/** A cloud of one's own, with a data folder that `stop` deletes. */
export class LocalCloud extends CloudView {
  readonly #environment: Readonly<Record<string, string>>;
  #process: ChildProcess | undefined;

  private constructor(home: string, environment: Readonly<Record<string, string>>) {
    super({ url: '', home });
    this.#environment = environment;
  }

  /** @param environment added to this process's */
  static async start(environment: Readonly<Record<string, string>> = {}): Promise<LocalCloud> {
    const cloud = new LocalCloud(mkdtempSync(join(tmpdir(), 'reflekt-test-')), environment);
    await cloud.restart();
    return cloud;
  }

  /** Starts it again on the same data; it must have been stopped by `end` or `kill`. The port changes. */
  async restart(): Promise<void> {
    const outputPath = join(this.address.home, 'output.log');
    const output = openSync(outputPath, 'a');
    const before = readFileSync(outputPath, 'utf8').length;
    const child = spawn(process.execPath, [join(ROOT, 'local', 'main.ts')], {
      cwd: ROOT,
      env: {
        ...process.env,
        // Tests never speak to a real provider, whatever keys the developer has.
        ANTHROPIC_API_KEY: '',
        OPENAI_API_KEY: '',
        ...this.#environment,
        PORT: '0',
        REFLEKT_DATA: this.dataDir,
      },
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    this.#process = child;
    const printed = () => readFileSync(outputPath, 'utf8').slice(before);
    for (const deadline = Date.now() + START_LIMIT; ; await sleep(POLL)) {
      const over = child.exitCode !== null || child.signalCode !== null || Date.now() > deadline;
      const url = /^Listening on (http:\S+)$/m.exec(printed())?.[1];
      if (url !== undefined) {
        this.address.url = url;
        return;
      }
      if (over) {
        child.kill('SIGKILL');
        throw new Error(`the local cloud did not start:\n${printed()}`);
      }
    }
  }

  /** Ends it in order, keeping its data. */
  end(): Promise<void> {
    return this.#signal('SIGTERM');
  }

  /** Ends it as a power cut would, keeping its data. */
  kill(): Promise<void> {
    return this.#signal('SIGKILL');
  }

  /** Ends it in order and deletes its data. */
  async stop(): Promise<void> {
    await this.end();
    rmSync(this.address.home, { recursive: true, force: true });
  }

  async #signal(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}

/** A local cloud in a temporary data folder, on any free port, ready for requests. */
export const startLocalCloud = (environment?: Readonly<Record<string, string>>) =>
  LocalCloud.start(environment);
