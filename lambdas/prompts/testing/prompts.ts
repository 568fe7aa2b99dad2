import type { NewPrompt, PromptDraft } from '@reflekt/shared/entities';
import { createRequest } from '@reflekt/shared/http/testing';
import {
  type createDynamoClient,
  createEntryReader,
  readSettings,
  startCall,
} from '@reflekt/shared/store';
import { openTestDatabase } from '@reflekt/shared/store/testing';
import type { Owner } from '@reflekt/shared/tables';
import { ulid } from 'ulid';
import { operations } from '../operations/index.ts';
import { createDailyStore } from '../store/daily.ts';
import { readKeywords } from '../store/keywords.ts';
import { createOwnPromptStore } from '../store/own-prompts.ts';

/** Opens the operations of the prompts service on real stores, as one owner calls them. */
export function openPrompts(options: {
  client: ReturnType<typeof createDynamoClient>;
  /** Deployed name by logical name. */
  tables: Readonly<Record<string, string>>;
  owner: Owner;
  now?: () => number;
}) {
  const { client, tables, owner, now = Date.now } = options;
  const deps = () => {
    const call = startCall(8_000);
    const db = openTestDatabase(client, tables, call);
    return {
      own: createOwnPromptStore(db, { deadline: call.deadline, now }),
      daily: createDailyStore(db),
      settings: (one: Owner) => readSettings(db, one),
      newestZone: createEntryReader(db, now).newestZone,
      keywords: (one: Owner) => readKeywords(db, one),
      now,
      newId: () => ulid(),
      random: Math.random,
      deadline: call.deadline,
    };
  };
  const base = createRequest(owner);
  return {
    daily: () => operations.dailyPrompt(deps(), base),
    list: (category?: string, limit = 1000, after?: string) =>
      operations.listPrompts(deps(), { ...base, query: { category, limit }, after }),
    async create(body: NewPrompt) {
      return (await operations.createPrompt(deps(), { ...base, body })).result.prompt;
    },
    update: (id: string, body: PromptDraft) =>
      operations.updatePrompt(deps(), { ...base, params: { id }, body }),
    remove: (id: string) => operations.deletePrompt(deps(), { ...base, params: { id } }),
  };
}
