import { expect } from '@jest/globals';
import type { Client } from './client.ts';
import type { Entry, Problem } from './contract.ts';
import { newUser } from './shared-cloud.ts';

/** Where drafts are handed in, as creations and as changes of an entry that must come to no harm. */
export class DraftDesk {
  readonly me: Client;
  readonly #kept: Entry;

  private constructor(me: Client, kept: Entry) {
    this.me = me;
    this.#kept = kept;
  }

  static async open(): Promise<DraftDesk> {
    const me = newUser();
    const { body } = await me.post<Entry>('/entries', { title: 'kept', mood: 'happy' });
    return new DraftDesk(me, body);
  }

  /** POST and PUT must both refuse the draft, naming this place, and change nothing. */
  async refuses(draft: string, pointer: string): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const path = `/entries/${this.#kept.id}`;
    for (const [method, target] of [
      ['POST', '/entries'],
      ['PUT', path],
    ] as const) {
      const { status, body } = await this.me.send<Problem>(method, target, { raw: draft, headers });
      expect([method, status]).toEqual([method, 422]);
      expect(body.errors?.map((error) => error.pointer)).toContain(pointer);
    }
    expect((await this.me.get<Entry>(path)).body).toEqual(this.#kept);
  }

  /** Creates an entry, with a title unless the draft has one, and gives it. */
  async accepts(draft: Record<string, unknown>): Promise<Entry> {
    const { status, body } = await this.me.post<Entry>('/entries', { title: 't', ...draft });
    expect([status, status === 201 ? '' : body]).toEqual([201, '']);
    return body;
  }
}

/** A text of so many code points, each of them two UTF-16 units and four bytes of UTF-8. */
export const emoji = (count: number) => '🪶'.repeat(count);
