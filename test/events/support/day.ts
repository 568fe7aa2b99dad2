import type { AiConsent, EntryDraft } from '@reflekt/shared/entities';
import { readSettings, startCall } from '@reflekt/shared/store';
import { openTestDatabase } from '@reflekt/shared/store/testing';
import { entriesTable, Owner, type TableSpec, trashTimerKey } from '@reflekt/shared/tables';
import { DAY, formatInstant, MINUTE } from '@reflekt/shared/time';
import { openDiary } from '../../../lambdas/entries/testing/diary.ts';
import { askForInsight } from '../../../lambdas/insights/testing/ask.ts';
import { mergeSettings } from '../../../lambdas/settings/domain/merge.ts';
import { writeSettings } from '../../../lambdas/settings/store/write-settings.ts';
import { openCategories } from '../../../lambdas/settings/testing/categories.ts';
import { Aws, type Change, deployedNames } from './aws.ts';

/** A step of a history: the changes that it committed, or an item that TTL removes. */
export type Step =
  | { does: string; changes: readonly Change[] }
  | { does: string; expires: { table: TableSpec; key: Readonly<Record<string, unknown>> } };

export const ownerOf = (user: string, tenant = 'default'): Owner => {
  const owner = Owner.of({ tenant_id: tenant, user_id: user });
  if (!owner) throw new Error('not a possible owner');
  return owner;
};

const LONG = `${'The rain fell on the harbour and I thought of the letters in the drawer. '.repeat(40)}`;
const PROMPT = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

/** Records the changes that operations commit, step by step, where no consumer runs. */
export class Recorder {
  readonly steps: Step[] = [];
  readonly #aws: Aws;
  #now: number;

  constructor(aws: Aws, startsAt: number) {
    this.#aws = aws;
    this.#now = startsAt;
  }

  /** @param crashed leaves out all that the operation commits after its first transaction, as a crash would */
  async step<T>(does: string, work: () => Promise<T>, { crashed = false } = {}): Promise<T> {
    this.#now += MINUTE;
    const result = await work();
    const changes = await this.#aws.changes();
    const isRevision = ({ record }: Change) =>
      record.eventName === 'REMOVE' && /#r#/.test(String(record.dynamodb?.Keys?.tenant_id?.S));
    this.steps.push({ does, changes: crashed ? changes.filter((c) => !isRevision(c)) : changes });
    return result;
  }

  /** The last two steps were committed the other way round. */
  swap(): void {
    this.steps.push(...this.steps.splice(-2).reverse());
  }

  /** The timer of an entry in the trash expires. */
  expire(does: string, owner: Owner, entryId: string): void {
    const { id, tenant_id } = trashTimerKey(owner, entryId);
    const key = { id: { S: id }, tenant_id: { S: tenant_id } };
    this.steps.push({ does, expires: { table: entriesTable, key } });
  }

  writer(owner: Owner) {
    const { client } = this.#aws;
    const now = () => this.#now;
    const options = { client, tables: deployedNames, owner, now };
    const diary = openDiary(options);
    const db = () => openTestDatabase(client, deployedNames, startCall(60_000));
    return {
      owner,
      diary,
      categories: openCategories(options),
      async settings(change: {
        ai_consent?: AiConsent;
        time_zone?: string;
        redate_entries?: true;
        restDays?: 0 | 1 | 2;
      }) {
        const before = await readSettings(db(), owner);
        const { restDays, ...draft } = change;
        const rest_days =
          restDays === undefined
            ? before.rest_days
            : [...before.rest_days, { from_week: '2026-01-05', days: restDays }];
        const next = {
          ...(mergeSettings(before, draft, now()) ?? before),
          rest_days,
          version: before.version + 1,
          updated_at: formatInstant(now()),
        };
        await writeSettings(db(), owner, before, next, 'request-of-a-test');
      },
      ask: (id: string) => askForInsight(options, id),
    };
  }
}

/**
 * A day of four writers, with everything that can become of an entry: one whose text may go to a provider,
 * one whose name needs escaping and whose text is analysed here, one who wants no analysis, and one who sets a
 * time zone late. What they agreed to stays the same all day: an insight is made by the consent of its moment.
 */
