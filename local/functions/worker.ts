/**
 * Runs in the worker thread: Lambda's Node.js runtime around one function. Kept: CommonJS unless the code
 * says otherwise, nothing importable but the code folder and Node's own modules, async handlers only, streamed
 * responses, the context object, errors logged and reported as the runtime does. Left out: the AWS SDK that
 * Lambda brings along (bundles carry their own), freezing between invocations, extensions.
 */
import { existsSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type {
  Acknowledgement,
  Failure,
  Invoke,
  WorkerMessage,
  WorkerSettings,
} from './messages.ts';
import { isStreaming, provideStreaming, ResponseStream } from './response-stream.ts';

type Handler = (event: unknown, context: object, requestId: string) => unknown;

const settings: WorkerSettings = workerData;
const send = (message: WorkerMessage): void => parentPort?.postMessage(message);

function confineImports(): void {
  const folder = `${pathToFileURL(settings.codeDirectory).href}/`;
  const declaresFormat = existsSync(join(settings.codeDirectory, 'package.json'));
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const resolved = nextResolve(specifier, context);
      if (resolved.url.startsWith('node:')) return resolved;
      if (!resolved.url.startsWith(folder)) {
        const error = new Error(`Cannot find module '${specifier}': it is not in the bundle`);
        throw Object.assign(error, { code: 'MODULE_NOT_FOUND' });
      }
      // The folder stands alone in Lambda; here a package.json above it must not decide.
      if (declaresFormat || !resolved.url.endsWith('.js')) return resolved;
      return { ...resolved, format: 'commonjs' };
    },
    // Without a load hook `require` does not look at the format that was resolved.
    load: (url, context, nextLoad) => nextLoad(url, context),
  });
}

async function loadHandler(): Promise<Handler> {
  const module: unknown = settings.file.endsWith('.mjs')
    ? await import(pathToFileURL(settings.file).href)
    : createRequire(settings.file)(settings.file);
  const exported: unknown = Object(module)[settings.exportName];
  if (typeof exported !== 'function') {
    throw named('Runtime.HandlerNotFound', `${settings.exportName} is undefined or not exported`);
  }
  if (isStreaming(exported)) {
    return async (event, context, requestId) => {
      const stream = new ResponseStream((bytes) => sendChunk(requestId, bytes));
      const complete = finished(stream);
      const handled = Promise.resolve(Reflect.apply(exported, undefined, [event, stream, context]));
      await Promise.all([complete, handled]);
    };
  }
  if (exported.length > 2) {
    throw named(
      'Runtime.CallbackHandlerDeprecated',
      'Node.js 24 does not support callback handlers; use an async one',
    );
  }
  return (event, context) => Reflect.apply(exported, undefined, [event, context]);
}

let acknowledge: (() => void) | undefined;

function sendChunk(requestId: string, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    acknowledge = resolve;
    send({ type: 'chunk', requestId, bytes });
  });
}

async function answer(handler: Handler, { requestId, payload, deadline }: Invoke): Promise<void> {
  process.env._X_AMZN_TRACE_ID = `Root=1-${requestId.slice(0, 8)}-${requestId.replaceAll('-', '').slice(8)};Sampled=0`;
  try {
    const context = {
      awsRequestId: requestId,
      callbackWaitsForEmptyEventLoop: true,
      functionName: settings.functionName,
      functionVersion: '$LATEST',
      invokedFunctionArn: settings.functionArn,
      logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
      memoryLimitInMB: String(settings.memoryMb),
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    };
    const result = await handler(JSON.parse(payload), context, requestId);
    send({ type: 'answer', requestId, payload: toJson(result) });
  } catch (error) {
    send({ type: 'failure', requestId, failure: report('Invoke Error', error) });
  }
}

function toJson(result: unknown): string {
  try {
    return JSON.stringify(result) ?? 'null';
  } catch {
    throw named('Runtime.MarshalError', 'Unable to stringify response body');
  }
}

/** Prints what Lambda's runtime prints, so that text which would reach CloudWatch shows here too. */
function report(occasion: string, error: unknown): Failure {
  const failure = {
    errorType: error instanceof Error ? error.name : typeof error,
    message: error instanceof Error ? error.message : String(error),
  };
  const stack = error instanceof Error ? error.stack?.split('\n') : undefined;
  console.error(
    JSON.stringify({
      level: 'ERROR',
      message: occasion,
      errorType: failure.errorType,
      errorMessage: failure.message,
      stack,
    }),
  );
  return failure;
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

try {
  confineImports();
  provideStreaming();
  const handler = await loadHandler();
  parentPort?.on('message', (message: Invoke | Acknowledgement) => {
    if ('acknowledged' in message) acknowledge?.();
    else void answer(handler, message);
  });
  send({ type: 'ready' });
} catch (error) {
  send({ type: 'not-ready', failure: report('Init Error', error) });
}
