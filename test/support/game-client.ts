import type { Client } from './client.ts';

export interface Stats {
  points_balance: number;
  total_entries: number;
  total_words: number;
  prompts_used: number;
  insights_requested: number;
  longest_streak: number;
  achievements: { id: string; unlocked: boolean }[];
}

export interface Transaction {
  id: string;
  amount: number;
  reason: string;
  entry_id?: string;
}

export interface Insight {
  status: string;
  sentiment: string | null;
  provider: string | null;
  entry_version: number;
  version: number;
}

export const statsOf = async (client: Client): Promise<Stats> =>
  (await client.get<Stats>('/gamification/stats')).body;

/** The whole ledger, newest first. */
export async function ledgerOf(client: Client): Promise<Transaction[]> {
  const lines: Transaction[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.get<Transaction[]>('/gamification/transactions', {
      query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) },
    });
    lines.push(...page.body);
    const next = page.headers['x-next-cursor'];
    cursor = typeof next === 'string' ? next : undefined;
  } while (cursor !== undefined);
  return lines;
}

/** Net amounts by reason; what was given and taken back is gone. */
export function netOf(lines: readonly Transaction[]): Record<string, number> {
  const net: Record<string, number> = {};
  for (const { reason, amount } of lines) net[reason] = (net[reason] ?? 0) + amount;
  return net;
}
