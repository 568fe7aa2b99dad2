import type { Problem } from '@reflekt/client';

/** A problem in words for the person at the page. */
export function wordsOf({ code, detail, errors, retryAfter, instance }: Problem): string {
  switch (code) {
    case 'network':
      return 'The journal cannot be reached. What you wrote is kept here; try again when you are connected.';
    case 'unauthorized':
      return 'You have been signed out. What you wrote is kept here.';
    case 'stale':
      return 'This was changed somewhere else in the meantime.';
    case 'not-found':
      return 'It is not there, or not any more.';
    case 'invalid':
      return (errors ?? [{ detail }]).map((fault) => sentenceOf(fault)).join(' ');
    case 'throttled':
    case 'unavailable':
      return `The journal is busy. Try again in ${retryAfter ?? 5} seconds.`;
    case 'too-large':
      return 'This is too long for one entry.';
    default:
      return `Something went wrong on our side${instance ? ` (${instance})` : ''}. What you wrote is kept here.`;
  }
}

function sentenceOf(fault: { detail: string; pointer?: string; parameter?: string }): string {
  const [field = ''] = (fault.pointer ?? fault.parameter ?? '').split('/').filter(Boolean);
  const name = field.replaceAll('_', ' ');
  return name === ''
    ? `${fault.detail}.`
    : `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${fault.detail}.`;
}

/** A local date in words. It is a date and not a moment, so no zone may move it. */
export function dateInWords(date: string, style: 'full' | 'medium' = 'full'): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(undefined, {
    dateStyle: style,
    timeZone: 'UTC',
  });
}

/** A moment in words, as the clock showed it in its zone. */
export function timeInWords(instant: string, timeZone: string): string {
  try {
    return new Date(instant).toLocaleTimeString(undefined, { timeStyle: 'short', timeZone });
  } catch {
    // A zone that this browser does not know.
    return new Date(instant).toLocaleTimeString(undefined, { timeStyle: 'short' });
  }
}

export const counted = (n: number, one: string, many: string): string =>
  `${n.toLocaleString()} ${n === 1 ? one : many}`;

/** Today in this browser's zone, as a local date. */
export function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
