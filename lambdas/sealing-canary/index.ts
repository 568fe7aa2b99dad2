import { causeOf } from '@reflekt/shared/errors';
import { startFunction } from '@reflekt/shared/function';
import { errorFields, log } from '@reflekt/shared/log';
import { startCall } from '@reflekt/shared/store';
import type { Context } from 'aws-lambda';
import { checkCanary } from './operations/check-canary.ts';
import { sealingCanary } from './service.ts';

const { openDatabase } = startFunction(sealingCanary);

/** Invoked by a schedule. A run that fails is repeated by Lambda; each failure is a line that raises an alarm. */
export const handler = async (_event: unknown, context: Context): Promise<void> => {
  // Nobody waits for the answer, so the keys may take all the time there is.
  const call = startCall(context.getRemainingTimeInMillis(), Number.POSITIVE_INFINITY);
  try {
    log('info', 'canary', {
      service: sealingCanary.name,
      outcome: await checkCanary(openDatabase(call)),
    });
  } catch (error) {
    log('error', 'The diary that is opened every day does not open.', {
      service: sealingCanary.name,
      error_code: 'canary_unreadable',
      ...errorFields(causeOf(error)),
    });
    throw error;
  }
};
