/** Lists a diary once, with half a second's patience, and prints what that ended in. */
import { createDynamoClient } from '@reflekt/shared/store';
import { Owner } from '@reflekt/shared/tables';
import { openDiary, outcomeOf } from '../../lambdas/entries/testing/diary.ts';

const owner = Owner.of({ tenant_id: 'default', user_id: 'reader' });
if (!owner) throw new Error('not a possible owner');
const tables = { Entries: 'Entries', Idempotency: 'Idempotency' };
const diary = openDiary({ client: createDynamoClient(), tables, owner, timeout: 500 });
process.stdout.write(await outcomeOf(diary.list()));
// A connection that nobody answers would keep the process.
process.exit();
