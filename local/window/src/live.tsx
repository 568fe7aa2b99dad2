import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Recorded } from '../../trace/steps.ts';
import { followSteps, Refused } from './connection.ts';
import { begin, type Call, groupSteps, type Request, unitsOf } from './groups.ts';

/** As many as the local cloud keeps. */
const KEPT = 5_000;
const RETRY_MS = 1_000;

function useSteps(): { steps: readonly Recorded[]; state: string } {
  const [steps, setSteps] = useState<readonly Recorded[]>([]);
  const [state, setState] = useState('connecting');
  const last = useRef(0);
  useEffect(() => {
    const controller = new AbortController();
    const follow = async () => {
      while (!controller.signal.aborted) {
        try {
          const take = (more: Recorded[]) => {
            last.current = more.at(-1)?.n ?? last.current;
            setState('live');
            setSteps((before) => [...before, ...more].slice(-KEPT));
          };
          setState('live');
          await followSteps(last.current, take, controller.signal);
        } catch (error) {
          if (error instanceof Refused) return setState('refused');
        }
        setState('not connected, trying again');
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    };
    void follow();
    return () => controller.abort();
  }, []);
  return { steps, state };
}

/** Requests as they come, and all that follows from the chosen one. */
export function Live() {
  const { steps, state } = useSteps();
  const [chosen, setChosen] = useState('');
  const [filter, setFilter] = useState('');
  const requests = useMemo(
    () => steps.filter((step): step is Request => step.kind === 'request').toReversed(),
    [steps],
  );
  const shown = requests.filter(({ path, requests: [id = ''] }) =>
    `${path} ${id}`.includes(filter.trim()),
  );
  const denied = steps.filter(
    (step): step is Call => step.kind === 'call' && step.verdict === 'denied',
  );
  const current = chosen || shown[0]?.requests[0] || '';
  if (state === 'refused') return <Locked />;
  return (
    <div class="live">
      <section aria-labelledby="requests">
        <h2 id="requests">Requests</h2>
        <p role="status" class="quiet">
          {state}
        </p>
        <label>
          Path or request id{' '}
          <input value={filter} onInput={({ currentTarget }) => setFilter(currentTarget.value)} />
        </label>
        <ol class="requests">
          {shown.slice(0, 200).map(({ n, method, path, status, ms, requests: [id = ''] }) => (
            <li key={n}>
              <button type="button" aria-pressed={id === current} onClick={() => setChosen(id)}>
                <b>{method}</b> {path}
                <span class={status >= 400 ? 'bad' : 'quiet'}>
                  {status} · {ms} ms
                </span>
              </button>
            </li>
          ))}
        </ol>
        {shown.length === 0 && <p>None yet. Send one.</p>}
      </section>
      <section aria-labelledby="story">
        <h2 id="story">What followed</h2>
        {denied.length > 0 && (
          <div role="alert" class="bad">
            {denied.slice(-3).map((call) => (
              <DeniedCall key={call.n} call={call} />
            ))}
          </div>
        )}
        <Story steps={steps.filter(({ requests: ids }) => ids.includes(current))} id={current} />
      </section>
    </div>
  );
}

function Story({ steps, id }: { steps: readonly Recorded[]; id: string }) {
  const groups = groupSteps(steps);
  const start = Math.min(...steps.map(begin));
  const calls = steps.filter((step): step is Call => step.kind === 'call');
  if (steps.length === 0) return <p>Choose a request.</p>;
  return (
    <>
      <p class="quiet">
        <code>{id}</code> · {calls.length} calls of AWS, {unitsOf(calls)} units
      </p>
      <ol class="story">
        {groups.map(({ head, calls: inside }) => (
          <li key={head.n} data-kind={head.kind}>
            <span class="quiet">+{Math.round(begin(head) - start)} ms</span> <Line step={head} />
            {inside.length > 0 && (
              <ol>
                {inside.map((call) => (
                  <li key={call.n}>
                    <Line step={call} />
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function Line({ step }: { step: Recorded }) {
  switch (step.kind) {
    case 'request':
      return (
        <>
          <b>request</b> {step.method} {step.path} → {step.status} <Ms ms={step.ms} />
        </>
      );
    case 'invocation':
      return (
        <>
          <b>{step.trigger}</b> {step.function}
          {step.items > 1 && ` (${step.items} items)`} <Ms ms={step.ms} />
          {step.error && <span class="bad"> {step.error}</span>}
        </>
      );
    case 'event':
      return (
        <>
          <b>event</b> {step.name} → {step.rules.length > 0 ? step.rules.join(', ') : 'no rule'}
        </>
      );
    case 'call':
      return (
        <>
          {step.operation} <span class="quiet">{step.resources.join(', ')}</span>
          {step.units !== undefined && ` ${step.units} units`} <Ms ms={step.ms} />
          {step.verdict === 'denied' ? (
            <DeniedCall call={step} />
          ) : (
            step.verdict === 'allowed' && <span class="good"> allowed</span>
          )}
          {step.error && step.verdict !== 'denied' && <span class="bad"> {step.error}</span>}
        </>
      );
  }
}

const Ms = ({ ms }: { ms: number }) => <span class="quiet">{ms} ms</span>;

function DeniedCall({ call }: { call: Call }) {
  return (
    <p class="bad">
      Denied: the role of {call.caller} does not allow {call.operation} on{' '}
      {call.resources.join(', ')}.
      {call.remedy && (
        <>
          {' '}
          Change <code>{call.remedy}</code>.
        </>
      )}
    </p>
  );
}

export function Locked() {
  return (
    <p role="alert">
      This run does not know the key. Open the link that <code>dev</code> has printed.
    </p>
  );
}
