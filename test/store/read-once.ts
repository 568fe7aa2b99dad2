/** Lists a diary once, with a timeout of half a second, and prints the outcome. */
import { createDynamoClient } from '@reflekt/shared/store';
import { Owner } from '@reflekt/shared/tables';
import { openDiary, outcomeOf } from '../../lambdas/entries/testing/diary.ts';

const owner = Owner.of({ tenant_id: 'default', user_id: 'reader' });
if (!owner) throw new Error('not a possible owner');
const tables = { Entries: 'Entries', Idempotency: 'Idempotency' };
const diary = openDiary({ client: createDynamoClient(), tables, owner, timeout: 500 });
process.stdout.write(await outcomeOf(diary.list()));
// An open connection would keep the process alive.
process.exit();
