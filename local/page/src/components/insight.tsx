import type { Insight } from '@reflekt/client';

/** An insight. Help comes first, and where there is help nothing else is said of the entry. */
export function InsightView({ insight }: { insight: Insight }) {
  const { support } = insight;
  if (support !== null) {
    return (
      <div class="support">
        <p>{support.message}</p>
        <ul>
          {support.resources.map(({ name, phone, url, hours }) => (
            <li key={name}>
              <strong>{name}</strong>
              {phone && (
                <>
                  {' '}
                  <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
                </>
              )}
              {url && (
                <>
                  {' '}
                  <a href={url} rel="noreferrer noopener" target="_blank">
                    website
                  </a>
                </>
              )}
              {hours && <span class="quiet"> {hours}</span>}
            </li>
          ))}
        </ul>
        <p class="quiet">Numbers as of {support.as_of}.</p>
      </div>
    );
  }
  return (
    <>
      {insight.insights && <p dir="auto">{insight.insights}</p>}
      {insight.reflections && (
        <p class="reflection" dir="auto">
          {insight.reflections}
        </p>
      )}
      <p class="quiet">
        {[
          insight.sentiment,
          insight.keywords.join(', '),
          insight.provider === 'lexicon'
            ? 'read in this system, nothing left it'
            : insight.provider,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
}
