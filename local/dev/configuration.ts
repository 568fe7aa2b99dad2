import { resolve } from 'node:path';
import { LocalCloudError } from '../errors.ts';

export interface Configuration {
  /** The folder with `cdk.json`. */
  root: string;
  dataDir: string;
  stage: string;
  /** 0 takes any free port. */
  port: number;
  /** Begin with an empty data folder. */
  reset: boolean;
  /** A DynamoDB engine that already runs. */
  engineEndpoint: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 4000;

/** @throws LocalCloudError at a value or a flag that cannot be used */
export function readConfiguration(
  root: string,
  environment: Environment,
  flags: readonly string[],
): Configuration {
  // pnpm hands on the `--` that separates its own flags from the script's.
  const unknown = flags.find((flag) => flag !== '--reset' && flag !== '--');
  if (unknown !== undefined) {
    throw new LocalCloudError(`Unknown argument ${unknown}; the only flag is --reset.`);
  }
  const engineEndpoint = environment.DYNAMODB_ENDPOINT || undefined;
  if (engineEndpoint !== undefined && !URL.canParse(engineEndpoint)) {
    throw new LocalCloudError(
      'DYNAMODB_ENDPOINT must be an address such as http://127.0.0.1:8000.',
    );
  }
  return {
    ...readPlace(root, environment),
    port: readPort(environment.PORT),
    reset: flags.includes('--reset'),
    engineEndpoint,
  };
}

/** The values on which the server and the token script must agree. */
export function readPlace(
  root: string,
  environment: Environment,
): Pick<Configuration, 'root' | 'dataDir' | 'stage'> {
  const stage = environment.REFLEKT_STAGE || 'dev';
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(stage)) {
    throw new LocalCloudError('REFLEKT_STAGE must be the name of a stage, such as dev.');
  }
  const dataDir = environment.REFLEKT_DATA || resolve(root, '.reflekt');
  return { root: resolve(root), dataDir: resolve(dataDir), stage };
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new LocalCloudError('PORT must be a number from 0 to 65535.');
  }
  return port;
}
