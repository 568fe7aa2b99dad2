/**
 * The DynamoDB engine: Dynoxide on a file in the data folder, or an engine that already runs.
 * An engine that dies is started again, at most once a minute; until it answers, calls find nobody
 * and get the retryable error that DynamoDB gives for its own errors.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalCloudError } from '../errors.ts';
import { describeError } from './aws-error.ts';
import { findEngineBinary } from './engine-binary.ts';
import { endStaleEngine, removeEngineRecord, writeEngineRecord } from './engine-record.ts';
import { accepts, freePort } from './ports.ts';

/** In the data folder. */
export const DATABASE_FILE = 'dynamodb.sqlite';
const START_TIMEOUT_MS = 10_000;
const POLL_MS = 5;
const PORTS_TRIED = 5;
const RESTART_INTERVAL_MS = 60_000;

export interface Engine {
  /** Where it listens now; changes with a restart. */
  readonly endpoint: URL;
  /** Dynoxide's database; nothing where the engine is somebody else's. */
  readonly databaseFile: string | undefined;
  close(): Promise<void>;
}

export interface EngineOptions {
  dataDir: string;
  engineEndpoint?: string;
  log(line: string): void;
}

/** @throws LocalCloudError of one line when no engine can be started or reached */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  if (options.engineEndpoint !== undefined) return reachEngine(options.engineEndpoint);
  const binary = findEngineBinary();
  mkdirSync(options.dataDir, { recursive: true });
  await endStaleEngine(options.dataDir, options.log);
  const supervisor = new EngineSupervisor(binary, options);
  await supervisor.start();
  return supervisor;
}

async function reachEngine(address: string): Promise<Engine> {
  const endpoint = URL.canParse(address) ? new URL(address) : undefined;
  if (endpoint?.protocol !== 'http:') {
    throw new LocalCloudError('DYNAMODB_ENDPOINT must be an address of the form http://host:port.');
  }
  if (!(await accepts(endpoint))) {
    throw new LocalCloudError(
      `No DynamoDB engine answers at DYNAMODB_ENDPOINT (${endpoint.host}).`,
    );
  }
  return { endpoint, databaseFile: undefined, close: async () => {} };
}

class EngineSupervisor implements Engine {
  endpoint = new URL('http://127.0.0.1');
  readonly databaseFile: string;
  readonly #binary: string;
  readonly #dataDir: string;
  readonly #log: (line: string) => void;
  #process: ChildProcess | undefined;
  #lastOutput = '';
  #restartedAt = Number.NEGATIVE_INFINITY;
  #closing = false;

  constructor(binary: string, options: EngineOptions) {
    this.#binary = binary;
    this.#dataDir = options.dataDir;
    this.#log = options.log;
    this.databaseFile = join(options.dataDir, DATABASE_FILE);
  }

  async start(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#startOnce();
      } catch (error) {
        // Another process may take the port between our look and the engine's.
        if (attempt === PORTS_TRIED || !/already in use/.test(describeError(error))) throw error;
      }
    }
  }

  async #startOnce(): Promise<void> {
    const host = unguessableHost();
    const endpoint = new URL(`http://${host}:${await freePort()}`);
    const { port } = endpoint;
    const args = ['serve', '--host', host, '--port', port, '--db-path', this.databaseFile];
    // A process group of its own: Ctrl-C is for the local cloud, which then closes the engine in order.
    const child = spawn(this.#binary, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    this.#process = child;
    this.#lastOutput = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#lastOutput = (this.#lastOutput + text).slice(-500);
    });
    let failure: string | undefined;
    child.once('error', (error) => {
      failure = error.message;
    });
    child.once('exit', (code, signal) => {
      failure = this.#lastOutput.trim().split('\n').at(-1) || `it ended with ${signal ?? code}`;
    });
    try {
      if (child.pid !== undefined) {
        const command = [this.#binary, ...args].join(' ');
        const record = { pid: child.pid, command, endpoint: endpoint.origin };
        writeEngineRecord(this.#dataDir, record);
      }
      await untilItAnswers(endpoint, () => failure);
    } catch (error) {
      child.kill('SIGKILL'); // nobody would end it later: it may not even be on record
      throw error;
    }
    this.endpoint = endpoint;
    child.once('exit', () => void this.#revive());
  }

  async #revive(): Promise<void> {
    if (this.#closing) return;
    const now = performance.now();
    if (now - this.#restartedAt < RESTART_INTERVAL_MS) {
      this.#log('the database engine died again within a minute; start the local cloud anew');
      return;
    }
    this.#restartedAt = now;
    this.#log('the database engine died; starting it again');
    try {
      await this.start();
      if (this.#closing) await this.close();
    } catch (error) {
      this.#log(error instanceof Error ? error.message : 'the database engine does not start');
    }
  }

  async close(): Promise<void> {
    this.#closing = true;
    const child = this.#process;
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const cutOff = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await ended;
      clearTimeout(cutOff);
    }
    removeEngineRecord(this.#dataDir);
  }
}

/**
 * The engine takes any credential and lets every web page read its answers. It offers no socket, but it listens
 * on any loopback address: one of 16 million is none that a page could try out. Elsewhere than on Linux there
 * is only one. Another user of the machine can find the address out; stored text is sealed.
 */
function unguessableHost(): string {
  if (process.platform !== 'linux') return '127.0.0.1';
  return `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(1, 255)}`;
}

async function untilItAnswers(endpoint: URL, failure: () => string | undefined): Promise<void> {
  for (let waited = 0; !(await accepts(endpoint)); waited += POLL_MS) {
    const reason = failure();
    if (reason !== undefined) {
      throw new LocalCloudError(`The database engine does not start: ${reason}`);
    }
    if (waited > START_TIMEOUT_MS)
      throw new LocalCloudError('The database engine does not answer.');
    await sleep(POLL_MS);
  }
}
