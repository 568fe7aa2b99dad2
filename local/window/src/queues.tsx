import { useCallback, useEffect, useState } from 'preact/hooks';
import { ask, Refused } from './connection.ts';
import { Locked } from './live.tsx';

interface Queue {
  name: string;
  visible: number;
  inFlight: number;
  delayed: number;
  oldestSeconds: number;
  deadLetterQueueOf: string[];
  messages?: { messageId: string; sentAt: string; receives: number; body: string }[];
}

const REFRESH_MS = 2_000;

/** Queues, what waits in them, and dead letters with a way back. */
export function Queues() {
  const [queues, setQueues] = useState<readonly Queue[]>([]);
  const [problem, setProblem] = useState('');
  const [isLocked, setIsLocked] = useState(false);
  const refresh = useCallback(async () => {
    try {
      setQueues((await (await ask('queues')).json()).queues);
      setProblem('');
    } catch (error) {
      if (error instanceof Refused) setIsLocked(true);
      else setProblem(String(error));
    }
  }, []);
  useEffect(() => {
    void refresh();
    const timer = setInterval(() => void refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [refresh]);

  async function redrive(name: string) {
    try {
      await ask(`redrive/${encodeURIComponent(name)}`, { method: 'POST' });
    } catch (error) {
      setProblem(String(error));
    }
    await refresh();
  }

  if (isLocked) return <Locked />;
  return (
    <>
      {problem && <p role="alert">{problem}</p>}
      <div class="scroll">
        <table>
          <caption>Queues, now</caption>
          <thead>
            <tr>
              {['Queue', 'Waiting', 'In flight', 'Delayed', 'Oldest'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {queues.map((queue) => (
              <tr key={queue.name}>
                <th scope="row">{queue.name}</th>
                <td>{queue.visible}</td>
                <td>{queue.inFlight}</td>
                <td>{queue.delayed}</td>
                <td>{queue.oldestSeconds} s</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {queues
        .filter(({ messages = [] }) => messages.length > 0)
        .map(({ name, messages = [], deadLetterQueueOf }) => (
          <section key={name}>
            <h2>{name}</h2>
            {deadLetterQueueOf.length > 0 && (
              <button type="button" onClick={() => void redrive(name)}>
                Back to {deadLetterQueueOf.join(', ')}
              </button>
            )}
            <ul>
              {messages.map(({ messageId, sentAt, receives, body }) => (
                <li key={messageId}>
                  <span class="quiet">
                    {sentAt}, received {receives} times
                  </span>
                  <pre>{body}</pre>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}
