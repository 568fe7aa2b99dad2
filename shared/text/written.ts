import { createHash } from 'node:crypto';

type Written = { title: string; content: string };

/** The title and content of an entry as the one text that is analysed. */
export const analysedText = ({ title, content }: Written): string =>
  [title, content].filter((part) => part.trim() !== '').join('\n\n');

/** Identifies the text that an insight is about, so that only a change of title or content makes a new one. */
export const textHash = ({ title, content }: Written): string =>
  createHash('sha256').update(`${title}\0${content}`).digest('base64url').slice(0, 22);
