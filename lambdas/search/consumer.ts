import { createConsumer } from '@reflekt/shared/consumer';
import { startFunction } from '@reflekt/shared/function';
import { type Call, createEntryReader, type Database, startCall } from '@reflekt/shared/store';
import { MINUTE } from '@reflekt/shared/time';
import type { Context, SQSEvent } from 'aws-lambda';
import { ulid } from 'ulid';
import * as v from 'valibot';
import { applyChanges } from './operations/apply-changes.ts';
import type { IndexDeps } from './operations/index-deps.ts';
import { OperatorRequest, operate } from './operations/operate.ts';
import { searchConsumer } from './service.ts';
import { createIndexStore } from './store/index-store.ts';
import { Lru } from './store/lru.ts';
import { createPartStore } from './store/parts.ts';

/** Parts that compactions read again: those of small segments. */
const parts = new Lru<Uint8Array>({
  maxBytes: 64 * 1024 * 1024,
  lifetime: 5 * MINUTE,
  now: Date.now,
});

const depsOf = ({ db, call }: { db: Database; call: Call }): IndexDeps => ({
  db,
  index: createIndexStore(db, Date.now),
  parts: createPartStore(db, parts),
  entries: createEntryReader(db, Date.now),
  now: Date.now,
  newId: () => ulid(),
  deadline: call.deadline,
});

const consume = createConsumer(searchConsumer, applyChanges, depsOf);

/** Consumes the events that change the index, and the requests of an operator. */
export const handler = async (event: SQSEvent | object, context: Context) => {
  if ('Records' in event) return consume(event, context);
  const request = v.parse(OperatorRequest, event);
  const call = startCall(context.getRemainingTimeInMillis(), Number.POSITIVE_INFINITY);
  return operate(depsOf({ db: startFunction(searchConsumer).openDatabase(call), call }), request);
};
