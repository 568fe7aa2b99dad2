import { randomUUID } from 'node:crypto';
import { AwsError } from '../aws/aws-error.ts';
import type { Caller } from '../aws/caller.ts';
import type { Service } from '../aws/service.ts';
import type { InvokeOptions, Invoker } from '../aws/types.ts';
import { causeOf } from './causes.ts';
import { remedyFor } from './remedy.ts';
import type { CallStep } from './steps.ts';
import type { Trace } from './trace.ts';

const since = (start: number): number => Math.round((performance.now() - start) * 10) / 10;

/** Notes each run of a function. */
export function traceInvocations(invoker: Invoker, trace: Trace): Invoker {
  return {
    async invoke(name: string, payload: unknown, options: InvokeOptions = {}) {
      const { requests, ...cause } = causeOf(payload);
      const invocation = randomUUID();
      const start = performance.now();
      const behind = requests.length > 0 ? requests : trace.current;
      trace.begin(invocation, behind);
      const outcome = await invoker.invoke(name, payload, { ...options, requestId: invocation });
      trace.end(invocation);
      const error = outcome.ok ? {} : { error: outcome.errorType };
      const step = { kind: 'invocation', function: lastPart(name), invocation } as const;
      trace.add({ ...step, ...cause, ms: since(start), ...error }, behind);
      return outcome;
    },
  };
}

/** Lambda gives each run a trace id, and the SDK sends it with its calls. Ours is made from the id of the run. */
function invocationOf(header: string | string[] | undefined): string | undefined {
  const hex = /Root=1-([0-9a-f]{8})-([0-9a-f]{24})/.exec(String(header));
  if (hex === null) return undefined;
  return `${hex[1]}${hex[2]}`.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const lastPart = (arn: string): string => arn.split(':').at(-1) ?? arn;

/**
 * Notes each call of a service, with what the caller's role says to it.
 * @param root of the repository, to name the place of a missing permission
 */
export function traceCalls(service: Service, label: string, trace: Trace, root: string): Service {
  return {
    ...service,
    async handle(call, response) {
      const start = performance.now();
      const invocation = invocationOf(call.headers['x-amzn-trace-id']);
      const step: CallStep = {
        kind: 'call',
        caller: call.caller.name,
        operation: `${label}.${call.operation}`,
        resources: [],
        verdict: 'unasked',
        ms: 0,
        ...(invocation === undefined ? {} : { invocation }),
      };
      const caller: Caller = {
        name: call.caller.name,
        authorize(access) {
          const resource = lastPart(access.resource);
          if (!step.resources.includes(resource)) step.resources.push(resource);
          step.verdict = 'denied';
          call.caller.authorize(access);
          step.verdict = 'allowed';
        },
      };
      const noteUnits = (units: number) => {
        step.units = units;
      };
      try {
        return await service.handle({ ...call, caller, noteUnits }, response);
      } catch (error) {
        step.error = error instanceof AwsError ? error.code : 'InternalServerError';
        throw error;
      } finally {
        step.ms = since(start);
        const remedy =
          step.verdict === 'denied'
            ? remedyFor(root, step.caller, step.resources.at(-1) ?? '')
            : undefined;
        trace.add(
          { ...step, ...(remedy === undefined ? {} : { remedy }) },
          trace.requestsOf(invocation),
        );
      }
    },
  };
}
