import type { Credentials } from '../aws/credentials.ts';
import type { InvokeOptions, Invoker } from '../aws/types.ts';
import type { CloudEnvironment } from '../template/attributes.ts';
import { type FunctionDefinition, functionEnvironment } from './definition.ts';
import type { Outcome } from './execution-environment.ts';
import { FunctionLog } from './function-log.ts';
import { PAYLOAD_LIMIT } from './messages.ts';
import { FunctionPool } from './pool.ts';

export interface FunctionHostOptions {
  definitions: FunctionDefinition[];
  environment: CloudEnvironment;
  /** The AWS credentials of a function by its name. */
  credentials(functionName: string): Credentials;
  /** Values that replace what functions declare of the same name. */
  overrides?: Readonly<Record<string, string>>;
  /** After this time idle, the environments of a burst are ended. */
  idleLimitMs?: number;
  /** Each function's lines are appended to a file here, as they are. */
  logDirectory: string;
  /** Receives each function's lines in readable form. */
  print(line: string): void;
}

/** Runs the template's functions: Lambda's Invoke for the REST API and for the event sources. */
export class FunctionHost implements Invoker {
  readonly #pools: FunctionPool[];
  readonly #logs: FunctionLog[] = [];

  constructor(options: FunctionHostOptions) {
    const { definitions, environment, credentials, overrides = {}, logDirectory, print } = options;
    this.#pools = definitions.map((definition) => {
      const log = new FunctionLog(definition.label, logDirectory, print);
      this.#logs.push(log);
      const variables = functionEnvironment(
        definition,
        environment,
        credentials(definition.name),
        overrides,
      );
      return new FunctionPool(
        definition,
        variables,
        (line) => log.write(line),
        options.idleLimitMs,
      );
    });
  }

  get definitions(): FunctionDefinition[] {
    return this.#pools.map((pool) => pool.definition);
  }

  /**
   * Runs a function to its end. Never rejects: what goes wrong in the function, and what Lambda would
   * refuse, is a failed outcome. The signal takes back an invocation that still waits for its turn.
   * @param nameOrArn logical id, name or ARN
   */
  async invoke(nameOrArn: string, payload: unknown, options: InvokeOptions = {}): Promise<Outcome> {
    const pool = this.#find(nameOrArn);
    if (pool === undefined) {
      return {
        ok: false,
        errorType: 'ResourceNotFoundException',
        message: `no function ${nameOrArn}`,
      };
    }
    const text = JSON.stringify(payload);
    if (Buffer.byteLength(text) > PAYLOAD_LIMIT) {
      const message = `Request must be smaller than ${PAYLOAD_LIMIT} bytes`;
      return { ok: false, errorType: 'RequestTooLargeException', message };
    }
    return pool.invoke(text, options);
  }

  /** Loads every function ahead of its first invocation, one after the other so as not to crowd out requests. */
  async warm(): Promise<void> {
    for (const pool of this.#pools) await pool.warm();
  }

  /** Runs the code of another folder from the next invocation on. */
  replaceCode(logicalId: string, codeDirectory: string): void {
    this.#find(logicalId)?.replaceCode(codeDirectory);
  }

  async close(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.close()));
    await Promise.all(this.#logs.map((log) => log.close()));
  }

  #find(id: string): FunctionPool | undefined {
    return this.#pools.find(
      ({ definition: { logicalId, name, arn } }) => id === logicalId || id === name || id === arn,
    );
  }
}
