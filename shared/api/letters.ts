import * as v from 'valibot';
import { Letter, LetterPeriod, LocalDate } from '../entities/index.ts';
import { defineApi } from './endpoint.ts';

/** The endpoints of the letters. */
export const lettersApi = defineApi('letters', {
  readLetter: {
    method: 'GET',
    path: '/insights/summary',
    auth: 'token',
    summary: 'A letter about a week, a month or a year',
    description:
      'About the period that holds `date`; without it, about the last whole one. A letter is kept, and stays the same until an entry of its period changes in what the letter is made of. It quotes entries word for word, and says nothing of an entry that asks for help. With consent `none` it has no text, themes and quotations.',
    query: v.object({
      period: v.optional(LetterPeriod, 'week'),
      date: v.optional(LocalDate),
    }),
    success: { status: 200, body: Letter },
  },
});