export async function recordDay(): Promise<Step[]> {
  const aws = await Aws.open();
  try {
    const start = Date.now() - DAY;
    const recorder = new Recorder(aws, start);
    const one = recorder.writer(ownerOf('auth0|anna'));
    const two = recorder.writer(ownerOf('josé+diary@example.com/ü#1', 'club.example'));
    const three = recorder.writer(ownerOf('silent'));
    const four = recorder.writer(ownerOf('traveller'));
    const back = (days: number) => ({ created_at: formatInstant(start - days * DAY) });
    const create = (writer: typeof one, does: string, body: EntryDraft) =>
      recorder.step(does, () => writer.diary.create(body));

    await recorder.step('one agrees to providers', () =>
      one.settings({ ai_consent: 'external', time_zone: 'Europe/London' }),
    );
    await recorder.step('three wants no analysis', () => three.settings({ ai_consent: 'none' }));

    const plain = await create(one, 'one writes', { title: 'A walk', content: 'I am so happy.' });
    const long = await create(one, 'one writes at length', { content: LONG, mood: 'happy' });
    const prompted = await create(one, 'one answers a prompt', {
      content: 'I was grateful for the sun today.',
      prompt_id: PROMPT,
      ...back(1),
    });
    for (const days of [2, 3, 4, 5, 6, 7]) {
      await create(one, `one writes of ${days} days ago`, {
        content: `It was a good day, number ${days}, and I was glad of it.`,
        mood: 'grateful',
        ...back(days),
      });
    }
    await create(two, 'two writes', { content: 'The garden was lovely this morning.' });
    const burst = await create(two, 'two begins', { content: 'I' });
    for (const content of ['I was', 'I was sad', 'I was sad and then I was happy again.']) {
      await recorder.step('two goes on', () => two.diary.update(burst.id, { content }));
    }
    const silent = await create(three, 'three writes', { content: 'Nobody is to look at this.' });
    await recorder.step('three tags it', () => three.diary.update(silent.id, { tags: ['mine'] }));
    await recorder.step('three asks all the same', () => three.ask(silent.id));

    await recorder.step('one asks', () => one.ask(plain.id));
    await recorder.step('one asks again', () => one.ask(long.id));
    await recorder.step('two asks', () => two.ask(burst.id));
    await recorder.step('one edits', () =>
      one.diary.update(plain.id, { content: 'I am content.' }),
    );
    await recorder.step('one re-dates', () => one.diary.update(prompted.id, back(9)));
    await recorder.step('one rests', () => one.settings({ restDays: 1 }));

    const trashed = await create(one, 'one writes what it throws away', {
      content: 'This is for the bin, sadly.',
    });
    await recorder.step('one throws it away', () => one.diary.trash(trashed.id));
    const restored = await create(one, 'one writes what comes back', {
      content: 'This one was lost and is happily found.',
      prompt_id: PROMPT,
    });
    await recorder.step('one asks of it', () => one.ask(restored.id));
    await recorder.step('one throws that away too', () => one.diary.trash(restored.id));
    await recorder.step('one restores it', () => one.diary.restore(restored.id));

    const gone = await create(two, 'two writes what is deleted', { content: 'I hate this.' });
    await recorder.step('two edits it', () => two.diary.update(gone.id, { content: 'I love it.' }));
    await recorder.step('two asks of it', () => two.ask(gone.id));
    await recorder.step('two deletes it for good', () => two.diary.deletePermanently(gone.id), {
      crashed: true,
    });

    const expired = await create(one, 'one writes what runs out', { content: 'Terribly sad.' });
    await recorder.step('one edits what runs out', () =>
      one.diary.update(expired.id, { content: 'Terribly sad, still.', prompt_id: PROMPT }),
    );
    await recorder.step('one throws it away for 30 days', () => one.diary.trash(expired.id));
    recorder.expire('its 30 days are over', one.owner, expired.id);
    const work = await recorder.step('one makes a category', () => one.categories.create('Work'));
    const home = await recorder.step('one makes another', () => one.categories.create('Home'));
    const filed = await create(one, 'one files an entry', { title: 'Filed', category_id: work.id });
    await create(one, 'one files a second', { title: 'Filed too', category_id: work.id });
    await recorder.step('one files it elsewhere', () =>
      one.diary.update(filed.id, { category_id: home.id }),
    );
    // Its category stays: an end of the stay in the trash may come before or after a deletion of the category.
    const binned = await create(one, 'one files a third', { title: 'x', category_id: work.id });
    await recorder.step('one throws the third away', () => one.diary.trash(binned.id));
    const both = await create(one, 'one files a fourth', { title: 'y', category_id: home.id });
    await recorder.step('one deletes that for good', () => one.diary.deletePermanently(both.id));
    const brief = await recorder.step('two makes one', () => two.categories.create('Brief'));
    const late = { title: 'Filed a moment too late', category_id: brief.id };
    await recorder.step('two renames it', () => two.categories.update(brief.id, { name: 'B' }));
    await create(two, 'two files an entry while it is deleted', late);
    await recorder.step('two deletes it', () => two.categories.remove(brief.id));
    recorder.swap();

    // Three days in a row in Los Angeles, and no two in UTC.
    for (const [days, time] of [
      [6, '03:30'],
      [6, '20:00'],
      [4, '03:30'],
    ] as const) {
      const day = formatInstant(start - days * DAY).slice(0, 10);
      await create(four, `four writes at ${time}, ${days} days ago`, {
        content: 'The sea was calm and I was glad.',
        created_at: `${day}T${time}:00.000Z`,
      });
    }
    await create(four, 'four writes in a zone of its own', {
      content: 'I was happy in Tokyo.',
      time_zone: 'Asia/Tokyo',
    });
    await recorder.step('four sets a zone, and moves what was written without one', () =>
      four.settings({ time_zone: 'America/Los_Angeles', redate_entries: true }),
    );
    await create(one, 'one goes on', { content: 'A fresh start and a good mood.', mood: 'happy' });
    // From here on no step touches the entries of the category, which the consumer changes.
    await recorder.step('one deletes a category', () => one.categories.remove(home.id));
    return recorder.steps;
  } finally {
    await aws.close();
  }
}
