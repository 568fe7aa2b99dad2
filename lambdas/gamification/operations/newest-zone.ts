import type { EntryReader } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';

/** The zone of the owner's newest live entry, or undefined without one. */
export async function readNewestZone(
  entries: Pick<EntryReader, 'page'>,
  owner: Owner,
): Promise<string | undefined> {
  const page = await entries.page(owner, {
    list: 'live',
    range: {},
    descending: true,
    limit: 1,
    after: undefined,
    accept: () => true,
  });
  return page.items[0]?.time_zone;
}
