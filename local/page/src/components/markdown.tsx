import { micromark } from 'micromark';
import { useMemo } from 'preact/hooks';

/**
 * Markdown as a page. HTML in it is shown as text, and addresses of other schemes are left out: micromark allows
 * neither unless it is asked to. The page's policy loads no pictures from elsewhere.
 */
export function Markdown({ text }: { text: string }) {
  const html = useMemo(() => micromark(text), [text]);
  return (
    <div
      class="prose"
      dir="auto"
      ref={tameLinks}
      key={html}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

/** Links open beside the journal. Those whose address was left out are text. */
function tameLinks(place: HTMLElement | null) {
  for (const link of place?.querySelectorAll('a') ?? []) {
    if (link.getAttribute('href') === '') link.removeAttribute('href');
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
}
