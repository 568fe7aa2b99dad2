import type { Support } from '@reflekt/shared/entities';
import { HELP_LINES, HELP_LINES_CHECKED, INTERNATIONAL_LINES, TERRITORIES } from './help-lines.ts';

const MESSAGES: Readonly<Record<Support['about'], string>> = {
  self: 'What you wrote sounds very heavy. You do not have to carry it alone: somebody is there to listen, now. If you are in immediate danger, call your local emergency number.',
  other:
    'You wrote about somebody who may be in danger, and that is a lot to carry. You can ask them openly how they are, and listen; talking about it does not put the thought into anybody. These lines are there for them, and also for you when you do not know what to do. If somebody is in immediate danger, call your local emergency number.',
};

/** One spelling for all names of a zone: links such as Asia/Calcutta and Asia/Kolkata are the same. */
function canonical(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

let regions: ReadonlyMap<string, string> | undefined;

/** Country by zone, as the runtime's own time zone data has it. */
function regionsByZone(): ReadonlyMap<string, string> {
  const served = [
    ...Object.keys(HELP_LINES).map((region) => [region, region] as const),
    ...Object.entries(TERRITORIES),
  ];
  regions ??= new Map(
    served.flatMap(([place, region]) =>
      (new Intl.Locale(`und-${place}`).getTimeZones() ?? []).flatMap((zone): [string, string][] => {
        const name = canonical(zone);
        return name === undefined ? [] : [[name, region]];
      }),
    ),
  );
  return regions;
}

/**
 * The help lines for a writer, by the region of their time zone.
 * @param about the one who may need help
 */
export function supportFor(zone: string | null, about: Support['about'] = 'self'): Support {
  const name = zone === null ? undefined : canonical(zone);
  const region = name === undefined ? undefined : regionsByZone().get(name);
  const lines = region === undefined ? INTERNATIONAL_LINES : (HELP_LINES[region] ?? []);
  return {
    about,
    region: region ?? 'international',
    message: MESSAGES[about],
    resources: lines.map(({ name, phone, url, hours }) => ({ name, phone, url, hours })),
    as_of: HELP_LINES_CHECKED,
  };
}
